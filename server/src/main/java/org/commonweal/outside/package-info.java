/// Outside: the only place where what a test cannot foresee enters the desk. Time ([Now]), chance
/// ([Chance]), ids ([Ids]) and durable files ([Folder]).
///
/// Everything else takes these as arguments, so a story can turn the clock and a test can repeat
/// its luck. Nobody else reads the system clock, makes random numbers or waits for time to pass.
///
/// Events: none. Tables: none.
@NullMarked
package org.commonweal.outside;

import org.jspecify.annotations.NullMarked;
