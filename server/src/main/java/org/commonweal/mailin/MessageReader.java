package org.commonweal.mailin;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.util.SharedByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonweal.mailin.Message.Kind;
import org.commonweal.mailin.Message.Picture;
import org.jspecify.annotations.Nullable;

/// Reads a message of any shape: parts in parts, any encoding, HTML alone, signed, broken.
final class MessageReader {
    private static final Pattern ID = Pattern.compile("<([^<>\\s]{1,200})>");
    private static final Pattern FORWARD =
            Pattern.compile("(?i)^\\s*(fwd?|wg|tr|rv|i|转发)\\s*[:：].*");
    private static final Set<String> BULK = Set.of("bulk", "junk", "list", "auto_reply");
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final int DEPTH = 12;
    private static final int PARTS = 200;
    private static final int TEXT = 200_000;
    private static final int HOPS = 30;
    private static final int TONGUES = 10;
    // Smaller pictures are the marks and logos of signatures.
    private static final int DECORATION = 6_000;

    private final String own;

    /// @param own the desk's own address, by which a message that came back is known
    MessageReader(String own) {
        this.own = own.replaceAll(".*<|>.*", "").strip().toLowerCase(Locale.ROOT);
    }

    /// @throws MessagingException when it is no message at all
    Message read(byte[] raw) throws MessagingException, IOException {
        var mime =
                new MimeMessage(
                        Session.getInstance(new Properties()), new SharedByteArrayInputStream(raw));
        var found = new Found();
        walk(mime, found, 0);
        var sender = sender(mime);
        var subject = decoded(mime.getHeader("Subject", null));
        var words =
                PlainWords.tidy(
                        found.plain.isEmpty() ? found.html.toString() : found.plain.toString());
        return new Message(
                kind(mime, sender, found),
                sender == null ? "" : sender.getAddress(),
                sender == null || sender.getPersonal() == null
                        ? ""
                        : PlainWords.line(sender.getPersonal()),
                PlainWords.line(subject),
                words,
                languages(mime),
                about(mime, found),
                found.pictures,
                found.others,
                found.carried || FORWARD.matcher(subject).matches() || PlainWords.forwarded(words),
                found.sealed);
    }

    /// What the parts of a message hold.
    private static final class Found {
        final StringBuilder plain = new StringBuilder();
        final StringBuilder html = new StringBuilder();
        final List<Picture> pictures = new ArrayList<>();
        final List<String> others = new ArrayList<>();
        final Set<String> reported = new LinkedHashSet<>();
        boolean carried;
        boolean sealed;
        boolean report;
        int parts;
    }

    private void walk(Part part, Found found, int depth) throws MessagingException, IOException {
        if (depth > DEPTH || ++found.parts > PARTS) {
            found.others.add("…");
            return;
        }
        var type = type(part);
        if (type.startsWith("multipart/")) {
            parts(part, type, found, depth);
        } else if (type.equals("message/rfc822")
                || type.equals("text/rfc822-headers")
                || type.equals("message/delivery-status")) {
            carried(part, type, found);
        } else if (type.equals("application/pkcs7-mime")
                || type.equals("application/pgp-encrypted")) {
            found.sealed = true;
        } else if (isFile(part)) {
            file(part, type, found);
        } else if (type.equals("text/html")) {
            append(found.html, PlainWords.ofHtml(text(part)));
        } else if (type.startsWith("text/")) {
            append(found.plain, PlainWords.unsigned(text(part)));
        } else {
            file(part, type, found);
        }
    }

    private void parts(Part part, String type, Found found, int depth) {
        found.sealed |= type.equals("multipart/encrypted");
        found.report |= type.equals("multipart/report");
        try {
            if (part.getContent() instanceof Multipart parts) {
                int all = parts.getCount();
                int count = type.equals("multipart/signed") ? Math.min(1, all) : all;
                for (int i = 0; i < count; i++) {
                    walk(parts.getBodyPart(i), found, depth + 1);
                }
            }
        } catch (MessagingException | IOException e) {
            // Broken: what was read so far counts, and a person sees that there was more.
            found.others.add(type);
        }
    }

    // Of a message within the message only the names are looked at, to learn what came back.
    private void carried(Part part, String type, Found found)
            throws IOException, MessagingException {
        found.carried |= type.equals("message/rfc822");
        try (var in = part.getInputStream()) {
            var head = new String(in.readNBytes(64_000), UTF_8);
            for (var line : head.split("\r?\n")) {
                if (line.regionMatches(true, 0, "Message-ID:", 0, 11)) {
                    ids(line, found.reported);
                }
            }
        }
    }

    private static boolean isFile(Part part) throws MessagingException {
        var disposition = String.valueOf(part.getDisposition());
        return disposition.equalsIgnoreCase(Part.ATTACHMENT)
                || (name(part) != null && !type(part).startsWith("text/"));
    }

