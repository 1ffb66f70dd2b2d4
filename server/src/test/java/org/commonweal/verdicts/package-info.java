/// What the pages of a request say, and whom they open to.
@NullMarked
package org.commonweal.verdicts;

import org.jspecify.annotations.NullMarked;
