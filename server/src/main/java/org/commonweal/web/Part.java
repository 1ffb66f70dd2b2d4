package org.commonweal.web;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A file or one range of its bytes (RFC 9110, section 14). Of several ranges asked for at once the
/// whole file is sent, as the RFC allows.
///
/// @param from the first byte
/// @param length how many
record Part(long from, long length) {
    private static final Pattern RANGE =
            Pattern.compile(
                    "\\s*bytes\\s*=\\s*(\\d{0,18})-(\\d{0,18})\\s*", Pattern.CASE_INSENSITIVE);
    private static final int AT_ONCE = 64 * 1024;

    /// What is sent of a file.
    ///
    /// @param headers of the reply; those of the part are added
    /// @throws Problem 404 when it is not there, 416 when nothing of it lies in the range
    static Outgoing of(
            Exchange exchange,
            int status,
            Map<String, String> headers,
            List<String> cookies,
            Reply.OnDisk body) {
        long size = size(body.file());
        headers.put("Content-Type", body.type());
        headers.put("Accept-Ranges", "bytes");
        var asked =
                status == 200 && exchange.method().equals("GET") && same(exchange, headers)
                        ? exchange.header("Range")
                        : Optional.<String>empty();
        var part = asked.flatMap(range -> of(range, size)).orElse(new Part(0, size));
        if (part.length < 1 && size > 0) {
            throw Problem.with(416, "Content-Range", "bytes */" + size);
        }
        boolean whole = part.length == size;
        if (!whole) {
            headers.put(
                    "Content-Range",
                    "bytes " + part.from + "-" + (part.from + part.length - 1) + "/" + size);
        }
        headers.put("Content-Length", Long.toString(part.length));
        return new Outgoing(
                whole ? status : 206,
                headers,
                cookies,
                new byte[0],
                out -> part.copy(body.file(), out));
    }

    /// The part that a `Range` header asks for; of no bytes when it lies behind the end, empty when
    /// the header asks for something else than one range of bytes, which is then ignored.
    private static Optional<Part> of(String range, long size) {
        var found = RANGE.matcher(range);
        if (!found.matches()) {
            return Optional.empty();
        }
        var first = found.group(1);
        var last = found.group(2);
        if (first.isEmpty()) {
            if (last.isEmpty()) {
                return Optional.empty();
            }
            long length = Math.min(Long.parseLong(last), size);
            return Optional.of(new Part(size - length, length));
        }
        long from = Long.parseLong(first);
        long to = last.isEmpty() ? size - 1 : Math.min(Long.parseLong(last), size - 1);
        if (!last.isEmpty() && Long.parseLong(last) < from) {
            return Optional.empty();
        }
        return Optional.of(new Part(from, Math.max(0, to - from + 1)));
    }

    // A reader who says which bytes the beginning was of gets the rest of those or all anew.
    private static boolean same(Exchange exchange, Map<String, String> headers) {
        var of = exchange.header("If-Range");
        return of.isEmpty() || of.get().strip().equals(headers.get("ETag"));
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (NoSuchFileException absent) {
            throw Problem.notFound();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private void copy(Path file, OutputStream out) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var in = Channels.newInputStream(channel.position(from));
            var bytes = new byte[AT_ONCE];
            for (long left = length; left > 0; ) {
                int read = in.read(bytes, 0, (int) Math.min(bytes.length, left));
                if (read < 0) {
                    throw new IOException(file + " has become shorter");
                }
                out.write(bytes, 0, read);
                left -= read;
            }
        }
    }
}
