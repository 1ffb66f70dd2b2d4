/// Mail that comes in: by a mail server's pipe (`commonweal mail-in`) or from a mailbox that is
/// emptied (IMAP). Door: [MailIn].
///
/// A message is first laid into a folder of its own, durably, and only then taken from whoever
/// brought it; so nothing is lost, whatever stands still. Then it becomes a new request, or an
/// answer to one, or it waits for a clerk. It is never thrown away unread: what a machine sent is
/// set aside where it can be looked at for a month.
///
/// Whoever writes is not believed to be who they say. An answer counts as the asker's only when it
/// names a message that was sent to the asker and comes from the asker's address; and even then it
/// only adds words. No message gives a verdict, appeals or withdraws: links do.
///
/// No machine publishes what looks like a telephone number or an address: that waits for a clerk.
///
/// Events: none. Tables: `mailin_held`, `mailin_seen`.
@NullMarked
package org.commonweal.mailin;

import org.jspecify.annotations.NullMarked;
