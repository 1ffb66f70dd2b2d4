/// Tests of following.
@NullMarked
package org.commonweal.demo;

import org.jspecify.annotations.NullMarked;
