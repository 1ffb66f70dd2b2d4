/// Tests of the whole: which room may know which, and whether the documents say what the program
/// does.
@NullMarked
package org.commonweal;

import org.jspecify.annotations.NullMarked;
