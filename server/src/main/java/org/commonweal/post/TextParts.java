package org.commonweal.post;

/// What a text message costs. 3GPP TS 23.038: in the GSM 7-bit default alphabet (6.2.1) a message
/// holds 160 septets, and a sign of the extension table (6.2.1.1) takes two; where one sign is in
/// neither, the whole goes as UCS-2 (6.2.3), 70 units of 16 bits. Of more than one part each gives
/// six octets to say so (3GPP TS 23.040, 9.2.3.24.1): 153 septets or 67 units are left, and no sign
/// is split between two.
///
/// @param seven whether it goes in the 7-bit alphabet
/// @param units septets or 16-bit units in all
/// @param parts how many messages it is sent as, at least 1
public record TextParts(boolean seven, int units, int parts) {
    // The table's rows of 16, without the escape at 0x1B.
    private static final String BASIC =
            "@£$¥èéùìòÇ\nØø\rÅå"
                    + "Δ_ΦΓΛΩΠΨΣΘΞÆæßÉ"
                    + " !\"#¤%&'()*+,-./"
                    + "0123456789:;<=>?"
                    + "¡ABCDEFGHIJKLMNO"
                    + "PQRSTUVWXYZÄÖÑÜ§"
                    + "¿abcdefghijklmno"
                    + "pqrstuvwxyzäöñüà";
    private static final String EXTENDED = "\f^{}\\[~]|€";

    /// The cost of a text.
    public static TextParts of(String text) {
        boolean seven = text.chars().allMatch(TextParts::seven);
        int alone = seven ? 160 : 70;
        int together = seven ? 153 : 67;
        int units = 0;
        int parts = 1;
        int filled = 0;
        for (int i = 0; i < text.length(); ) {
            int sign = text.codePointAt(i);
            int size = seven ? septets(sign) : Character.charCount(sign);
            if (filled + size > together) {
                parts++;
                filled = 0;
            }
            filled += size;
            units += size;
            i += Character.charCount(sign);
        }
        return new TextParts(seven, units, units <= alone ? 1 : parts);
    }

    private static boolean seven(int sign) {
        return BASIC.indexOf(sign) >= 0 || EXTENDED.indexOf(sign) >= 0;
    }

    private static int septets(int sign) {
        return EXTENDED.indexOf(sign) >= 0 ? 2 : 1;
    }

    /// The same text without the signs that look better in print and cost half of the room:
    /// typographic apostrophes, quotes, dashes and blanks. Letters stay as they are.
    public static String plain(String text) {
        return text.replaceAll("[‘’ʼ]", "'")
                .replaceAll("[“”]", "\"")
                .replaceAll("[‐‑–—]", "-")
                .replace("…", "...")
                .replaceAll("[\\u00a0\\u2009\\u202f]", " ");
    }

    /// Words with a line after them, shortened at the end of the words until both fit. The line is
    /// never shortened: half a link leads nowhere.
    ///
    /// @param line such as a link
    /// @param most parts
    public static String cut(String words, String line, int most) {
        var text = words + "\n" + line;
        var more = of(words).seven() ? "..." : "…";
        var left = words;
        while (of(text).parts > most && !left.isEmpty()) {
            left = left.substring(0, left.offsetByCodePoints(left.length(), -1));
            text = left.isBlank() ? line : left.strip() + more + "\n" + line;
        }
        return text;
    }
}
