package org.commonweal.config;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads `[mail]`.
final class MailReader {
    private static final Pattern HOST =
            Pattern.compile("([A-Za-z0-9.-]+|\\[[0-9a-fA-F:]+])(?::(\\d{1,5}))?");
    private static final Pattern FROM =
            Pattern.compile("(?:[^<>@\\p{Cntrl}]*<[^<>@\\s]+@[^<>@\\s]+>|[^<>@\\s]+@[^<>@\\s]+)");
    private static final List<String> SECURITY = List.of("starttls", "tls", "none");
    private static final List<String> HERE = List.of("localhost", "127.0.0.1", "[::1]");

    private MailReader() {}

    /// @param services codes of the town's services
    static Mail read(Section town, List<String> services) {
        var section = town.section("mail", Keys.MAIL);
        if (section.isEmpty()) {
            return Mail.NONE;
        }
        var mail = section.get();
        var from = mail.text("from");
        if (!from.isEmpty() && !FROM.matcher(from).matches()) {
            mail.mistake(
                    "from",
                    "\""
                            + from
                            + "\" is no e-mail address; write it as \"desk@example.org\" or \"The desk <desk@example.org>\".");
        }
        var service = mail.text("service", "");
        if (!service.isEmpty() && !services.contains(service)) {
            mail.mistake(
                    "service",
                    "There is no service \"" + service + "\"" + Closest.hint(service, services));
        }
        return new Mail(
                from,
                server(mail, "smtp", "", 587, 465),
                server(mail, "imap", "imap_", 143, 993),
                mail.flag("pipe", false),
                mail.text("imap_folder", "INBOX"),
                mail.text("imap_done", "Done"),
                service);
    }

    private static Optional<Mail.Server> server(
            Section mail, String key, String prefix, int plain, int tls) {
        var address = mail.text(key, "");
        if (address.isEmpty()) {
            return Optional.empty();
        }
        var security = mail.text(prefix + "security", "starttls");
        if (!SECURITY.contains(security)) {
            mail.mistake(
                    prefix + "security",
                    "\"" + security + "\" is not one of \"starttls\", \"tls\" and \"none\".");
        }
        var match = HOST.matcher(address);
        if (!match.matches()) {
            mail.mistake(
                    key, "\"" + address + "\" is no server; write it as \"mail.example.org:587\".");
            return Optional.empty();
        }
        var host = match.group(1);
        if (security.equals("none") && !HERE.contains(host)) {
            mail.mistake(
                    prefix + "security",
                    "A line that is not protected is only for a server on this machine, not for \""
                            + host
                            + "\": the messages carry secret links.");
        }
        var user = mail.text(prefix + "user", "");
        var file = mail.text(prefix + "password_file", "");
        if (user.isEmpty() != file.isEmpty()) {
            mail.mistake(
                    user.isEmpty() ? prefix + "password_file" : prefix + "user",
                    "\"" + prefix + "user\" and \"" + prefix + "password_file\" go together.");
        }
        var typed = match.group(2);
        int port = typed == null ? (security.equals("tls") ? tls : plain) : Integer.parseInt(typed);
        return Optional.of(new Mail.Server(host, port, security, user, file));
    }
}
