/// Following: neighbours who hear of a request, or of whatever fits a service, an area and a place,
/// by e-mail or by feed, without an account. Door: [Follows].
///
/// Who follows is confirmed by the owner of the address, who changes or ends it by a link of theirs
/// or by one click of the mail program (RFC 8058). Addresses lie in one table, are never on the
/// record, and are erased when somebody leaves. What followers read is what everybody may read, and
/// never a link of an asker's.
///
/// The room of notices hands over what happened, once ([org.commonweal.notices.Audience]); messages
/// go out by that room's outbox.
///
/// Events: none. Tables: `follows_kept`, `follows_digest`, `follows_news`.
@NullMarked
package org.commonweal.follows;

import org.jspecify.annotations.NullMarked;
