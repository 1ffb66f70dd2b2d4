package org.commonweal.requests;

import java.util.List;

/// What became of an asking. Only [Accepted] and [Again] stand on the record.
public sealed interface Asked {
    /// It stands on the record, durably. The secrets are shown this once and kept nowhere in the
    /// clear.
    ///
    /// @param number to find it by
    /// @param entry number of its first entry
    /// @param state promised when a rule named an agency, else waiting
    /// @param code for the telephone and the counter, in two groups of four
    /// @param link token of the secret link; the page's address is not this room's business
    record Accepted(RequestNumber number, long entry, State state, String code, String link)
            implements Asked {}

    /// The same key came before with the same body: this is the first answer, without its secrets.
    record Again(RequestNumber number, long entry) implements Asked {}

    /// The same key came before with another body; nothing was stored.
    record Conflict() implements Asked {}

    /// Something is wrong with it; nothing was stored.
    ///
    /// @param faults never empty, in the order of the form
    record Rejected(List<Fault> faults) implements Asked {
        public Rejected {
            faults = List.copyOf(faults);
        }
    }

    /// What is wrong with one part.
    ///
    /// @param field service, words, place, point, area, photos, name, email, phone, contact_note,
    ///   aside, or `answers.` and the code of a question
    /// @param key of the sentence: in the words of this room (`requests.ask.words_needed`), or for
    ///   answers in the words of services (`answer.missing`)
    /// @param given what came, cut short; may be empty
    record Fault(String field, String key, String given) {}
}
