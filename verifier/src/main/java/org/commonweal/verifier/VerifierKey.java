package org.commonweal.verifier;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/// A public key with the name it signs under, in the form a person keeps: `NAME+KEYID+BASE64` (a
/// "vkey").
///
/// @param name no space, no `+`; for a record's own key it is the record's origin
/// @param type [#ED25519] for a log's signature, [#COSIGNATURE] for a witness's timestamped one
/// @param key the 32 bytes of the Ed25519 public key
public record VerifierKey(String name, int type, byte[] key) {
    /// Ed25519 over the note's text.
    public static final int ED25519 = 1;

    /// Ed25519 over the note's text and a time.
    public static final int COSIGNATURE = 4;

    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    public VerifierKey {
        if (!isName(name)) {
            throw new InvalidRecord(
                    "a key name is not empty and has neither space nor '+': \"" + name + "\"");
        }
        if (type != ED25519 && type != COSIGNATURE) {
            throw new InvalidRecord(
                    "keys of type " + type + " are not understood, only 1 and 4 (Ed25519)");
        }
        if (key.length != 32) {
            throw new InvalidRecord("an Ed25519 key has 32 bytes, not " + key.length);
        }
        key = key.clone();
    }

    /// Reads a vkey. The key id must be the one its name and key give.
    ///
    /// @throws InvalidRecord when it is not exactly a vkey of a known type
    public static VerifierKey parse(String text) {
        String[] parts = text.split("\\+", 3);
        if (parts.length != 3) {
            throw new InvalidRecord("a verifier key looks like NAME+12ab34cd+BASE64");
        }
        byte[] typed;
        try {
            typed = Base64Text.parse(parts[2]);
        } catch (IllegalArgumentException e) {
            throw new InvalidRecord("a verifier key ends in base64: " + e.getMessage());
        }
        if (typed.length == 0) {
            throw new InvalidRecord("a verifier key ends in base64 of a type and a key");
        }
        VerifierKey key =
                new VerifierKey(parts[0], typed[0], Arrays.copyOfRange(typed, 1, typed.length));
        if (!key.format().equals(text)) {
            throw new InvalidRecord(
                    "the key id " + parts[1] + " is not the one of this name and key");
        }
        return key;
    }

    /// The vkey text.
    public String format() {
        return name + "+" + HexFormat.of().toHexDigits(id()) + "+" + Base64Text.of(typed());
    }

    /// The first four bytes of SHA-256(name, newline, type, key): how a signature line names its
    /// key.
    public int id() {
        byte[] line = (name + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] typed = typed();
        byte[] all = Arrays.copyOf(line, line.length + typed.length);
        System.arraycopy(typed, 0, all, line.length, typed.length);
        byte[] hash = Hashes.sha256(all);
        return (hash[0] & 0xff) << 24
                | (hash[1] & 0xff) << 16
                | (hash[2] & 0xff) << 8
                | hash[3] & 0xff;
    }

    /// Whether `signature` (the bytes after the key id) is this key's over the note's text.
    public boolean verifies(String text, byte[] signature) {
        byte[] message = text.getBytes(StandardCharsets.UTF_8);
        if (type == COSIGNATURE) {
            return signature.length == 72
                    && Cosignature.seconds(signature) >= 0
                    && verifiesRaw(
                            Cosignature.message(Cosignature.seconds(signature), text),
                            Arrays.copyOfRange(signature, 8, 72));
        }
        return verifiesRaw(message, signature);
    }

    private boolean verifiesRaw(byte[] message, byte[] signature) {
        if (signature.length != 64) {
            return false;
        }
        try {
            byte[] encoded = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + key.length);
            System.arraycopy(key, 0, encoded, X509_PREFIX.length, key.length);
            PublicKey pub =
                    KeyFactory.getInstance("Ed25519")
                            .generatePublic(new X509EncodedKeySpec(encoded));
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(pub);
            check.update(message);
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    @Override
    public byte[] key() {
        return key.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey that && format().equals(that.format());
    }

    @Override
    public int hashCode() {
        return id();
    }

    @Override
    public String toString() {
        return format();
    }

    static boolean isName(String name) {
        return !name.isEmpty()
                && name.codePoints()
                        .noneMatch(c ->
                                c == '+'
                                        || Character.isWhitespace(c)
                                        || Character.isSpaceChar(c)
                                        || c < 0x20
                                        || c == 0x7f);
    }

    private byte[] typed() {
        byte[] typed = new byte[1 + key.length];
        typed[0] = (byte) type;
        System.arraycopy(key, 0, typed, 1, key.length);
        return typed;
    }
}
