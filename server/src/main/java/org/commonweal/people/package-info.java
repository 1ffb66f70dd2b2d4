/// Who acts: residents who proved a request is theirs, staff with their roles and sign-ins, the
/// clock, the desk itself.
///
/// Door: `People`. Residents need no account, so none is kept here.
///
/// Events: none. Who staff are is nobody's public business; what they did stands in the entries of
/// each request.
///
/// Tables: `people_staff`, `people_sessions`.
@NullMarked
package org.commonweal.people;

import org.jspecify.annotations.NullMarked;
