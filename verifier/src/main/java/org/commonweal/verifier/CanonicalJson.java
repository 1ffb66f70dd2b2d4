package org.commonweal.verifier;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// JSON with one spelling for each value (RFC 8785), so that bytes can be hashed and compared.
///
/// Values are `Map<String, ?>`, `Collection<?>`, `String`, `Long` or `Integer` (of magnitude below
/// 2^53) and `Boolean`. Fractions and null do not occur on the record and are refused, so the
/// canonical form is plain: no white space, members sorted by UTF-16 code units, integers in
/// decimal, strings with only the shortest necessary escapes, UTF-8.
public final class CanonicalJson {
    static final long LARGEST = (1L << 53) - 1;

    private CanonicalJson() {}

    /// The canonical bytes of a value.
    ///
    /// @throws InvalidRecord for a value the record has no form for
    public static byte[] format(Object value) {
        return text(value).getBytes(StandardCharsets.UTF_8);
    }

    /// Reads canonical bytes. Objects come back as sorted maps, integers as `Long`.
    ///
    /// @throws InvalidRecord for anything that [#format] would not have written, byte for byte
    public static Object parse(byte[] bytes) {
        String text = utf8(bytes);
        Object value = new JsonReader(text).whole();
        if (!text(value).equals(text)) {
            throw new InvalidRecord("the JSON is not in its canonical form");
        }
        return value;
    }

    /// Reads canonical bytes that hold an object.
    public static Map<String, Object> parseObject(byte[] bytes) {
        return object(parse(bytes), "the document");
    }

    static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new InvalidRecord("JSON is UTF-8 text");
        }
    }

    static Map<String, Object> object(@Nullable Object value, String what) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new InvalidRecord(what + " is a JSON object");
        }
        Map<String, Object> members = new TreeMap<>();
        map.forEach((name, member) -> members.put((String) name, member));
        return members;
    }

    private static String text(Object value) {
        StringBuilder out = new StringBuilder(512);
        write(value, out);
        return out.toString();
    }

    private static void write(Object value, StringBuilder out) {
        switch (value) {
            case Map<?, ?> map -> writeObject(map, out);
            case Collection<?> list -> {
                char before = '[';
                for (Object item : list) {
                    out.append(before);
                    write(item, out);
                    before = ',';
                }
                out.append(list.isEmpty() ? "[]" : "]");
            }
            case String text -> writeString(text, out);
            case Boolean flag -> out.append(flag.booleanValue());
            case Integer n -> out.append(n.intValue());
            case Long n when n >= -LARGEST && n <= LARGEST -> out.append(n.longValue());
            default ->
                    throw new InvalidRecord(
                            "canonical JSON here has no form for "
                                    + value.getClass().getSimpleName()
                                    + " "
                                    + value);
        }
    }

    private static void writeObject(Map<?, ?> map, StringBuilder out) {
        Map<Object, Object> sorted = new TreeMap<>(map);
        char before = '{';
        for (Map.Entry<Object, Object> member : sorted.entrySet()) {
            out.append(before);
            writeString((String) member.getKey(), out);
            out.append(':');
            write(member.getValue(), out);
            before = ',';
        }
        out.append(sorted.isEmpty() ? "{}" : "}");
    }

    private static void writeString(String text, StringBuilder out) {
        out.append('"');
        int plain = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 || c == '"' || c == '\\') {
                out.append(text, plain, i);
                escape(c, out);
                plain = i + 1;
            } else if (Character.isSurrogate(c)) {
                if (Character.isLowSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    throw new InvalidRecord("half a surrogate pair is no text");
                }
                i++;
            }
        }
        out.append(text, plain, text.length()).append('"');
    }

    private static void escape(char c, StringBuilder out) {
        int at = "\b\t\n\f\r\"\\".indexOf(c);
        out.append('\\');
        if (at >= 0) {
            out.append("btnfr\"\\".charAt(at));
        } else {
            out.append("u00")
                    .append(Character.forDigit(c >> 4, 16))
                    .append(Character.forDigit(c & 15, 16));
        }
    }
}
