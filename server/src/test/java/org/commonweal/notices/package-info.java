/// Tests of the messages.
@NullMarked
package org.commonweal.notices;

import org.jspecify.annotations.NullMarked;
