package org.commonweal.open311;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// The two formats of GeoReport v2, in which a [Node] becomes bytes: XML with its root, JSON
/// without.
enum Format {
    XML("text/xml; charset=utf-8"),
    JSON("application/json; charset=utf-8");

    private static final Optional<Format> AS_JSON = Optional.of(JSON);
    private static final Optional<Format> AS_XML = Optional.of(XML);
    private static final JsonFactory TO_JSON = new JsonFactory();
    private static final XMLOutputFactory TO_XML = XMLOutputFactory.newDefaultFactory();
    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";

    private final String type;

    Format(String type) {
        this.type = type;
    }

    /// The media type of an answer.
    String type() {
        return type;
    }

    /// The format a suffix names, in any case.
    static Optional<Format> of(String suffix) {
        return switch (suffix.toLowerCase(Locale.ROOT)) {
            case "json" -> AS_JSON;
            case "xml" -> AS_XML;
            default -> Optional.empty();
        };
    }

    /// What an `Accept` header wants most; XML, which every client of GeoReport v2 must read, where
    /// it says nothing of either.
    static Format accepted(String accept) {
        var best = XML;
        double most = 0;
        for (var range : accept.toLowerCase(Locale.ROOT).split(",")) {
            var parts = range.split(";");
            var kind = parts[0].strip();
            boolean json = kind.endsWith("/json") || kind.endsWith("+json");
            boolean xml = kind.endsWith("/xml");
            double weight = weight(parts);
            if ((json || xml) && weight > most) {
                most = weight;
                best = json ? JSON : XML;
            }
        }
        return best;
    }

    private static double weight(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            var parameter = parts[i].strip();
            if (parameter.matches("q=[01](\\.\\d{1,3})?")) {
                return Double.parseDouble(parameter.substring(2));
            }
        }
        return 1;
    }

    /// A whole document.
    ///
    /// @param root the name that JSON drops
    byte[] document(String root, Node node) {
        return this == JSON ? piece(root, node) : joined(declared(), piece(root, node));
    }

    /// A list from pieces made before, without making them again.
    ///
    /// @param root of the XML
    /// @param pieces each made by [#piece]
    byte[] list(String root, List<byte[]> pieces) {
        var out = new ByteArrayOutputStream(64 + pieces.stream().mapToInt(p -> p.length + 1).sum());
        out.writeBytes(this == JSON ? bytes("[") : joined(declared(), bytes("<" + root + ">")));
        boolean first = true;
        for (var piece : pieces) {
            if (this == JSON && !first) {
                out.write(',');
            }
            first = false;
            out.writeBytes(piece);
        }
        out.writeBytes(bytes(this == JSON ? "]" : "</" + root + ">"));
        return out.toByteArray();
    }

    /// One element or value, to be part of a list.
    byte[] piece(String name, Node node) {
        var out = new ByteArrayOutputStream(1024);
        if (this == JSON) {
            try (var json = TO_JSON.createGenerator(ObjectWriteContext.empty(), out)) {
                write(json, node);
            }
        } else {
            try {
                var xml = TO_XML.createXMLStreamWriter(out, "UTF-8");
                write(xml, name, node);
                xml.close();
            } catch (XMLStreamException e) {
                throw new IllegalStateException("a document could not be written", e);
            }
        }
        return out.toByteArray();
    }

    private static byte[] declared() {
        return bytes(DECLARATION);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] joined(byte[] a, byte[] b) {
        var both = java.util.Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    private static void write(JsonGenerator json, Node node) {
        switch (node) {
            case Node.Absent _ -> json.writeNull();
            case Node.Text(var text) -> json.writeString(clean(text));
            case Node.Whole(long number) -> json.writeNumber(number);
            case Node.Real(double number) -> json.writeNumber(number);
            case Node.Flag(boolean value) -> json.writeBoolean(value);
            case Node.Many(_, var nodes) -> array(json, nodes);
            case Node.Repeated(var nodes) -> {
                if (nodes.isEmpty()) {
                    json.writeNull();
                } else if (nodes.size() == 1) {
                    write(json, nodes.getFirst());
                } else {
                    array(json, nodes);
                }
            }
            case Node.Members(var members) -> {
                json.writeStartObject();
                members.forEach((name, value) -> {
                    json.writeName(name);
                    write(json, value);
                });
                json.writeEndObject();
            }
        }
    }

    private static void array(JsonGenerator json, List<Node> nodes) {
        json.writeStartArray();
        nodes.forEach(each -> write(json, each));
        json.writeEndArray();
    }

    private static void write(XMLStreamWriter xml, String name, Node node)
            throws XMLStreamException {
        switch (node) {
            case Node.Absent _ -> {}
            case Node.Text(var text) -> element(xml, name, clean(text));
            case Node.Whole(long number) -> element(xml, name, Long.toString(number));
            case Node.Real(double number) -> element(xml, name, plain(number));
            case Node.Flag(boolean value) -> element(xml, name, Boolean.toString(value));
            case Node.Repeated(var nodes) -> {
                for (var each : nodes) {
                    write(xml, name, each);
                }
            }
            case Node.Many(var item, var nodes) -> {
                xml.writeStartElement(name);
                for (var each : nodes) {
                    write(xml, item, each);
                }
                xml.writeEndElement();
            }
            case Node.Members(var members) -> {
                xml.writeStartElement(name);
                for (var member : members.entrySet()) {
                    write(xml, member.getKey(), member.getValue());
                }
                xml.writeEndElement();
            }
        }
    }

    private static void element(XMLStreamWriter xml, String name, String text)
            throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private static String plain(double number) {
        return java.math.BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    /// Characters that XML 1.0 has no way to write, in neither format.
    private static String clean(String text) {
        boolean good = true;
        for (int i = 0; i < text.length() && good; i++) {
            char c = text.charAt(i);
            good = c >= ' ' && c < 0xd800 || c == '\n' || c == '\t';
        }
        if (good) {
            return text;
        }
        var out = new StringBuilder(text.length());
        text.codePoints()
                .forEach(c ->
                        out.appendCodePoint(
                                c == '\r'
                                        ? '\n'
                                        : Character.isValidCodePoint(c) && writable(c)
                                                ? c
                                                : 0xfffd));
        return out.toString();
    }

    private static boolean writable(int c) {
        return c == '\n'
                || c == '\t'
                || (c >= 0x20 && c < 0xd800)
                || (c >= 0xe000 && c < 0xfffe)
                || c >= 0x10000;
    }
}
