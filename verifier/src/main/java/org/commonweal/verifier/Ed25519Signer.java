package org.commonweal.verifier;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;

/// Ed25519 from the JDK. The JDK gives no public key for a private one, so the pair is generated
/// again from its seed.
final class Ed25519Signer implements Signer {
    private final PrivateKey secret;
    private final VerifierKey key;

    Ed25519Signer(String name, int type, byte[] seed) {
        if (seed.length != 32) {
            throw new InvalidRecord("an Ed25519 seed has 32 bytes, not " + seed.length);
        }
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, new Given(seed));
            KeyPair pair = generator.generateKeyPair();
            secret = pair.getPrivate();
            byte[] encoded = pair.getPublic().getEncoded();
            key =
                    new VerifierKey(
                            name,
                            type,
                            Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no Ed25519", e);
        }
    }

    static byte[] seed(byte[] pkcs8) {
        try {
            PrivateKey parsed =
                    KeyFactory.getInstance("Ed25519")
                            .generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            if (parsed instanceof EdECPrivateKey edwards) {
                return edwards.getBytes()
                        .orElseThrow(() -> new InvalidRecord("the private key gives no bytes"));
            }
            throw new InvalidRecord("not an Ed25519 private key");
        } catch (GeneralSecurityException e) {
            throw new InvalidRecord("not an Ed25519 private key in PKCS #8: " + e.getMessage());
        }
    }

    @Override
    public VerifierKey key() {
        return key;
    }

    @Override
    public byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(secret);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Ed25519 cannot sign", e);
        }
    }

    /// Chance that is no chance: hands out the seed once.
    private static final class Given extends SecureRandom {
        private static final long serialVersionUID = 1L;
        private final byte[] seed;

        Given(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
