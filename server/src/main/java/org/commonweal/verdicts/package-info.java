/// A request as it is read and judged: its public page, the asker's own pages by secret link or by
/// number and code, the verdict and all else that only the asker does there, and the receipt.
///
/// Door: [RequestPages]. What a page shows is made by [RequestTelling], for this room and the desk
/// alike; the desk shows the same facts and adds what staff may see.
///
/// It decides nothing: what may be done, and by whom, is for [org.commonweal.requests.Requests] to
/// say, and every act goes through that door. Events: none of its own. Tables: none; a visit by
/// number and code lives in memory ([AskerVisits]).
@NullMarked
package org.commonweal.verdicts;

import org.jspecify.annotations.NullMarked;
