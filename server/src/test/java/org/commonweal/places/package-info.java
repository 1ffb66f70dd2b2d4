/// Tests of areas, routing, address search and the map.
@NullMarked
package org.commonweal.places;

import org.jspecify.annotations.NullMarked;
