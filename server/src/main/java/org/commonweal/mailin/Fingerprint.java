package org.commonweal.mailin;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;

/// What makes two messages the same, whichever way they came. Servers on the way add lines at the
/// top; what the writer's program wrote is the message.
final class Fingerprint {
    private static final Pattern WRITTEN = Pattern.compile("(?i)(?:Message-ID|From|Date|Subject):");

    private Fingerprint() {}

    /// @param raw a message as it came, headers first
    /// @return 32 bytes
    static byte[] of(byte[] raw) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            int body = body(raw);
            var head = new String(raw, 0, body, ISO_8859_1);
            for (var line : head.split("\r?\n(?![ \t])")) {
                if (WRITTEN.matcher(line).lookingAt()) {
                    digest.update(line.replaceAll("\\s+", " ").strip().getBytes(UTF_8));
                }
            }
            int end = raw.length;
            while (end > body && raw[end - 1] <= ' ') {
                end--;
            }
            for (int from = body, at = body; at <= end; at++) {
                if (at == end || raw[at] == '\r') {
                    digest.update(raw, from, at - from);
                    from = at + 1;
                }
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Where the empty line after the headers is.
    private static int body(byte[] raw) {
        for (int i = 1; i < raw.length; i++) {
            if (raw[i] == '\n'
                    && (raw[i - 1] == '\n'
                            || (i > 2 && raw[i - 1] == '\r' && raw[i - 2] == '\n'))) {
                return i;
            }
        }
        return raw.length;
    }
}
