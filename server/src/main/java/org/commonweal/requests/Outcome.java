package org.commonweal.requests;

import java.util.Locale;

/// What became of a command: it stands on the record, or nothing changed and here is why.
public sealed interface Outcome {
    /// It stands on the record, durably.
    ///
    /// @param number the request
    /// @param entry number of the last entry it led to
    /// @param state where the request stands now
    record Done(RequestNumber number, long entry, State state) implements Outcome {}

    /// Nothing changed.
    record Refused(Because because) implements Outcome {}

    /// Why a command is refused. [#key()] finds the sentence in the room's words.
    enum Because {
        /// There is no such request for whoever asks: also said of a wrong link, a wrong code and a
        /// confidential request, so that nothing is learnt from the difference.
        UNKNOWN_REQUEST,
        /// Not possible where the request stands.
        NOT_IN_THIS_STATE,
        /// Somebody else may do this.
        NOT_YOURS,
        /// A clerk may not act for an asker towards the clerk's own agency.
        OWN_AGENCY,
        /// A clerk acts for an asker only with the code.
        CODE_NEEDED,
        /// The clock is stopped: resume first.
        PAUSED,
        /// The clock is not stopped.
        NOT_PAUSED,
        /// You have it already.
        ALREADY_YOURS,
        /// It came back: somebody else must look at it this time.
        SOMEBODY_ELSE,
        /// An appeal is never decided by the one who refused.
        OWN_REFUSAL,
        /// The time for it has passed.
        WINDOW_OVER,
        /// There is no verdict to take back, or work went on since.
        NOTHING_TO_UNDO,
        /// Words are needed.
        WORDS_NEEDED,
        /// More words than can be taken.
        WORDS_TOO_LONG,
        /// Control characters, or broken text.
        WORDS_UNREADABLE,
        /// Who is in charge, or what else can be done, must be named.
        NEXT_OWNER_NEEDED,
        /// The reason is not on the public list.
        REASON_UNKNOWN,
        /// There is no such agency.
        AGENCY_UNKNOWN,
        /// The service is no longer offered, so no promise can be made.
        SERVICE_UNKNOWN,
        /// The new due instant must be later than the present moment and the old one.
        DUE_NOT_LATER,
        /// More than two years ahead.
        DUE_TOO_FAR,
        /// There is no promise to move.
        NO_PROMISE,
        /// Contentment is 1 to 5.
        CONTENT_RANGE,
        /// A photo that was never taken in.
        PHOTO_UNKNOWN,
        /// More than ten photos.
        TOO_MANY_PHOTOS;

        /// Key of the sentence in this room's words: `requests.refused.window_over`.
        public String key() {
            return "requests.refused." + name().toLowerCase(Locale.ROOT);
        }
    }
}
