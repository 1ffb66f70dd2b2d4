package org.commonweal.verifier;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Holds what the record says of dumps against its own rules, and against a file that somebody has.
/// Remembers one day, whatever the record's length.
final class DumpCheck {
    private static final String PUBLISHED = "dump.published/1";

    /// A file and what its bytes come to.
    private record Held(String name, String hash, long length) {}

    private final Optional<Held> held;
    private final Set<String> forms = new HashSet<>();
    private @Nullable String told;
    private String day = "";
    private long size;

    /// @param file to be looked for among what the record tells of
    /// @throws IOException when it cannot be read
    DumpCheck(Optional<Path> file) throws IOException {
        held = file.isEmpty() ? Optional.empty() : Optional.of(hold(file.get()));
    }

    private static Held hold(Path file) throws IOException {
        MessageDigest digest = fresh();
        byte[] part = new byte[1 << 16];
        long length = 0;
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(part); n >= 0; n = in.read(part)) {
                digest.update(part, 0, n);
                length += n;
            }
        }
        return new Held(String.valueOf(file.getFileName()), Hashes.hex(digest.digest()), length);
    }

    private static MessageDigest fresh() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Whether an entry tells of a dump.
    static boolean is(Shape shape) {
        return shape.type.name().equals(PUBLISHED);
    }

    /// Takes the next entry that tells of a dump.
    ///
    /// @param n its number
    /// @return what is wrong with it
    Optional<String> add(EntryScanner scan, long n) {
        Shape shape = scan.shape();
        String its = scan.text(shape.slot("day"));
        String form = scan.text(shape.slot("form"));
        long entries = scan.number(shape.slot("size"));
        if (told == null
                && held.isPresent()
                && held.get().hash.equals(scan.text(shape.slot("hash")))
                && held.get().length == scan.number(shape.slot("bytes"))) {
            told =
                    held.get().name
                            + " is the dump of "
                            + its
                            + " as "
                            + form
                            + ", of the record's first "
                            + entries
                            + " entries: entry "
                            + n
                            + " says so";
        }
        return wrong(its, form, entries, n);
    }

    private Optional<String> wrong(String its, String form, long entries, long n) {
        if (entries > n) {
            return Optional.of("a dump of " + entries + " entries, when there were only " + n);
        }
        int order = its.compareTo(day);
        if (order < 0) {
            return Optional.of("a dump of " + its + " after one of " + day);
        }
        if (order > 0) {
            day = its;
            size = entries;
            forms.clear();
        } else if (entries != size) {
            return Optional.of("the dumps of " + day + " are not of one size of the record");
        }
        return forms.add(form)
                ? Optional.empty()
                : Optional.of("a second dump of " + day + " as " + form);
    }

    /// Which dump the file is, in a sentence without its full stop; empty when it is none, or when
    /// there is no file.
    Optional<String> told() {
        return Optional.ofNullable(told);
    }

    /// That the file is none of the dumps; empty when it is one, or when there is no file.
    Optional<String> unknown() {
        return told != null
                ? Optional.empty()
                : held.map(file ->
                        file.name
                                + " is no dump that the record tells of; its hash is "
                                + file.hash);
    }
}