    private static void file(Part part, String type, Found found) throws MessagingException {
        var name = name(part);
        try (var in = part.getInputStream()) {
            if (type.startsWith("image/")) {
                var bytes = in.readAllBytes();
                if (bytes.length > DECORATION) {
                    found.pictures.add(
                            new Picture(
                                    name == null ? type : PlainWords.line(decoded(name)), bytes));
                }
                return;
            }
        } catch (IOException e) {
            // Broken in its encoding: named among the others.
        }
        if (!type.equals("application/pgp-signature")
                && !type.equals("application/pkcs7-signature")) {
            found.others.add(name == null ? type : PlainWords.line(decoded(name)));
        }
    }

    private static @Nullable String name(Part part) {
        try {
            return part.getFileName();
        } catch (MessagingException e) {
            return null;
        }
    }

    private static String type(Part part) {
        try {
            return part.getContentType().split("[;\\s]")[0].strip().toLowerCase(Locale.ROOT);
        } catch (MessagingException e) {
            return "text/plain";
        }
    }

    // Many messages name no charset, a wrong one, or one that nobody knows.
    private static String text(Part part) throws MessagingException, IOException {
        try (var in = part.getInputStream()) {
            var bytes = in.readNBytes(TEXT);
            var named = charset(part);
            if (named != null && !named.equals(UTF_8) && !named.name().equals("US-ASCII")) {
                return new String(bytes, named);
            }
            try {
                return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            } catch (CharacterCodingException e) {
                return new String(bytes, WINDOWS);
            }
        }
    }

    private static @Nullable Charset charset(Part part) {
        try {
            var type = new jakarta.mail.internet.ContentType(part.getContentType());
            var name = type.getParameter("charset");
            return name == null ? null : Charset.forName(MimeUtility.javaCharset(name));
        } catch (MessagingException | IllegalArgumentException e) {
            return null;
        }
    }

    private static void append(StringBuilder to, String words) {
        if (!words.isBlank()) {
            to.append(to.isEmpty() ? "" : "\n").append(words);
        }
    }

    private static @Nullable InternetAddress sender(MimeMessage mime) {
        for (var header : List.of("Reply-To", "From")) {
            try {
                var all = mime.getHeader(header, ",");
                if (all != null) {
                    var addresses = InternetAddress.parseHeader(all, false);
                    if (addresses.length > 0 && addresses[0].getAddress() != null) {
                        addresses[0].validate();
                        return addresses[0];
                    }
                }
            } catch (AddressException e) {
                // Not an address that could be answered.
            } catch (MessagingException e) {
                return null;
            }
        }
        return null;
    }

    private Kind kind(MimeMessage mime, @Nullable InternetAddress sender, Found found)
            throws MessagingException {
        var from = sender == null ? "" : sender.getAddress().toLowerCase(Locale.ROOT);
        if (!own.isEmpty() && from.equals(own)) {
            return Kind.LOOP;
        }
        var received = mime.getHeader("Received");
        if (received != null && received.length > HOPS) {
            return Kind.LOOP;
        }
        if (found.report
                || header(mime, "Return-Path").equals("<>")
                || from.startsWith("mailer-daemon@")
                || from.startsWith("postmaster@")) {
            return Kind.BOUNCE;
        }
        var auto = header(mime, "Auto-Submitted");
        boolean machine =
                (!auto.isEmpty() && !auto.startsWith("no"))
                        || BULK.contains(header(mime, "Precedence"))
                        || !header(mime, "List-Id").isEmpty()
                        || !header(mime, "List-Unsubscribe").isEmpty()
                        || !header(mime, "X-Autoreply").isEmpty()
                        || !header(mime, "X-Autorespond").isEmpty()
                        || !header(mime, "X-Mail-Autoreply").isEmpty();
        return machine ? Kind.MACHINE : Kind.PERSON;
    }

    private static String header(MimeMessage mime, String name) throws MessagingException {
        var value = mime.getHeader(name, null);
        return value == null ? "" : value.strip().toLowerCase(Locale.ROOT);
    }

    private static List<String> languages(MimeMessage mime) throws MessagingException {
        var named = mime.getHeader("Content-Language", ",");
        return named == null
                ? List.of()
                : Arrays.stream(named.split(","))
                        .map(tag -> tag.replaceAll("\\(.*?\\)", "").strip())
                        .filter(tag -> tag.matches("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,6}"))
                        .limit(TONGUES)
                        .toList();
    }

    private static List<String> about(MimeMessage mime, Found found) throws MessagingException {
        var ids = new LinkedHashSet<String>();
        ids(String.valueOf(mime.getHeader("In-Reply-To", " ")), ids);
        var references = new ArrayList<String>();
        ID.matcher(String.valueOf(mime.getHeader("References", " ")))
                .results()
                .forEach(id -> references.add(id.group(1)));
        ids.addAll(references.reversed());
        ids.addAll(found.reported);
        return List.copyOf(ids);
    }

    private static void ids(String header, Set<String> into) {
        ID.matcher(header).results().forEach(id -> into.add(id.group(1)));
    }

    private static String decoded(@Nullable String header) {
        if (header == null) {
            return "";
        }
        try {
            return MimeUtility.decodeText(MimeUtility.unfold(header));
        } catch (java.io.UnsupportedEncodingException e) {
            return header;
        }
    }
}
