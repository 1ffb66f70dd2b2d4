package org.commonweal.post;

/// One way by which text messages are carried away. Used by one thread.
@FunctionalInterface
interface TextCarrier {
    /// Hands over one message; waits for whoever takes it.
    Handed hand(TextMessage message);
}
