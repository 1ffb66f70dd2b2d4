package org.commonweal.verifier;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Binds a value to its place on the record without showing it.
///
/// HMAC-SHA256, key `commonweal.field.v1`, over: opening (32 bytes), case (16), step (32-bit),
/// length of the name (16-bit), name, length of the value (32-bit), value; numbers big-endian,
/// lengths in bytes, text UTF-8. The place is inside, so a commitment cannot be moved to another
/// case, step or field. It hides as long as HMAC-SHA256 does.
public final class Commitment {
    /// Most fields that one entry commits to.
    public static final int MOST_FIELDS = 64;

    private static final ThreadLocal<Commitment> MINE = ThreadLocal.withInitial(Commitment::new);
    private static final int FIXED = Opening.LENGTH + CaseHandle.LENGTH + 4 + 2 + 4;
    private static final byte[][] PADDING = padding();

    private final Mac mac;
    private byte[] message = new byte[1024];

    private Commitment() {
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(
                    new SecretKeySpec(
                            "commonweal.field.v1".getBytes(StandardCharsets.US_ASCII),
                            "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", e);
        }
    }

    /// The 32 bytes that commit to the value in its place.
    public static byte[] of(Opening opening, CaseHandle handle, int step, String name) {
        byte[] value = opening.value().getBytes(StandardCharsets.UTF_8);
        return of(opening.secret(), 0, handle, step, name.getBytes(StandardCharsets.UTF_8), value);
    }

    /// The same from bytes at hand, for a writer of many entries.
    ///
    /// @param secrets holds the 32-byte secret at `at`
    static byte[] of(
            byte[] secrets, int at, CaseHandle handle, int step, byte[] name, byte[] value) {
        return MINE.get().compute(secrets, at, handle, step, name, value);
    }

    private byte[] compute(
            byte[] secrets, int at, CaseHandle handle, int step, byte[] name, byte[] value) {
        int length = FIXED + name.length + value.length;
        if (length > message.length) {
            message = new byte[Math.max(length, 2 * message.length)];
        }
        System.arraycopy(secrets, at, message, 0, Opening.LENGTH);
        int to = Opening.LENGTH;
        to = number(handle.high() >>> 32, 4, to);
        to = number(handle.high(), 4, to);
        to = number(handle.low() >>> 32, 4, to);
        to = number(handle.low(), 4, to);
        to = number(step, 4, to);
        to = number(name.length, 2, to);
        System.arraycopy(name, 0, message, to, name.length);
        to = number(value.length, 4, to + name.length);
        System.arraycopy(value, 0, message, to, value.length);
        mac.update(message, 0, length);
        byte[] commitment = mac.doFinal();
        if (length > 64 * 1024) {
            message = new byte[1024];
        } else {
            Arrays.fill(message, 0, length, (byte) 0);
        }
        return commitment;
    }

    private int number(long n, int bytes, int at) {
        for (int i = 0; i < bytes; i++) {
            message[at + i] = (byte) (n >>> 8 * (bytes - 1 - i));
        }
        return at + bytes;
    }

    /// The root over an entry's commitments in the order of its field list: leaves are the
    /// commitments, followed by leaves of 32 zero bytes up to the next power of two.
    public static byte[] fieldroot(List<byte[]> commitments) {
        int count = commitments.size();
        if (count == 0 || count > MOST_FIELDS) {
            throw new IllegalArgumentException(
                    "a field root is over 1 to " + MOST_FIELDS + " commitments, not " + count);
        }
        int leaves = count == 1 ? 1 : Integer.highestOneBit(count - 1) << 1;
        byte[] hashes = new byte[leaves * Hashes.LENGTH];
        Sha256 sha = Sha256.mine();
        for (int i = 0; i < count; i++) {
            sha.leaf(commitments.get(i), 0, Hashes.LENGTH, hashes, i * Hashes.LENGTH);
        }
        return fold(sha, hashes, count, leaves);
    }

    private static byte[] fold(Sha256 sha, byte[] hashes, int count, int leaves) {
        int real = count;
        for (int level = 0, width = leaves; width > 1; level++, width >>= 1) {
            if ((real & 1) == 1) {
                System.arraycopy(PADDING[level], 0, hashes, real * Hashes.LENGTH, Hashes.LENGTH);
            }
            real = (real + 1) / 2;
            for (int i = 0; i < real; i++) {
                int pair = 2 * i * Hashes.LENGTH;
                sha.node(hashes, pair, hashes, pair + Hashes.LENGTH, hashes, i * Hashes.LENGTH);
            }
        }
        return Arrays.copyOf(hashes, Hashes.LENGTH);
    }

    /// The roots of trees of 1, 2, 4, ... padding leaves.
    private static byte[][] padding() {
        byte[][] roots = new byte[8][];
        roots[0] = Hashes.leaf(new byte[Hashes.LENGTH]);
        for (int i = 1; i < roots.length; i++) {
            roots[i] = Hashes.node(roots[i - 1], roots[i - 1]);
        }
        return roots;
    }
}
