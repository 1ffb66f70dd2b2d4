package org.commonweal.verifier;

import java.util.List;
import java.util.Optional;

/// One clear member of an entry and what it may say. Every kind is closed: none can carry free
/// text.
///
/// @param name lower-case letters and underscores
/// @param kind what it may hold
/// @param required whether the event is incomplete without it
public record Member(String name, Kind kind, boolean required) {

    /// What a member may hold.
    public sealed interface Kind {
        /// One of a few words.
        record Word(List<String> words) implements Kind {
            public Word {
                words = List.copyOf(words);
            }
        }

        /// A whole number from `least` to `most`.
        record Whole(long least, long most) implements Kind {}

        /// The number of a published version of a register, from 1.
        record Version(Register register) implements Kind {}

        /// A second in UTC, `YYYY-MM-DDTHH:MM:SSZ`.
        record Moment() implements Kind {}

        /// A day of the calendar, `YYYY-MM-DD`.
        record Day() implements Kind {}

        /// A hash, 64 lower-case hexadecimal digits.
        record Digest() implements Kind {}

        /// A code of 1 to 64 of `a-z 0-9 _ . : -` beginning with a letter or digit, from a register
        /// when one is named. Codes of areas are `kind:code`.
        record Code(Optional<Register> register) implements Kind {}

        /// `true` or `false`.
        record Flag() implements Kind {}

        /// Field names of the vocabulary, sorted, each once, at least one.
        record Names() implements Kind {}

        /// The names of registers.
        record RegisterName() implements Kind {}
    }

    /// The same member where it may be left out.
    Member optional() {
        return new Member(name, kind, false);
    }

    /// Whether a confidential case commits to it instead of showing it: codes and times single a
    /// case out, the rest does not.
    boolean tells() {
        return kind instanceof Kind.Code || kind instanceof Kind.Moment;
    }
}
