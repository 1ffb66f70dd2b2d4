package org.commonweal.verifier;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads one entry after another straight from their bytes, making no object on the way: an audit
/// meets millions. Refuses every byte the vocabulary does not call for, so what it accepts is
/// canonical by construction: members sorted, each once, no white space, no escapes.
///
/// After [#scan] the values lie in the scanned bytes at the places the accessors give. One thread
/// at a time.
final class EntryScanner {
    private static final int MOST_MEMBERS = 32;

    private final int[] keyAt = new int[MOST_MEMBERS];
    private final int[] keyEnd = new int[MOST_MEMBERS];
    private final int[] from = new int[MOST_MEMBERS];
    private final int[] to = new int[MOST_MEMBERS];
    private final int[] tokenOf = new int[MOST_MEMBERS];
    private final byte[] opener = new byte[MOST_MEMBERS];
    private int tokens;

    private byte[] bytes = new byte[0];
    private @Nullable Shape shape;
    private long caseHigh;
    private long caseLow;
    private int step;

    /// Scans the entry in `bytes[at, end)`.
    ///
    /// @throws InvalidRecord when it is not an entry of the vocabulary
    void scan(byte[] bytes, int at, int end) {
        this.bytes = bytes;
        tokenise(at, end);
        Shape found = findShape();
        shape = found;
        match(found);
        boolean first = step == 0;
        if (first == has(found.prev)) {
            throw bad(
                    first
                            ? "an entry at step 0 has no \"prev\""
                            : "an entry after step 0 has \"prev\"");
        }
    }

    Shape shape() {
        Shape known = shape;
        if (known == null) {
            throw new IllegalStateException("nothing has been scanned");
        }
        return known;
    }

    long caseHigh() {
        return caseHigh;
    }

    long caseLow() {
        return caseLow;
    }

    int step() {
        return step;
    }

    boolean has(int slot) {
        return slot >= 0 && tokenOf[slot] >= 0;
    }

    /// Where the value of a present slot begins, inside its quotes if it has them.
    int from(int slot) {
        return from[tokenOf[slot]];
    }

    int to(int slot) {
        return to[tokenOf[slot]];
    }

    String text(int slot) {
        return new String(bytes, from(slot), to(slot) - from(slot), ISO_8859_1);
    }

    long number(int slot) {
        long n = 0;
        for (int i = from(slot); i < to(slot); i++) {
            n = n * 10 + bytes[i] - '0';
        }
        return n;
    }

    List<String> names(int slot) {
        String list = text(slot);
        return List.of(list.substring(1, list.length() - 1).split("\",\""));
    }

    private void tokenise(int start, int end) {
        tokens = 0;
        if (end - start < 2 || bytes[start] != '{' || bytes[end - 1] != '}') {
            throw bad("an entry is one JSON object");
        }
        int at = start + 1;
        while (true) {
            if (tokens == MOST_MEMBERS) {
                throw bad("an entry has at most " + MOST_MEMBERS + " members");
            }
            keyAt[tokens] = at + 1;
            int close = quote(at, end);
            keyEnd[tokens] = close;
            if (close + 1 >= end || bytes[close + 1] != ':') {
                throw bad("':' is wanted after a member's name");
            }
            at = value(close + 2, end);
            tokens++;
            if (at == end - 1) {
                return;
            }
            if (at >= end || bytes[at] != ',') {
                throw bad("',' is wanted between members");
            }
            at++;
        }
    }

    private int value(int at, int end) {
        opener[tokens] = at < end ? bytes[at] : 0;
        if (opener[tokens] == '"') {
            int close = quote(at, end);
            from[tokens] = at + 1;
            to[tokens] = close;
            return close + 1;
        }
        from[tokens] = at;
        int i = at;
        if (opener[tokens] == '[') {
            while (i < end && bytes[i] != ']') {
                i++;
            }
            from[tokens] = at + 1;
            to[tokens] = i;
            return i + 1;
        }
        while (i < end && bytes[i] != ',' && bytes[i] != '}') {
            i++;
        }
        to[tokens] = i;
        return i;
    }

    /// The place of the quote that closes the one at `at`.
    private int quote(int at, int end) {
        if (at < end && bytes[at] == '"') {
            int close = Eight.find(bytes, at + 1, end, '"');
            if (close < end) {
                return close;
            }
        }
        throw bad("a quoted text is wanted");
    }

    private Shape findShape() {
        boolean confidential = false;
        for (int i = 0; i < tokens; i++) {
            int length = keyEnd[i] - keyAt[i];
            if (length == 12 && bytes[keyAt[i]] == 'c') {
                confidential = true;
            } else if (length == 5 && bytes[keyAt[i]] == 'e' && bytes[keyAt[i] + 1] == 'v') {
                Shape found = Shape.of(bytes, from[i], to[i] - from[i], confidential);
                if (found == null) {
                    throw bad("no such event: " + printable(from[i], to[i]));
                }
                return found;
            }
        }
        throw bad("an entry has a member \"event\"");
    }

