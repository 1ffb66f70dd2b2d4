package org.commonweal.notices;

import org.commonweal.post.Letter;

/// What came of writing a message.
public sealed interface Written {
    /// A letter to be sent.
    ///
    /// @param to the reader's address
    /// @param thread whether it stands under the first message on the same request
    /// @param leave address of the one-click leave; empty for none
    /// @param list `List-Id`; empty for none
    /// @param upTo of a message that tells several steps: the last entry it tells; else 0
    record Mail(String to, boolean thread, String leave, String list, Letter letter, long upTo)
            implements Written {}

    /// A text message to be sent.
    ///
    /// @param to the reader's number, as of E.164
    /// @param lang BCP 47 tag
    record Text(String to, String text, String lang) implements Written {}

    /// Nothing is sent.
    ///
    /// @param why last part of a key `notices.why.`: `no_address`, `no_number`, `ended`, `nothing`,
    ///   `left` or `gone`
    /// @param upTo as in [Mail]
    record Nothing(String why, long upTo) implements Written {}

    /// Nothing is sent.
    static Written nothing(String why) {
        return new Nothing(why, 0);
    }
}
