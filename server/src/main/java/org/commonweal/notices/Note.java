package org.commonweal.notices;

import java.time.Instant;

/// Something to be told to somebody: one row of the outbox.
///
/// @param entry the step's number on the record; -1 for what is no step
/// @param request the request's number, 0 for none
/// @param follow whose it is among the [Audience]; 0 for the asker
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

    /// What became of a note.
    enum State {
        /// It is tried when its time comes.
        WAITING,
        /// A mail server took it.
        SENT,
        /// Tried often enough, or refused for good: a person must look.
        FAILED,
        /// Nobody is there to be told any more, or there is nothing left to tell.
        DROPPED,
        /// No mail server was set.
        UNSENT;

        String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static State of(String code) {
            return valueOf(code.toUpperCase(java.util.Locale.ROOT));
        }
    }

    boolean toAsker() {
        return follow == 0;
    }
}
