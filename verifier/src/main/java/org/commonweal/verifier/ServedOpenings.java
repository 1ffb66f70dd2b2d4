package org.commonweal.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What the record shows of one entry's committed fields: the openings of those that are public and
/// still there, and the bare commitments of all others, so that anybody can compute the field root.
///
/// One line of an `openings/<N>` file, canonical JSON:
/// `{"commitments":{"<name>":"<hex>"},"fields":{"<name>":{"opening":"<base64>","value":"<text>"}},"n":<entry>}`.
/// Every field of the entry stands in exactly one of the two. Lines are in ascending `n`; an entry
/// that shows nothing has no line.
///
/// @param n the entry's number
/// @param fields what is shown, by name
/// @param commitments the other fields: sealed, erased or hidden
public record ServedOpenings(long n, Map<String, Opening> fields, Map<String, byte[]> commitments) {
    public ServedOpenings {
        fields = Map.copyOf(fields);
        commitments = Map.copyOf(commitments);
    }

    /// The file `openings/<N>` of an entry bundle: its lines, each ended by a newline.
    public static byte[] format(List<ServedOpenings> lines) {
        StringBuilder file = new StringBuilder();
        lines.forEach(line -> file.append(line.format()).append('\n'));
        return file.toString().getBytes(UTF_8);
    }

    /// Reads such a file.
    ///
    /// @throws InvalidRecord when a byte is out of place
    public static List<ServedOpenings> parse(byte[] file) {
        List<ServedOpenings> lines = new ArrayList<>();
        int from = 0;
        long last = -1;
        while (from < file.length) {
            int end = from;
            while (end < file.length && file[end] != '\n') {
                end++;
            }
            if (end == file.length) {
                throw new InvalidRecord("the last line of the openings has no end");
            }
            ServedOpenings line = line(Arrays.copyOfRange(file, from, end));
            if (line.n <= last) {
                throw new InvalidRecord("the openings are not in the order of the entries");
            }
            last = line.n;
            lines.add(line);
            from = end + 1;
        }
        return lines;
    }

    /// The path of the file for entry `n` under the record's prefix.
    public static String path(long n) {
        return "openings/" + Tile.number(n / Tile.WIDTH);
    }

    /// The line without its newline.
    public String format() {
        Map<String, Object> hashes = new TreeMap<>();
        commitments.forEach((name, hash) -> hashes.put(name, Hashes.hex(hash)));
        return new String(
                CanonicalJson.format(Map.of("commitments", hashes, "fields", json(fields), "n", n)),
                UTF_8);
    }

    private static ServedOpenings line(byte[] json) {
        Map<String, Object> members = CanonicalJson.parseObject(json);
        if (!members.keySet().equals(Set.of("commitments", "fields", "n"))
                || !(members.get("n") instanceof Long n)) {
            throw new InvalidRecord("a line of openings has commitments, fields and n");
        }
        Map<String, byte[]> hashes = new TreeMap<>();
        CanonicalJson.object(members.get("commitments"), "commitments")
                .forEach((name, hash) -> hashes.put(name, hash(hash)));
        return new ServedOpenings(n, openings(members.get("fields")), hashes);
    }

    private static byte[] hash(Object hex) {
        try {
            return Hashes.parseHex(String.valueOf(hex));
        } catch (IllegalArgumentException e) {
            throw new InvalidRecord("a commitment has 64 hexadecimal digits");
        }
    }

    static Map<String, Object> json(Map<String, Opening> openings) {
        Map<String, Object> json = new TreeMap<>();
        openings.forEach((name, opening) ->
                json.put(
                        name,
                        Map.of(
                                "opening",
                                Base64Text.of(opening.secret()),
                                "value",
                                opening.value())));
        return json;
    }

    static Map<String, Opening> openings(@Nullable Object json) {
        Map<String, Opening> openings = new TreeMap<>();
        CanonicalJson.object(json, "openings")
                .forEach((name, value) -> {
                    Map<String, Object> members = CanonicalJson.object(value, "an opening");
                    if (!members.keySet().equals(Set.of("opening", "value"))
                            || !(members.get("opening") instanceof String secret)
                            || !(members.get("value") instanceof String text)) {
                        throw new InvalidRecord("an opening has a secret and a value");
                    }
                    try {
                        openings.put(name, new Opening(Base64Text.hash(secret), text));
                    } catch (IllegalArgumentException e) {
                        throw new InvalidRecord(
                                "the opening of \"" + name + "\" is damaged: " + e.getMessage());
                    }
                });
        return openings;
    }
}
