package org.commonweal.verifier;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/// A text with signatures under it: the text, a blank line, and one line for each signature.
///
/// @param text ends in a newline; may itself hold blank lines, the last one separates
/// @param lines the signatures in file order, known and unknown
public record Note(String text, List<Line> lines) {
    private static final String DASH = "\u2014 ";
    private static final int MOST_LINES = 100;

    public Note {
        if (!text.endsWith("\n")
                || text.chars().anyMatch(c -> c < 0x20 && c != '\n' || c == 0x7f)) {
            throw new InvalidRecord(
                    "a note's text ends in a newline and holds no other control character");
        }
        lines = List.copyOf(lines);
    }

    /// One signature: `— NAME BASE64(ID SIGNATURE)`.
    ///
    /// @param id the key's id (see [VerifierKey#id])
    /// @param signature the bytes after the id
    public record Line(String name, int id, byte[] signature) {
        public Line {
            if (!VerifierKey.isName(name) || signature.length == 0) {
                throw new InvalidRecord("a signature has a name and bytes");
            }
            signature = signature.clone();
        }

        @Override
        public byte[] signature() {
            return signature.clone();
        }

        /// The line with its newline.
        public String format() {
            byte[] all =
                    ByteBuffer.allocate(4 + signature.length).putInt(id).put(signature).array();
            return DASH + name + " " + Base64Text.of(all) + "\n";
        }

        static Line parse(String line) {
            int space = line.indexOf(' ', DASH.length());
            if (!line.startsWith(DASH) || space < 0) {
                throw new InvalidRecord("a signature line looks like \"\u2014 NAME BASE64\"");
            }
            byte[] all;
            try {
                all = Base64Text.parse(line.substring(space + 1));
            } catch (IllegalArgumentException e) {
                throw new InvalidRecord("a signature line ends in base64: " + e.getMessage());
            }
            if (all.length < 5) {
                throw new InvalidRecord("a signature line holds a key id and a signature");
            }
            return new Line(
                    line.substring(DASH.length(), space),
                    ByteBuffer.wrap(all).getInt(),
                    Arrays.copyOfRange(all, 4, all.length));
        }

        boolean isBy(VerifierKey key) {
            return id == key.id() && name.equals(key.name());
        }
    }

    /// Signs a text with each signer, in order.
    public static Note sign(String text, Signer... signers) {
        List<Line> lines = new ArrayList<>();
        for (Signer signer : signers) {
            byte[] signature = signer.sign(text.getBytes(StandardCharsets.UTF_8));
            lines.add(new Line(signer.key().name(), signer.key().id(), signature));
        }
        return new Note(text, lines);
    }

    /// Reads a note. Says nothing about whether its signatures are good.
    ///
    /// @throws InvalidRecord when the bytes are no note
    public static Note parse(byte[] bytes) {
        String all;
        try {
            all = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new InvalidRecord("a note is UTF-8 text");
        }
        int blank = all.lastIndexOf("\n\n");
        if (blank < 0 || !all.endsWith("\n") || blank + 2 == all.length()) {
            throw new InvalidRecord("a note is a text, a blank line and signature lines");
        }
        String[] signatures = all.substring(blank + 2, all.length() - 1).split("\n", -1);
        if (signatures.length > MOST_LINES) {
            throw new InvalidRecord("more than " + MOST_LINES + " signatures on one note");
        }
        return new Note(
                all.substring(0, blank + 1), Arrays.stream(signatures).map(Line::parse).toList());
    }

    /// The note's bytes.
    public byte[] format() {
        StringBuilder all = new StringBuilder(text).append('\n');
        lines.forEach(line -> all.append(line.format()));
        return all.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// The same note with another signature under it.
    public Note with(Line line) {
        List<Line> more = new ArrayList<>(lines);
        more.add(line);
        return new Note(text, more);
    }

    /// Which of these keys have signed. Lines of other keys are ignored, as the format demands.
    ///
    /// @throws InvalidRecord when a line names one of the keys and is not its signature: somebody
    ///   tampered
    public List<VerifierKey> signedBy(Collection<VerifierKey> keys) {
        List<VerifierKey> good = new ArrayList<>();
        for (Line line : lines) {
            for (VerifierKey key : keys) {
                if (line.isBy(key)) {
                    if (!key.verifies(text, line.signature())) {
                        throw new InvalidRecord(
                                "the signature under the name "
                                        + key.name()
                                        + " is not by its key");
                    }
                    if (!good.contains(key)) {
                        good.add(key);
                    }
                }
            }
        }
        return good;
    }
}
