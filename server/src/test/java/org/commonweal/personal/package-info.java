@NullMarked
package org.commonweal.personal;

import org.jspecify.annotations.NullMarked;
