/// The composition root: reads the command line and the town's configuration, and wires every room
/// by hand in the order the data flows.
@NullMarked
package org.commonweal;

import org.jspecify.annotations.NullMarked;
