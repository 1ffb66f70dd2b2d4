package org.commonweal.verifier;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private CanonicalJson() {}

    /// The canonical bytes of a value.
    ///
    /// @throws InvalidRecord for a value the record has no form for
    public static byte[] format(Object value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(value, out);
        return out.toByteArray();
    }

    /// Reads canonical bytes. Objects come back as sorted maps, integers as `Long`.
    ///
    /// @throws InvalidRecord for anything that [#format] would not have written, byte for byte
    public static Object parse(byte[] bytes) {
        Object value = new JsonReader(utf8(bytes)).whole();
        if (!Arrays.equals(format(value), bytes)) {
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

    private static void write(Object value, ByteArrayOutputStream out) {
        switch (value) {
            case Map<?, ?> map -> writeObject(map, out);
            case Collection<?> list -> {
                byte before = '[';
                for (Object item : list) {
                    out.write(before);
                    write(item, out);
                    before = ',';
                }
                if (list.isEmpty()) {
                    out.write('[');
                }
                out.write(']');
            }
            case String text -> writeString(text, out);
            case Boolean flag -> out.writeBytes(ascii(flag.toString()));
            case Integer n -> out.writeBytes(ascii(n.toString()));
            case Long n when Math.abs(n) <= LARGEST && n != Long.MIN_VALUE ->
                    out.writeBytes(ascii(n.toString()));
            default ->
                    throw new InvalidRecord(
                            "canonical JSON here has no form for "
                                    + value.getClass().getSimpleName()
                                    + " "
                                    + value);
        }
    }

    private static void writeObject(Map<?, ?> map, ByteArrayOutputStream out) {
        Map<String, Object> sorted = new TreeMap<>();
        map.forEach((name, member) -> sorted.put((String) name, member));
        byte before = '{';
        for (Map.Entry<String, Object> member : sorted.entrySet()) {
            out.write(before);
            writeString(member.getKey(), out);
            out.write(':');
            write(member.getValue(), out);
            before = ',';
        }
        if (sorted.isEmpty()) {
            out.write('{');
        }
        out.write('}');
    }

    private static void writeString(String text, ByteArrayOutputStream out) {
        out.write('"');
        int plain = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)
                    && !(Character.isHighSurrogate(c)
                            && i + 1 < text.length()
                            && Character.isLowSurrogate(text.charAt(i + 1)))
                    && !(Character.isLowSurrogate(c)
                            && i > 0
                            && Character.isHighSurrogate(text.charAt(i - 1)))) {
                throw new InvalidRecord("half a surrogate pair is no text");
            }
            if (c < 0x20 || c == '"' || c == '\\') {
                out.writeBytes(text.substring(plain, i).getBytes(StandardCharsets.UTF_8));
                escape(c, out);
                plain = i + 1;
            }
        }
        out.writeBytes(text.substring(plain).getBytes(StandardCharsets.UTF_8));
        out.write('"');
    }

    private static void escape(char c, ByteArrayOutputStream out) {
        int at = "\b\t\n\f\r\"\\".indexOf(c);
        out.write('\\');
        if (at >= 0) {
            out.write("btnfr\"\\".charAt(at));
        } else {
            out.writeBytes(new byte[] {'u', '0', '0', HEX[c >> 4], HEX[c & 15]});
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
