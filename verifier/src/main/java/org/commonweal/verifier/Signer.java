package org.commonweal.verifier;

/// Whoever holds a private key: the record for its checkpoints, a witness for its cosignatures.
public interface Signer {
    /// The public half, with the name it signs under.
    VerifierKey key();

    /// Ed25519 over exactly these bytes: 64 bytes. Safe from any thread.
    byte[] sign(byte[] message);

    /// A log's signer from the 32 secret bytes of an Ed25519 key.
    static Signer of(String name, byte[] seed) {
        return new Ed25519Signer(name, VerifierKey.ED25519, seed);
    }

    /// A log's signer from a PKCS #8 private key, as the JDK and OpenSSL write it.
    ///
    /// @throws InvalidRecord when the bytes are no Ed25519 key
    static Signer ofPkcs8(String name, byte[] pkcs8) {
        return new Ed25519Signer(name, VerifierKey.ED25519, Ed25519Signer.seed(pkcs8));
    }

    /// A witness's signer. A witness uses a key for nothing but its cosignatures.
    static Signer witness(String name, byte[] seed) {
        return new Ed25519Signer(name, VerifierKey.COSIGNATURE, seed);
    }
}
