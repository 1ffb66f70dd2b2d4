/// Stories told at the desk's pages, over a real server and a real store.
@NullMarked
package org.commonweal.desk;

import org.jspecify.annotations.NullMarked;
