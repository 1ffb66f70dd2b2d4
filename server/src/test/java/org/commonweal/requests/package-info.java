/// Stories of the loop, and its parts as values.
@NullMarked
package org.commonweal.requests;

import org.jspecify.annotations.NullMarked;
