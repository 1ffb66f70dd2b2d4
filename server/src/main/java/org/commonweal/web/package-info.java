/// Web: how a room shows pages and takes forms. A room registers its [Routes]; its handlers read an
/// [Exchange] and return a [Reply]; templates get a [Shell] and speak [Words].
///
/// Door: [Web]. The web server itself is known to one class here, so another could replace it.
/// Every reply carries the same strict security headers, every state change is checked for coming
/// from our own pages, and an error never shows what went wrong inside.
///
/// Events: none. Tables: none.
@NullMarked
package org.commonweal.web;

import org.jspecify.annotations.NullMarked;
