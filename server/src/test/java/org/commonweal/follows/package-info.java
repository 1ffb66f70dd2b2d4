/// Tests of following.
@NullMarked
package org.commonweal.follows;

import org.jspecify.annotations.NullMarked;
