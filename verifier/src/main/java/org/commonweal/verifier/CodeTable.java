package org.commonweal.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/// The codes of one register, found by their bytes, each with the newest version that lists it.
final class CodeTable {
    private static final byte[] FREE = new byte[0];

    private byte[][] codes = free(64);
    private int[] versions = new int[64];
    private int count;
    private int version;

    /// The newest published version; 0 before the first.
    int version() {
        return version;
    }

    void publish(RegisterDocument document) {
        version = document.version();
        for (String code : document.codes()) {
            if (code.isEmpty()) {
                throw new InvalidRecord("a code is not empty");
            }
            byte[] bytes = code.getBytes(UTF_8);
            int at = find(bytes, 0, bytes.length);
            if (codes[at].length == 0) {
                codes[at] = bytes;
                count++;
            }
            versions[at] = version;
            if (count * 2 > codes.length) {
                grow();
            }
        }
    }

    /// The newest version that lists the code; 0 when none ever did.
    int versionOf(byte[] bytes, int from, int to) {
        return versions[find(bytes, from, to)];
    }

    private int find(byte[] bytes, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        int at = (hash ^ hash >>> 15) & codes.length - 1;
        while (true) {
            byte[] code = codes[at];
            if (code.length == 0 || Arrays.equals(code, 0, code.length, bytes, from, to)) {
                return at;
            }
            at = at + 1 & codes.length - 1;
        }
    }

    private void grow() {
        byte[][] had = codes;
        int[] versionsHad = versions;
        codes = free(had.length * 2);
        versions = new int[codes.length];
        for (int i = 0; i < had.length; i++) {
            byte[] code = had[i];
            if (code.length > 0) {
                int at = find(code, 0, code.length);
                codes[at] = code;
                versions[at] = versionsHad[i];
            }
        }
    }

    private static byte[][] free(int size) {
        byte[][] codes = new byte[size][];
        Arrays.fill(codes, FREE);
        return codes;
    }
}
