package org.commonweal.config;

import java.util.Optional;

/// How a town's desk sends and takes mail.
///
/// @param from the desk's own address, with or without a name before it; empty when there is no
///   mail
/// @param smtp the server that takes what is sent; empty when nothing is sent
/// @param imap the mailbox that is emptied into the desk; empty when none is
/// @param pipe whether a mail server hands over what comes
/// @param folder of the mailbox that is read
/// @param done folder of the mailbox where what was taken goes
/// @param service code of the service that requests by mail are for; empty when a person chooses
public record Mail(
        String from,
        Optional<Server> smtp,
        Optional<Server> imap,
        boolean pipe,
        String folder,
        String done,
        String service) {
    /// A town without mail.
    public static final Mail NONE =
            new Mail("", Optional.empty(), Optional.empty(), false, "INBOX", "Done", "");

    /// Whether what is sent to the desk's address reaches the desk.
    public boolean reads() {
        return pipe || imap.isPresent();
    }

    /// A mail server.
    ///
    /// @param security `starttls`, `tls` or `none`
    /// @param user to sign in as, or empty
    /// @param passwordFile holds the password and nothing else; relative to the data folder; empty
    ///   when there is no user
    public record Server(
            String host, int port, String security, String user, String passwordFile) {}
}
