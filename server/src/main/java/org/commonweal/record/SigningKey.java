package org.commonweal.record;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.commonweal.outside.Chance;
import org.commonweal.outside.Folder;
import org.commonweal.verifier.Signer;

/// The record's Ed25519 key, in a file that only its owner may read: `PRIVATE+KEY+<origin>+<key
/// id>+<base64 of a type byte and 32 secret bytes>`, the form other transparency-log software reads
/// too.
final class SigningKey {
    static final String FILE = "record.key";
    private static final String USED = "record.begun";
    private static final String PREFIX = "PRIVATE+KEY+";

    private SigningKey() {}

    static Optional<Signer> find(Folder folder, String origin) {
        return folder.read(FILE)
                .map(bytes -> parse(new String(bytes, US_ASCII).strip(), folder, origin));
    }

    static Signer make(Folder folder, String origin, Chance chance) {
        var seed = chance.bytes(32);
        var signer = Signer.of(origin, seed);
        var typed = new byte[33];
        typed[0] = 1;
        System.arraycopy(seed, 0, typed, 1, 32);
        var id = HexFormat.of().toHexDigits(signer.key().id());
        var line =
                PREFIX + origin + "+" + id + "+" + Base64.getEncoder().encodeToString(typed) + "\n";
        folder.writeSecret(FILE, line.getBytes(US_ASCII));
        return signer;
    }

    /// Whether a record has begun under the key. A first start that broke off before that has not.
    static boolean wasUsed(Folder folder) {
        return folder.read(USED).isPresent();
    }

    /// Remembers that a record has begun under the key, beside it.
    static void use(Folder folder) {
        if (!wasUsed(folder)) {
            folder.write(USED, new byte[0]);
        }
    }

    private static Signer parse(String line, Folder folder, String origin) {
        var parts = line.split("\\+", 5);
        if (!line.startsWith(PREFIX) || parts.length != 5) {
            throw new RecordUnsound(
                    folder.path().resolve(FILE) + " is no signing key: restore it from its backup");
        }
        if (!parts[2].equals(origin)) {
            throw new RecordUnsound(
                    "the signing key is of " + parts[2] + ", but the desk's record is " + origin);
        }
        byte[] typed;
        try {
            typed = Base64.getDecoder().decode(parts[4]);
        } catch (IllegalArgumentException e) {
            typed = new byte[0];
        }
        if (typed.length != 33 || typed[0] != 1) {
            throw new RecordUnsound(
                    folder.path().resolve(FILE) + " is damaged: restore it from its backup");
        }
        return Signer.of(origin, Arrays.copyOfRange(typed, 1, 33));
    }
}
