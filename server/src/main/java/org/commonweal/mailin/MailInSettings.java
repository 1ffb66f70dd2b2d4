package org.commonweal.mailin;

import java.util.List;
import java.util.Optional;

/// How mail comes in.
///
/// @param own the desk's own address
/// @param service code of the service that a new request by mail is for; empty when a clerk chooses
/// @param languages that the town speaks, BCP 47 tags, its first one first
/// @param mailbox the one that is emptied into the desk; empty for none
public record MailInSettings(
        String own, String service, List<String> languages, Optional<Box> mailbox) {
    public MailInSettings {
        languages = List.copyOf(languages);
    }

    /// A mailbox on an IMAP server.
    ///
    /// @param security `starttls`, `tls` or `none`
    /// @param password read when the line is opened
    /// @param folder that is read
    /// @param done folder where a message goes once the desk has it
    public record Box(
            String host,
            int port,
            String security,
            String user,
            java.util.function.Supplier<String> password,
            String folder,
            String done) {}
}
