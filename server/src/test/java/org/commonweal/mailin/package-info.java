/// Tests of mail that comes in.
@NullMarked
package org.commonweal.mailin;

import org.jspecify.annotations.NullMarked;
