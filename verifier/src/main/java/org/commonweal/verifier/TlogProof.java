package org.commonweal.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A file that shows, offline, that one entry stands under a signed checkpoint
/// (`c2sp.org/tlog-proof@v1`, file extension `.tlog-proof`).
///
/// @param extra bytes for the reader's own use, believed only where they lead to the proven hash; a
///   desk's receipt puts the entry and its openings here (see [Receipt])
/// @param index the entry's number, from 0
/// @param path hashes from the leaf's sibling to the root's child
/// @param checkpoint the signed checkpoint
public record TlogProof(Optional<byte[]> extra, long index, List<byte[]> path, Note checkpoint) {
    /// The content type for serving one: plain text.
    public static final String CONTENT_TYPE = "text/plain; charset=utf-8";

    private static final String HEADER = "c2sp.org/tlog-proof@v1";
    private static final int LONGEST_PATH = 63;

    public TlogProof {
        if (index < 0
                || path.size() > LONGEST_PATH
                || path.stream().anyMatch(hash -> hash.length != Hashes.LENGTH)) {
            throw new InvalidRecord("a proof has an index and at most 63 hashes of 32 bytes");
        }
        path = List.copyOf(path);
    }

    /// The file's bytes.
    public byte[] format() {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        extra.ifPresent(bytes -> text.append("extra ").append(Base64Text.of(bytes)).append('\n'));
        text.append("index ").append(index).append('\n');
        path.forEach(hash -> text.append(Base64Text.of(hash)).append('\n'));
        text.append('\n');
        return (text + new String(checkpoint.format(), UTF_8)).getBytes(UTF_8);
    }

    /// Reads a file.
    ///
    /// @throws InvalidRecord when it is no proof
    public static TlogProof parse(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int blank = text.indexOf("\n\n");
        if (!text.startsWith(HEADER + "\n") || blank < 0) {
            throw new InvalidRecord(
                    "a proof begins with \""
                            + HEADER
                            + "\" and has a blank line before its checkpoint");
        }
        List<String> lines =
                new ArrayList<>(
                        List.of(text.substring(HEADER.length() + 1, blank).split("\n", -1)));
        try {
            Optional<byte[]> extra = Optional.empty();
            if (lines.getFirst().startsWith("extra ")) {
                extra =
                        Optional.of(
                                Base64Text.parse(lines.removeFirst().substring("extra ".length())));
            }
            if (lines.isEmpty() || !lines.getFirst().startsWith("index ")) {
                throw new InvalidRecord("a proof has a line \"index N\"");
            }
            String number = lines.removeFirst().substring("index ".length());
            long index = Long.parseLong(number);
            if (!Long.toString(index).equals(number)) {
                throw new InvalidRecord("the index is a plain decimal number");
            }
            List<byte[]> path = lines.stream().map(Base64Text::hash).toList();
            return new TlogProof(
                    extra, index, path, Note.parse(text.substring(blank + 2).getBytes(UTF_8)));
        } catch (NumberFormatException e) {
            throw new InvalidRecord("the index is a plain decimal number");
        } catch (InvalidRecord e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new InvalidRecord(
                    "a line of the proof is not base64 as it should be: " + e.getMessage());
        }
    }

    /// Whether the path leads from this leaf hash to the checkpoint's root. Says nothing about the
    /// signature.
    public boolean includes(byte[] leafHash) {
        Checkpoint named = Checkpoint.parse(checkpoint.text());
        return Tree.includes(index, named.size(), leafHash, path, named.root());
    }
}
