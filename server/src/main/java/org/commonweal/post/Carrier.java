package org.commonweal.post;

/// One way by which messages are carried away. Used by one thread.
interface Carrier {
    /// Opens a line for some messages. A line that cannot be opened says so at the first of them.
    Line open();

    /// A line to whoever takes messages.
    interface Line extends AutoCloseable {
        /// Hands over one message.
        Handed hand(Envelope envelope);

        @Override
        void close();
    }
}
