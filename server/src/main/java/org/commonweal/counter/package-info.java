/// The clerk's pages: filing for a caller, a visitor or the writer of a letter on one page with the
/// keyboard, reading the number back, printing the receipt, and doing for them later what they may
/// do, with their code.
///
/// A clerk is nobody's asker. What is filed belongs to the one who called; the clerk sees its
/// secrets for as long as the call lasts ([Visits]) and they are kept in memory only. Staff may not
/// look people up: a request is found by its number, and opened for its asker by number and code.
///
/// Door: [CounterPages]. Events: none of its own. Tables: none.
@NullMarked
package org.commonweal.counter;

import org.jspecify.annotations.NullMarked;
