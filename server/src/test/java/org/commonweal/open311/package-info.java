/// Other programs at the desk of Alderhaven, told as stories.
@NullMarked
package org.commonweal.open311;

import org.jspecify.annotations.NullMarked;
