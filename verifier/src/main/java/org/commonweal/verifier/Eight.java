package org.commonweal.verifier;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Looks at eight bytes at a time: most of an entry is text between quotes, and most of that is
/// hexadecimal. Each byte has its own eighth of a `long`, and no carry leaves it.
final class Eight {
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle IN_ORDER =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;
    private static final long LOW_HALVES = 0x0f0f0f0f0f0f0f0fL;

    private Eight() {}

    /// Where a byte stands next.
    ///
    /// @param wanted an ASCII character
    /// @return `end` when it is not in `[at, end)`
    static int find(byte[] bytes, int at, int end, char wanted) {
        long eight = ONES * wanted;
        int i = at;
        for (; i <= end - 8; i += 8) {
            long differs = (long) LONGS.get(bytes, i) ^ eight;
            long same = differs - ONES & ~differs & HIGH;
            if (same != 0) {
                return i + (Long.numberOfTrailingZeros(same) >> 3);
            }
        }
        while (i < end && bytes[i] != wanted) {
            i++;
        }
        return i;
    }

    /// Whether all are of `0123456789abcdef`.
    ///
    /// @param length a multiple of eight
    static boolean isHex(byte[] bytes, int at, int length) {
        long good = HIGH;
        for (int i = at; i < at + length; i += 8) {
            long x = (long) LONGS.get(bytes, i);
            // The high bit of a sum says whether the byte is at least as large as the limit.
            long digit = x + ONES * (0x80 - '0') & ~(x + ONES * (0x80 - '9' - 1));
            long letter = x + ONES * (0x80 - 'a') & ~(x + ONES * (0x80 - 'f' - 1));
            good &= (digit | letter) & ~x;
        }
        return good == HIGH;
    }

    /// Sixteen hexadecimal digits, known to be such, as a number.
    static long hex(byte[] bytes, int at) {
        return half(bytes, at) << 32 | half(bytes, at + 8);
    }

    private static long half(byte[] bytes, int at) {
        long x = (long) IN_ORDER.get(bytes, at);
        // Of a digit the low half; of a letter nine more.
        long halves = (x & LOW_HALVES) + 9 * (x >>> 6 & ONES);
        long pairs = (halves >>> 4 | halves) & 0x00ff00ff00ff00ffL;
        long fours = (pairs >>> 8 | pairs) & 0x0000ffff0000ffffL;
        return (fours >>> 16 | fours) & 0xffffffffL;
    }
}
