package org.commonweal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.commonweal.config.Mail;
import org.commonweal.config.Town;
import org.commonweal.mailin.MailInSettings;
import org.commonweal.outside.Folder;
import org.commonweal.post.MailSettings;
import org.commonweal.post.TextSettings;

/// What the town's file says of mail and text messages, as the rooms that send them take it.
final class HouseMail {
    private HouseMail() {}

    static MailSettings settings(Town town, Path data) {
        var mail = town.mail();
        return new MailSettings(
                mail.from(), mail.smtp().map(server -> server(server, data)), mail.reads());
    }

    static TextSettings texts(Town town, Path data) {
        var texts = town.texts();
        return new TextSettings(
                texts.offered(),
                texts.gateway()
                        .map(url ->
                                new TextSettings.Gateway(
                                        url, () -> password(data, texts.secretFile()))),
                texts.countries());
    }

    static MailInSettings incoming(Town town, Path data) {
        var mail = town.mail();
        return new MailInSettings(
                mail.from(),
                mail.service(),
                town.languages(),
                mail.imap()
                        .map(server ->
                                new MailInSettings.Box(
                                        server.host(),
                                        server.port(),
                                        server.security(),
                                        server.user(),
                                        () -> password(data, server.passwordFile()),
                                        mail.folder(),
                                        mail.done())));
    }

    private static MailSettings.Server server(Mail.Server server, Path data) {
        return new MailSettings.Server(
                server.host(),
                server.port(),
                MailSettings.Security.valueOf(server.security().toUpperCase(Locale.ROOT)),
                server.user(),
                () -> password(data, server.passwordFile()));
    }

    private static String password(Path data, String file) {
        return new Folder(data)
                .read(file)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8).strip())
                .orElseThrow(() ->
                        new java.io.UncheckedIOException(
                                new java.io.IOException("there is no file " + data.resolve(file))));
    }
}
