/// The invented town in which the stories of the tests are set: its people, its desk, and a clock
/// that is turned.
@NullMarked
package org.commonweal.town;

import org.jspecify.annotations.NullMarked;
