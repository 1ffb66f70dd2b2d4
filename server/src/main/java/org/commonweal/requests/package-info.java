/// The loop: asked, promised, reported done, judged. An agency may only report that something is
/// done; the verdict of the one who asked closes it.
///
/// Door: [Requests]; [PublicRequests] for who reads the whole desk. What may happen when, and who
/// may do it, stands in one table, [RequestLife]; [Request] decides and folds without a clock, a
/// database or a page; [RequestTables] keeps what is read. Its pages are the room `verdicts`. It is
/// larger than a room should be, and stays one: to part the deciding from the keeping would make
/// public what nothing else may call.
///
/// Events: [RequestEvent], each with its literal name and version; and `desk.downtime/1`.
///
/// Tables: `requests`, `request_steps`, `request_photos`, `request_spots`, `request_downtimes`,
/// `request_sequence`, `request_figures` (all rebuilt by replay of the record); `request_keys`,
/// `request_links_before`, `request_reach`, `request_client_keys`, `request_heartbeat` (the desk's
/// own, never on the record).
@NullMarked
package org.commonweal.requests;

import org.jspecify.annotations.NullMarked;
