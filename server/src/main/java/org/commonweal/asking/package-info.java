/// Asking: the public front page, and the way a request is made, one thing a page. Door:
/// [AskingPages].
///
/// What has been typed so far is a draft, kept here under a secret in the address, so that going
/// back and forth loses nothing and no page needs script or a cookie. A draft is private, lives a
/// day from its last change, and is erased by sending it; then only the number it became is known,
/// so that sending twice asks once. The receipt's secrets wait in memory for as long as it takes to
/// show them once (docs/decisions/0081).
///
/// Without a line the same is asked on one page, which a small service worker has kept with its
/// style and script; what is typed there stays on the device until it is sent, once, under a key
/// that the device made (docs/decisions/0190 and 0191).
///
/// Events: none of its own; a request is asked through the door of `requests`. Tables:
/// `asking_drafts`, `asking_arrived`.
@NullMarked
package org.commonweal.asking;

import org.jspecify.annotations.NullMarked;
