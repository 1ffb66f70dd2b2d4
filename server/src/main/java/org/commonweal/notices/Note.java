package org.commonweal.notices;

import java.time.Instant;

/// Something to be told to somebody: one row of the outbox.
///
/// @param entry the step's number on the record; -1 for what is no step
/// @param request the request's number, 0 for none
/// @param follow whose it is among the [Audience]; [#ASKER] or [#ASKER_BY_TEXT] for the asker, who
///   has an order of its own for each
/// @param message its Message-ID without brackets
/// @param attempts how often it was tried
/// @param nextAt when it is tried next; meaningless once it waits no more
/// @param reason why it failed, was dropped or has not gone yet; never an address
record Note(
        long id,
        long entry,
        Occasion occasion,
        long request,
        long follow,
        String message,
        State state,
        int attempts,
        Instant nextAt,
        Instant changedAt,
        String reason) {

    /// The asker, by mail.
    static final long ASKER = 0;

    /// The asker, by text message.
    static final long ASKER_BY_TEXT = -1;

    /// What became of a note.
    enum State {
        /// It is tried when its time comes.
        WAITING,
        /// A mail server or a gateway took it.
        SENT,
        /// Tried often enough, or refused for good: a person must look.
        FAILED,
        /// Nobody is there to be told any more, or there is nothing left to tell.
        DROPPED,
        /// No mail server, or no gateway, was set.
        UNSENT;

        String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static State of(String code) {
            return valueOf(code.toUpperCase(java.util.Locale.ROOT));
        }
    }

    boolean toAsker() {
        return follow <= ASKER;
    }

    boolean byText() {
        return follow == ASKER_BY_TEXT;
    }

    /// What a text message is known by at its gateway: the Message-ID without its host.
    String textId() {
        return message.substring(0, message.indexOf('@'));
    }
}
