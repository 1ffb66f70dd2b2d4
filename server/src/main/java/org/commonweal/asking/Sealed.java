package org.commonweal.asking;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// A receipt's secrets, so that only who has the device's key reads them: AES-256 in GCM (NIST SP
/// 800-38D) under HMAC-SHA-256 of the key, which the store never sees. The nonce stands before the
/// sealed text.
final class Sealed {
    /// Random bytes that each sealing takes, of its own.
    static final int NONCE = 12;

    private static final String USE = "commonweal.asking.arrived.v1";
    private static final int TAG_BITS = 128;

    private Sealed() {}

    static byte[] seal(String key, byte[] nonce, String text) {
        var sealed = done(Cipher.ENCRYPT_MODE, key, nonce, text.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
    }

    static String open(String key, byte[] sealed) {
        var nonce = Arrays.copyOf(sealed, NONCE);
        var text = Arrays.copyOfRange(sealed, NONCE, sealed.length);
        return new String(done(Cipher.DECRYPT_MODE, key, nonce, text), StandardCharsets.UTF_8);
    }

    private static byte[] done(int mode, String key, byte[] nonce, byte[] bytes) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            var derived = mac.doFinal(USE.getBytes(StandardCharsets.UTF_8));
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    mode, new SecretKeySpec(derived, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a receipt could not be sealed or opened", e);
        }
    }
}
