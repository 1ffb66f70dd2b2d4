/// Tests of how messages leave.
@NullMarked
package org.commonweal.post;

import org.jspecify.annotations.NullMarked;
