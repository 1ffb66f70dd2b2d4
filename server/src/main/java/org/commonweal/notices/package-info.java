/// Notices: who hears of which step of a request, by e-mail, text message and webhook. Door:
/// [Notices]; others who are told something note it by [Outgoing].
///
/// The outbox reads on from the record. For each step that matters it notes, under the entry's
/// number, who is to be told; a note is made once however often an entry is read. A message is
/// written only when it is sent, so no address, no words and no secret lie in the outbox, and what
/// was erased meanwhile is not sent. A note bears its Message-ID from the beginning: a second copy
/// goes out only when the desk dies between a mail server's yes and its own commit, and readers
/// show such a copy once.
///
/// Two kinds of reader, never mixed: the asker, whose message carries a link that is theirs alone
/// and that ends an hour after the next message; and followers, whose messages carry nothing that
/// everybody may not have; they are another room's ([Audience]). Of a confidential request only its
/// asker hears, in words that tell nothing.
///
/// Text messages go to the asker alone, when they said so, and of fewer steps ([Occasion]). Their
/// order and their links are their own: neither a text message nor a letter waits for the other, or
/// replaces its link.
///
/// Mail servers and gateways are spoken to by [Outbox] on its own thread and never inside a
/// transaction.
///
/// Events: none. Tables: `notices_outbox`, `notices_place`, `notices_hooks`, `notices_calls`.
@NullMarked
package org.commonweal.notices;

import org.jspecify.annotations.NullMarked;
