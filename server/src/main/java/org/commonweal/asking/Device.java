package org.commonweal.asking;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import org.commonweal.web.Form;

/// What a device says of itself with what it kept: its key, and by what two sendings are the same.
final class Device {
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{43}");

    // Two sendings of one key may come at once, from the page and from its worker.
    private static final int STRIPES = 64;

    private final ReentrantLock[] turns = new ReentrantLock[STRIPES];

    Device() {
        for (int i = 0; i < STRIPES; i++) {
            turns[i] = new ReentrantLock();
        }
    }

    /// Whether a key is 32 random bytes in base64url.
    static boolean key(String text) {
        return KEY.matcher(text).matches();
    }

    /// Whose turn it is with a key, on this server.
    ReentrantLock turn(String key) {
        return turns[Math.floorMod(key.hashCode(), STRIPES)];
    }

    /// SHA-256 in hex over every field and file of a form, however they were ordered between
    /// fields.
    static String body(Form form) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            try (var out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
                for (var name : new TreeSet<>(form.names())) {
                    part(out, name);
                    for (var value : form.all(name)) {
                        part(out, value);
                    }
                    out.write(0xff);
                }
                for (var file : form.uploads()) {
                    part(out, Long.toString(file.size()));
                    try (InputStream in = file.open()) {
                        in.transferTo(out);
                    }
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    // No text holds these bytes, so that two parts never look like one.
    private static void part(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.write(0xfe);
    }
}
