/// The pages of staff: what is due, one request with all they may see of it, and one small form for
/// each thing they may do. The room knows nothing that [org.commonweal.requests.Requests] does not
/// tell it, and what it offers is what that door says is possible, so a button that is there works
/// unless somebody else was faster.
///
/// Door: [DeskPages]. Events: none of its own. Tables: none.
@NullMarked
package org.commonweal.desk;

import org.jspecify.annotations.NullMarked;
