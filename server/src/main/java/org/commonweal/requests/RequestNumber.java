package org.commonweal.requests;

import java.util.Optional;

/// The public number of a request: nine digits that people can say on the telephone.
///
/// The last digit checks the others (the scheme of H. M. Damm, 2004): it catches every single wrong
/// digit and every swap of two neighbours. Numbers are handed out in a scattered order, so that the
/// numbers of two requests asked one after the other differ in most of their digits.
///
/// @param value between 100,000,000 and 999,999,999, with a right check digit
public record RequestNumber(long value) implements Comparable<RequestNumber> {
    /// How many numbers there are.
    public static final long CAPACITY = 90_000_000L;

    private static final long FIRST = 10_000_000L;
    // Prime to CAPACITY, so that multiplying visits every number once.
    private static final long STRIDE = 38_196_601L;
    private static final long OFFSET = 27_182_817L;

    // A totally anti-symmetric quasigroup of order ten, from Damm's dissertation.
    private static final int[][] QUASIGROUP = {
        {0, 3, 1, 7, 5, 9, 8, 6, 4, 2},
        {7, 0, 9, 2, 1, 5, 4, 8, 6, 3},
        {4, 2, 0, 6, 8, 7, 1, 3, 5, 9},
        {1, 7, 5, 0, 9, 8, 3, 4, 2, 6},
        {6, 1, 2, 3, 0, 4, 5, 9, 7, 8},
        {3, 6, 7, 4, 2, 0, 9, 5, 8, 1},
        {5, 8, 6, 9, 7, 2, 0, 1, 3, 4},
        {8, 9, 4, 5, 3, 6, 2, 0, 1, 7},
        {9, 4, 3, 8, 6, 1, 7, 2, 0, 5},
        {2, 5, 8, 1, 4, 3, 6, 7, 9, 0},
    };

    /// @throws IllegalArgumentException when it is not nine digits or the check digit is wrong
    public RequestNumber {
        if (value < FIRST * 10 || value > 999_999_999L || check(value) != 0) {
            throw new IllegalArgumentException("not a request number: " + value);
        }
    }

    /// The number of the n-th request of a desk; to a page, an example that reads as a real one.
    ///
    /// @param sequence counted from 0, below [#CAPACITY]
    public static RequestNumber nth(long sequence) {
        if (sequence < 0 || sequence >= CAPACITY) {
            throw new IllegalStateException("this desk has used all its numbers");
        }
        long body = FIRST + (sequence * STRIDE + OFFSET) % CAPACITY;
        return new RequestNumber(body * 10 + check(body));
    }

    /// Reads a number as people write it, with spaces, dashes and dots anywhere.
    ///
    /// @return empty when it is not nine digits, or when a digit is wrong or two are swapped
    public static Optional<RequestNumber> parse(String text) {
        if (text.length() > 40) {
            return Optional.empty();
        }
        var digits = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits.append(c);
            } else if (!Character.isWhitespace(c)
                    && "-.\u00a0\u2010\u2011\u2012\u2013".indexOf(c) < 0) {
                return Optional.empty();
            }
        }
        if (digits.length() != 9 || digits.charAt(0) == '0') {
            return Optional.empty();
        }
        long value = Long.parseLong(digits.toString());
        return check(value) == 0 ? Optional.of(new RequestNumber(value)) : Optional.empty();
    }

    /// Nine digits without spaces: for addresses of pages, Open311 and the record.
    public String digits() {
        return Long.toString(value);
    }

    /// In three groups, for reading aloud: `482 913 065`.
    public String spoken() {
        String digits = digits();
        return digits.substring(0, 3) + " " + digits.substring(3, 6) + " " + digits.substring(6);
    }

    @Override
    public int compareTo(RequestNumber other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return digits();
    }

    private static int check(long value) {
        int interim = 0;
        for (char digit : Long.toString(value).toCharArray()) {
            interim = QUASIGROUP[interim][digit - '0'];
        }
        return interim;
    }
}
