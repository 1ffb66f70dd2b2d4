package org.commonweal.verifier;

import java.util.Arrays;
import java.util.List;

/// What a record says of itself at one moment: its name, its size and the root over all its
/// entries.
///
/// @param origin the record's name: its address without scheme and trailing slash
/// @param size how many entries
/// @param root 32 bytes
/// @param extensions further lines, which nobody audits; a Commonweal desk writes none
public record Checkpoint(String origin, long size, byte[] root, List<String> extensions) {
    public Checkpoint {
        if (origin.isEmpty()
                || origin.indexOf('\n') >= 0
                || size < 0
                || root.length != Hashes.LENGTH) {
            throw new InvalidRecord("a checkpoint has an origin, a size and a root of 32 bytes");
        }
        root = root.clone();
        extensions = List.copyOf(extensions);
    }

    /// A checkpoint as a desk writes it.
    public Checkpoint(String origin, long size, byte[] root) {
        this(origin, size, root, List.of());
    }

    /// Reads the text of a checkpoint's note.
    ///
    /// @throws InvalidRecord when it is none
    public static Checkpoint parse(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length < 4 || !lines[lines.length - 1].isEmpty()) {
            throw new InvalidRecord("a checkpoint has three lines: origin, size, root");
        }
        Checkpoint checkpoint;
        try {
            checkpoint =
                    new Checkpoint(
                            lines[0],
                            size(lines[1]),
                            Base64Text.hash(lines[2]),
                            Arrays.asList(lines).subList(3, lines.length - 1));
        } catch (IllegalArgumentException e) {
            throw new InvalidRecord("not a checkpoint: " + e.getMessage());
        }
        if (checkpoint.extensions.contains("")) {
            throw new InvalidRecord("a checkpoint has no blank line");
        }
        return checkpoint;
    }

    /// Reads a signed checkpoint and believes it only when `key` signed it under its own origin.
    ///
    /// @throws InvalidRecord when it is no checkpoint, of another origin, or not signed by the key
    public static Checkpoint open(byte[] note, VerifierKey key) {
        Note parsed = Note.parse(note);
        if (parsed.signedBy(List.of(key)).isEmpty()) {
            throw new InvalidRecord("not signed by " + key.name());
        }
        Checkpoint checkpoint = parse(parsed.text());
        if (!checkpoint.origin.equals(key.name())) {
            throw new InvalidRecord(
                    "the origin is " + checkpoint.origin + ", the key is of " + key.name());
        }
        return checkpoint;
    }

    /// The text that is signed.
    public String text() {
        StringBuilder text =
                new StringBuilder(origin + "\n" + size + "\n" + Base64Text.of(root) + "\n");
        extensions.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    /// The signed note.
    public Note sign(Signer... signers) {
        return Note.sign(text(), signers);
    }

    @Override
    public byte[] root() {
        return root.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Checkpoint that && text().equals(that.text());
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }

    private static long size(String text) {
        long size = Long.parseLong(text);
        if (size < 0 || !Long.toString(size).equals(text)) {
            throw new IllegalArgumentException("the size is a plain decimal number");
        }
        return size;
    }
}
