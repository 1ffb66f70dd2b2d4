package org.commonweal.mailin;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.Base64;

/// Messages of the shapes that people's programs really send, written by us.
final class Letters {
    private Letters() {}

    static byte[] bytes(String text) {
        return text.replace("\n", "\r\n").getBytes(ISO_8859_1);
    }

    static String head(String from, String subject, String more) {
        return "Return-Path: <"
                + (from.isEmpty() ? "x@x.example" : from.replaceAll(".*<|>.*", ""))
                + ">\n"
                + "Received: from mx.example by desk; Mon, 2 Mar 2026 09:00:00 +0000\n"
                + "Date: Mon, 2 Mar 2026 09:00:00 +0000\n"
                + "Message-ID: <"
                + Integer.toHexString((from + subject + more).hashCode())
                + "@home.example>\n"
                + "From: "
                + from
                + "\n"
                + "To: desk@alderhaven.example\n"
                + "Subject: "
                + subject
                + "\n"
                + "MIME-Version: 1.0\n"
                + more;
    }

    static byte[] plain(String from, String subject, String more, String words) {
        return bytes(
                head(from, subject, more)
                        + "Content-Type: text/plain; charset=us-ascii\n\n"
                        + words
                        + "\n");
    }

    static byte[] in(String charset, String encoding, String words) {
        var raw =
                words.getBytes(
                        Charset.forName(charset.equals("x-nonsense") ? "windows-1252" : charset));
        var body =
                switch (encoding) {
                    case "base64" -> Base64.getMimeEncoder().encodeToString(raw);
                    case "quoted-printable" -> quoted(raw);
                    default -> new String(raw, ISO_8859_1);
                };
        return bytes(
                head(
                                "Ada <ada@home.example>",
                                "=?UTF-8?B?"
                                        + Base64.getEncoder()
                                                .encodeToString("Straße".getBytes(UTF_8))
                                        + "?=",
                                "")
                        + "Content-Type: text/plain; charset="
                        + charset
                        + "\nContent-Transfer-Encoding: "
                        + encoding
                        + "\n\n"
                        + body
                        + "\n");
    }

    private static String quoted(byte[] raw) {
        var text = new StringBuilder();
        int column = 0;
        for (byte b : raw) {
            int one = b & 0xff;
            var next =
                    one > 32 && one < 127 && one != '='
                            ? "" + (char) one
                            : one == ' ' ? " " : one == '\n' ? "\n" : "=%02X".formatted(one);
            column = next.equals("\n") ? 0 : column + next.length();
            if (column > 70) {
                text.append("=\n");
                column = next.length();
            }
            text.append(next);
        }
        return text.toString();
    }

    static byte[] html(String body) {
        return bytes(
                head("Ada <ada@home.example>", "A hole", "")
                        + "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n<html><head><style>p{color:red}</style></head><body>"
                        + new String(body.getBytes(UTF_8), ISO_8859_1)
                        + "</body></html>\n");
    }

    /// Text and HTML side by side, within a signed message, with a file beside them.
    static byte[] nested(String words, String type, String name, byte[] file) {
        return bytes(
                head("Ada <ada@home.example>", "With a file", "")
                        + """
                        Content-Type: multipart/signed; boundary=s; protocol="application/pkcs7-signature"

                        --s
                        Content-Type: multipart/mixed; boundary=m

                        --m
                        Content-Type: multipart/alternative; boundary=a

                        --a
                        Content-Type: text/plain; charset=utf-8

                        """
                        + words
                        + """

                        --a
                        Content-Type: text/html

                        <p>the same in red</p>
                        --a--
                        --m
                        """
                        + "Content-Type: "
                        + type
                        + "; name=\""
                        + name
                        + "\"\nContent-Disposition: attachment; filename=\""
                        + name
                        + "\"\nContent-Transfer-Encoding: base64\n\n"
                        + Base64.getMimeEncoder().encodeToString(file)
                        + """

                        --m--
                        --s
                        Content-Type: application/pkcs7-signature; name=smime.p7s
                        Content-Transfer-Encoding: base64

                        AAAA
                        --s--
                        """);
    }

    /// What a mail server sends back.
    static byte[] bounce(String id) {
        return bytes(
                """
                Return-Path: <>
                Date: Mon, 2 Mar 2026 09:05:00 +0000
                From: MAILER-DAEMON@mx.example
                To: desk@alderhaven.example
                Subject: Undelivered Mail Returned to Sender
                Auto-Submitted: auto-replied
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary=b

                --b
                Content-Type: text/plain

                I'm sorry to have to inform you that your message could not be delivered.
                --b
                Content-Type: message/delivery-status

                Final-Recipient: rfc822; ada@home.example
                Action: failed
                Status: 5.1.1
                --b
                Content-Type: text/rfc822-headers

                Message-ID: <%s>
                Subject: Received
                --b--
                """
                        .formatted(id));
    }
}
