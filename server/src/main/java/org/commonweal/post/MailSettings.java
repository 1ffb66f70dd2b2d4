package org.commonweal.post;

import java.util.Optional;

/// How a desk's mail goes out, and as whom.
///
/// @param from the desk's own address; answers come back to it
/// @param server the mail server that takes messages; empty where none is set, and then nothing is
///   sent
/// @param reads whether answers to messages reach the desk
public record MailSettings(String from, Optional<Server> server, boolean reads) {
    /// A desk without mail.
    public static final MailSettings NONE = new MailSettings("", Optional.empty(), false);

    /// A mail server.
    ///
    /// @param host its name
    /// @param port such as 587
    /// @param security how the line is protected
    /// @param user signs in under this name; empty for a server that asks for none
    /// @param password read when the line is opened, so that it can be changed while the desk runs
    public record Server(
            String host, int port, Security security, String user, Password password) {}

    /// Where a password comes from.
    @FunctionalInterface
    public interface Password {
        /// The password as it is now; empty when none is needed.
        ///
        /// @throws java.io.UncheckedIOException when its file cannot be read
        String read();
    }

    /// How a line to a mail server is protected.
    public enum Security {
        /// Encrypted after a greeting in the clear; a server that cannot is not used.
        STARTTLS,
        /// Encrypted from the first byte.
        TLS,
        /// Not at all: only for a server on this machine.
        NONE
    }
}
