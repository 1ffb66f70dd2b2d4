@NullMarked
package org.commonweal.moderation;

import org.jspecify.annotations.NullMarked;
