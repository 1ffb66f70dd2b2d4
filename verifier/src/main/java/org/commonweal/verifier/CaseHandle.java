package org.commonweal.verifier;

import java.nio.ByteBuffer;

/// What ties the entries of one case together: 16 random bytes that have nothing to do with any
/// person.
///
/// @param high the first eight bytes, big-endian
/// @param low the last eight
public record CaseHandle(long high, long low) {
    /// Bytes in a handle.
    public static final int LENGTH = 16;

    /// A handle from its 16 bytes.
    public static CaseHandle of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a case handle has 16 bytes, not " + bytes.length);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new CaseHandle(buffer.getLong(), buffer.getLong());
    }

    /// Reads 32 lower-case hexadecimal digits.
    public static CaseHandle parse(String hex) {
        return of(Hashes.bytes(hex, LENGTH));
    }

    /// The 16 bytes.
    public byte[] bytes() {
        return ByteBuffer.allocate(LENGTH).putLong(high).putLong(low).array();
    }

    /// 32 lower-case hexadecimal digits.
    public String format() {
        return Hashes.hex(bytes());
    }

    @Override
    public String toString() {
        return format();
    }
}
