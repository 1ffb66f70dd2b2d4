package org.commonweal.opendata;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonweal.requests.PublicRequests.Changes;
import org.commonweal.requests.RequestTold;
import org.commonweal.web.Words;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// What this room says in JSON.
final class Json {
    private static final JsonFactory FACTORY = new JsonFactory();

    private Json() {}

    private interface Body {
        void write(JsonGenerator json);
    }

    private static byte[] bytes(Body body) {
        var out = new ByteArrayOutputStream(2048);
        try (var json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            body.write(json);
        }
        return out.toByteArray();
    }

    /// One request.
    static byte[] row(Seen seen) {
        return bytes(json -> row(json, seen));
    }

    /// One request as a GeoJSON feature; without geometry where no place is known.
    static byte[] feature(Seen seen) {
        return bytes(json -> {
            json.writeStartObject();
            json.writeStringProperty("type", "Feature");
            json.writeName("geometry");
            var place = seen.place().shown();
            if (place.isEmpty()) {
                json.writeNull();
            } else {
                json.writeStartObject();
                json.writeStringProperty("type", "Point");
                json.writeArrayPropertyStart("coordinates");
                json.writeNumber(place.get().point().lon());
                json.writeNumber(place.get().point().lat());
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeName("properties");
            row(json, seen);
            json.writeEndObject();
        });
    }

    private static void row(JsonGenerator json, Seen seen) {
        json.writeStartObject();
        for (var column : Column.ALL) {
            json.writeName(column.name());
            value(json, column.value(seen));
        }
        json.writeEndObject();
    }

    private static void value(JsonGenerator json, @Nullable Object value) {
        switch (value) {
            case null -> json.writeNull();
            case Boolean flag -> json.writeBoolean(flag);
            case Long number -> json.writeNumber(number);
            case Integer number -> json.writeNumber(number);
            case Double number -> json.writeNumber(number);
            case Instant at -> json.writeString(at.toString());
            case List<?> list -> {
                json.writeStartArray();
                list.forEach(each -> value(json, each));
                json.writeEndArray();
            }
            case Map<?, ?> map -> {
                json.writeStartObject();
                map.forEach((name, each) -> {
                    json.writeName(String.valueOf(name));
                    value(json, each);
                });
                json.writeEndObject();
            }
            case Object text -> json.writeString(text.toString());
        }
    }

    /// A value by itself.
    static String text(Object value) {
        return new String(bytes(json -> value(json, value)), StandardCharsets.UTF_8);
    }

    /// A number without an exponent.
    static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    /// A page of changes.
    static byte[] changes(Changes page, java.util.function.Function<RequestTold, Seen> seen) {
        return bytes(json -> {
            json.writeStartObject();
            json.writeNumberProperty("through", page.through());
            json.writeNumberProperty("record_size", page.size());
            json.writeBooleanProperty("more", page.through() + 1 < page.size());
            json.writeArrayPropertyStart("changes");
            for (var change : page.changes()) {
                json.writeStartObject();
                json.writeNumberProperty("entry", change.entry());
                json.writeStringProperty("event", change.event());
                json.writeStringProperty("at", change.at().toString());
                json.writeStringProperty("service_request_id", change.request().digits());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayPropertyStart("requests");
            page.requests().forEach(told -> row(json, seen.apply(told)));
            json.writeEndArray();
            json.writeArrayPropertyStart("gone");
            page.gone().forEach(number -> json.writeString(number.digits()));
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    /// The dictionary of the columns.
    static byte[] dictionary(Words words) {
        return bytes(json -> {
            json.writeStartObject();
            json.writeArrayPropertyStart("columns");
            for (var column : Column.ALL) {
                json.writeStartObject();
                json.writeStringProperty("name", column.name());
                json.writeStringProperty("kind", column.kind().word());
                json.writeStringProperty("meaning", words.say("opendata.column." + column.name()));
                json.writeStringProperty(
                        "unit", words.say("opendata.kind." + column.kind().word()));
                json.writeStringProperty(
                        "source", words.say("opendata.from." + column.from().word()));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    /// What the record tells of dumps, and where their files are.
    ///
    /// @param address the desk's own
    /// @param next the page of earlier days, if there is one
    static byte[] dumps(List<Dump> dumps, String address, Optional<String> next) {
        return bytes(json -> {
            json.writeStartObject();
            json.writeArrayPropertyStart("dumps");
            for (var dump : dumps) {
                json.writeStartObject();
                json.writeStringProperty("day", dump.day().toString());
                json.writeStringProperty("form", dump.form().word());
                json.writeStringProperty("sha256", dump.sha());
                json.writeNumberProperty("bytes", dump.bytes());
                json.writeNumberProperty("record_size", dump.size());
                json.writeNumberProperty("entry", dump.entry());
                json.writeStringProperty("at", dump.at().toString());
                json.writeName("url");
                value(json, dump.kept() ? address + dump.path() : null);
                json.writeName("withdrawn_by");
                value(json, dump.withdrawn().orElse(null));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeName("next");
            value(json, next.orElse(null));
            json.writeEndObject();
        });
    }

    /// What is wrong with a call, as Open311 says it.
    static byte[] problem(int status, String words) {
        return bytes(json -> {
            json.writeStartObject();
            json.writeArrayPropertyStart("errors");
            json.writeStartObject();
            json.writeNumberProperty("code", status);
            json.writeStringProperty("description", words);
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
        });
    }
}
