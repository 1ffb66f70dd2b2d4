/// Keeping public words fit for everybody: staff take words, places and photos from public view
/// with a reason that everybody reads; anybody reports what should not be public, and staff read
/// it. Doors: [ModerationPages], [Reports].
///
/// What may be hidden, by whom, and what the record says of it is decided in the room of requests
/// ([org.commonweal.requests.Hiding]); here are the pages.
///
/// Events: none of its own. Tables: `moderation_reports`.
@NullMarked
package org.commonweal.moderation;

import org.jspecify.annotations.NullMarked;
