package org.commonweal.verifier;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Where each case stands: its last step and last hash, about 90 bytes a case and no object. The
/// only memory of an audit that grows with the record.
final class CaseTable {
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int WORDS = 6;

    private long[] cells;
    private int[] states;
    private int cases;

    CaseTable() {
        cells = new long[1024 * WORDS];
        states = new int[1024];
    }

    /// The place of a case, known or to be.
    int find(long high, long low) {
        int mask = states.length - 1;
        long mixed = (high ^ Long.rotateLeft(low, 29)) * 0x9E3779B97F4A7C15L;
        int at = (int) (mixed >>> 32) & mask;
        while (states[at] != 0 && (cells[at * WORDS] != high || cells[at * WORDS + 1] != low)) {
            at = at + 1 & mask;
        }
        return at;
    }

    boolean isKnown(int at) {
        return states[at] != 0;
    }

    /// The last step seen.
    int step(int at) {
        return (states[at] >>> 1) - 1;
    }

    boolean isConfidential(int at) {
        return (states[at] & 1) == 1;
    }

    /// Whether the case's last hash is the one written as 64 hexadecimal digits.
    boolean isLast(int at, byte[] hex, int from) {
        for (int i = 0; i < 4; i++) {
            if (cells[at * WORDS + 2 + i] != Eight.hex(hex, from + 16 * i)) {
                return false;
            }
        }
        return true;
    }

    /// Moves a case on to its next entry.
    void put(
            int at,
            long high,
            long low,
            int step,
            boolean confidential,
            byte[] hashes,
            int hashAt) {
        boolean fresh = states[at] == 0;
        int cell = at * WORDS;
        cells[cell] = high;
        cells[cell + 1] = low;
        for (int i = 0; i < 4; i++) {
            cells[cell + 2 + i] = (long) LONGS.get(hashes, hashAt + 8 * i);
        }
        states[at] = step + 1 << 1 | (confidential ? 1 : 0);
        if (fresh && ++cases * 3L > states.length * 2L) {
            grow();
        }
    }

    int cases() {
        return cases;
    }

    private void grow() {
        long[] before = cells;
        int[] had = states;
        states = new int[had.length * 2];
        cells = new long[states.length * WORDS];
        for (int i = 0; i < had.length; i++) {
            if (had[i] != 0) {
                int at = find(before[i * WORDS], before[i * WORDS + 1]);
                System.arraycopy(before, i * WORDS, cells, at * WORDS, WORDS);
                states[at] = had[i];
            }
        }
    }
}
