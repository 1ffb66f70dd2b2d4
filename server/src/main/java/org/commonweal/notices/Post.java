package org.commonweal.notices;

import java.time.Instant;

/// What carries messages away. Used by one thread.
interface Post {
    /// Opens a line for some messages. A line that cannot be opened says so at the first of them.
    Line open();

    /// A line to whoever takes messages.
    interface Line extends AutoCloseable {
        /// Hands over one message.
        Handed hand(Envelope envelope);

        @Override
        void close();
    }

    /// A message with what stands on it.
    ///
    /// @param to address of the one reader
    /// @param message Message-ID without brackets
    /// @param thread Message-ID of the first message on the matter; empty for none
    /// @param leave address that ends the following by one POST (RFC 8058); empty for none
    /// @param list what the reader follows, as a `List-Id`; empty for none
    record Envelope(
            String to,
            String message,
            String thread,
            String leave,
            String list,
            Letter letter,
            Instant at) {}

    /// What came of handing over.
    sealed interface Handed {
        /// Taken: it is on its way.
        record Taken() implements Handed {}

        /// Not now.
        ///
        /// @param why for operators; without addresses
        /// @param all whether the others need not be tried now either
        record Later(String why, boolean all) implements Handed {}

        /// Never.
        record Never(String why) implements Handed {}
    }
}