    private void match(Shape shape) {
        Shape.Slot[] slots = shape.slots;
        int token = 0;
        for (int i = 0; i < slots.length; i++) {
            byte[] name = slots[i].bytes();
            if (token < tokens && isSame(name, keyAt[token], keyEnd[token])) {
                tokenOf[i] = token;
                check(shape, slots[i], token);
                token++;
            } else if (slots[i].required()) {
                throw bad(
                        shape.type.name()
                                + " wants a member \""
                                + slots[i].name()
                                + "\""
                                + instead(token));
            } else {
                tokenOf[i] = -1;
            }
        }
        if (token < tokens) {
            throw bad(shape.type.name() + " has no place for a member" + instead(token));
        }
    }

    private String instead(int token) {
        return token < tokens
                ? " where \"" + printable(keyAt[token], keyEnd[token]) + "\" stands"
                : "";
    }

    private void check(Shape shape, Shape.Slot slot, int token) {
        int a = from[token];
        int b = to[token];
        boolean text = opener[token] == '"';
        boolean list = opener[token] == '[';
        boolean bare = !text && !list;
        boolean good =
                switch (slot.check()) {
                    case AT ->
                            text
                                    && Moments.isMoment(bytes, a, b)
                                    && (!shape.confidential || Moments.isMidnight(bytes, a));
                    case CASE -> text && b - a == 32 && Eight.isHex(bytes, a, 32) && readCase(a);
                    case TRUE ->
                            bare
                                    && b - a == 4
                                    && bytes[a] == 't'
                                    && bytes[a + 1] == 'r'
                                    && bytes[a + 2] == 'u'
                                    && bytes[a + 3] == 'e';
                    case EVENT -> text;
                    case HASH -> text && b - a == 64 && Eight.isHex(bytes, a, 64);
                    case STEP -> bare && isNumber(a, b, 0, slot.most()) && readStep(a, b);
                    case WORD -> text && isOneOf(slot.words(), a, b);
                    case WHOLE -> bare && isNumber(a, b, slot.least(), slot.most());
                    case MOMENT -> text && Moments.isMoment(bytes, a, b);
                    case DAY -> text && Moments.isDay(bytes, a, b);
                    case CODE -> text && isCode(a, b);
                    case AREA -> text && isArea(a, b);
                    case FLAG -> bare && isFlag(a, b);
                    case NAMES -> list && areNames(slot.words(), a, b);
                };
        if (!good) {
            throw bad(
                    shape.type.name() + " cannot say \"" + slot.name() + "\": " + printable(a, b));
        }
    }

    private boolean readCase(int at) {
        caseHigh = Eight.hex(bytes, at);
        caseLow = Eight.hex(bytes, at + 16);
        return true;
    }

    private boolean readStep(int a, int b) {
        int n = 0;
        for (int i = a; i < b; i++) {
            n = n * 10 + bytes[i] - '0';
        }
        step = n;
        return true;
    }

    private boolean isNumber(int a, int b, long least, long most) {
        if (b == a || b - a > 16 || bytes[a] == '0' && b - a > 1) {
            return false;
        }
        long n = 0;
        for (int i = a; i < b; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return false;
            }
            n = n * 10 + bytes[i] - '0';
        }
        return n >= least && n <= most;
    }

    private boolean isOneOf(List<byte[]> words, int a, int b) {
        for (int i = 0; i < words.size(); i++) {
            byte[] word = words.get(i);
            if (isSame(word, a, b)) {
                return true;
            }
        }
        return false;
    }

    /// Names are short: a plain loop beats the vectorised comparison here.
    private boolean isSame(byte[] word, int a, int b) {
        if (b - a != word.length) {
            return false;
        }
        for (int i = 0; i < word.length; i++) {
            if (bytes[a + i] != word[i]) {
                return false;
            }
        }
        return true;
    }

    private boolean isCode(int a, int b) {
        if (b == a || b - a > 64 || !isLetterOrDigit(bytes[a])) {
            return false;
        }
        for (int i = a + 1; i < b; i++) {
            byte c = bytes[i];
            if (!isLetterOrDigit(c) && c != '_' && c != '.' && c != ':' && c != '-') {
                return false;
            }
        }
        return true;
    }

    private boolean isArea(int a, int b) {
        int colon = a + 1;
        while (colon < b && bytes[colon] != ':') {
            colon++;
        }
        return colon < b - 1 && isCode(a, b);
    }

    private static boolean isLetterOrDigit(byte c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
    }

    private boolean isFlag(int a, int b) {
        String word = printable(a, b);
        return word.equals("true") || word.equals("false");
    }

    private boolean areNames(List<byte[]> names, int a, int b) {
        int at = a;
        int least = 0;
        while (at < b) {
            int close = bytes[at] == '"' ? at + 1 : b;
            while (close < b && bytes[close] != '"') {
                close++;
            }
            if (close == b) {
                return false;
            }
            int found = least;
            while (found < names.size()
                    && !Arrays.equals(
                            names.get(found), 0, names.get(found).length, bytes, at + 1, close)) {
                found++;
            }
            if (found == names.size()) {
                return false;
            }
            least = found + 1;
            at = close + 1;
            if (at == b) {
                return true;
            }
            if (bytes[at] != ',') {
                return false;
            }
            at++;
        }
        return false;
    }

    private String printable(int a, int b) {
        StringBuilder text = new StringBuilder();
        for (int i = a; i < Math.min(b, a + 80); i++) {
            text.append(bytes[i] >= 0x20 && bytes[i] < 0x7f ? (char) bytes[i] : '?');
        }
        return text.toString();
    }

    private static InvalidRecord bad(String why) {
        return new InvalidRecord(why);
    }
}
