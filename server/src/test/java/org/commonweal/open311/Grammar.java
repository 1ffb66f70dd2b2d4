package org.commonweal.open311;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/// Sentences that clients say, and that clients who are broken or hostile say: every parameter, in
/// every shape, right and wrong.
final class Grammar {
    private static final List<String> PATHS =
            List.of(
                    "requests",
                    "requests",
                    "requests",
                    "requests",
                    "services",
                    "services/pothole",
                    "services/abandoned-vehicle",
                    "discovery",
                    "servicerequestupdates",
                    "servicerequestupdates",
                    "tokens/abc");
    private static final List<String> SUFFIXES =
            List.of(".json", ".xml", ".json", ".xml", "", ".JSON", ".html", ".");
    private static final List<String> ODD =
            List.of(
                    "",
                    "null",
                    "NULL",
                    "undefined",
                    "true",
                    "-1",
                    "0",
                    "1e9",
                    "NaN",
                    "Infinity",
                    "9".repeat(30),
                    "' or 1=1 --",
                    "<script>",
                    "&lt;",
                    "%",
                    "%zz",
                    "%00",
                    "%ff",
                    "+",
                    "\u0000",
                    "\ufffe",
                    "\ud83d\udd73",
                    "Яма",
                    "مرحبا",
                    "a\r\nb",
                    "../../x",
                    "{}",
                    "[]",
                    "x".repeat(300),
                    "é".repeat(5000),
                    ",",
                    ",,,",
                    "1,2,3,4",
                    "_",
                    "1_2",
                    "-1_0",
                    "2026-02-30",
                    "0000-00-00T00:00:00Z",
                    "9999-12-31T23:59:59Z",
                    "2026-03-03T25:00:00Z",
                    "2026-03-03T09:00:00+99:99",
                    "1700000000");
    private static final List<String> DATES =
            List.of(
                    "2026-03-03T09:00:00Z",
                    "2026-03-03T09:00:00+01:00",
                    "2026-03-03T09:00:00.123456Z",
                    "2026-03-03",
                    "2026-03-03 09:00",
                    "2026-03-03T09:00:00+0000",
                    "2025-01-01T00:00:00-05",
                    "1900-01-01",
                    "9999-12-31");
    private static final List<String> LISTED =
            List.of(
                    "service_code",
                    "status",
                    "start_date",
                    "end_date",
                    "updated_after",
                    "updated_before",
                    "bbox",
                    "area",
                    "agency",
                    "page",
                    "page_size",
                    "after",
                    "extensions",
                    "service_request_id",
                    "jurisdiction_id",
                    "api_key");
    private static final List<String> FILED =
            List.of(
                    "lat",
                    "long",
                    "address_string",
                    "address_id",
                    "email",
                    "device_id",
                    "account_id",
                    "first_name",
                    "last_name",
                    "phone",
                    "description",
                    "media_url",
                    "client_request_id",
                    "extensions",
                    "jurisdiction_id",
                    "update_id",
                    "update_id_ext",
                    "status",
                    "updated_datetime",
                    "verdict",
                    "asker_token",
                    "service_request_id",
                    "title",
                    "public_anonymity_required");

    private final SplittableRandom chance;
    private final String key;
    private final Supplier<String> id;

    /// @param id of a request that is there
    Grammar(long seed, String key, Supplier<String> id) {
        this.chance = new SplittableRandom(seed);
        this.key = key;
        this.id = id;
    }

    /// One request as bytes of HTTP/1.1 on a connection that stays open.
    ///
    /// @param wire what is sent, one char a byte
    record Sentence(String method, String path, String wire) {}

    Sentence next() {
        int kind = chance.nextInt(100);
        if (kind < 60) {
            return read();
        }
        return kind < 96 ? post() : strange();
    }

    private Sentence read() {
        var path =
                base()
                        + (chance.nextInt(6) == 0 ? "requests/" + encode(anId()) : one(PATHS))
                        + one(SUFFIXES);
        var query = pairs(LISTED, chance.nextInt(5));
        return sentence(chance.nextInt(12) == 0 ? "HEAD" : "GET", path + "?" + query, "", "");
    }

    private Sentence post() {
        boolean update = chance.nextInt(3) == 0;
        var path = base() + (update ? "servicerequestupdates" : "requests") + one(SUFFIXES);
        var form = new ArrayList<String>();
        if (chance.nextInt(8) > 0) {
            form.add("api_key=" + key);
        }
        if (update) {
            form.add("service_request_id=" + encode(anId()));
            form.add("description=" + encode(chance.nextInt(4) == 0 ? one(ODD) : "A note"));
        } else {
            form.add("service_code=" + encode(service()));
            form.add(
                    "lat="
                            + (chance.nextInt(6) == 0
                                    ? encode(one(ODD))
                                    : "54.7" + chance.nextInt(100, 300)));
            form.add(
                    "long="
                            + (chance.nextInt(6) == 0
                                    ? encode(one(ODD))
                                    : "2.19" + chance.nextInt(10, 99)));
            form.add(attributes());
        }
        form.add(pairs(FILED, chance.nextInt(5)));
        var body = String.join("&", form);
        return switch (chance.nextInt(8)) {
            case 0 -> sentence("POST", path + "?" + body, "", "");
            case 1 -> multipart(path, body);
            case 2 ->
                    sentence(
                            "POST",
                            path,
                            one(
                                    List.of(
                                            "application/json",
                                            "text/plain",
                                            "multipart/form-data",
                                            "",
                                            "application/x-www-form-urlencoded; charset=latin1")),
                            body);
            default ->
                    sentence(
                            "POST", path, "application/x-www-form-urlencoded; charset=utf-8", body);
        };
    }

    private Sentence multipart(String path, String form) {
        var boundary =
                one(
                        List.of(
                                "xyz",
                                "----WebKitFormBoundary7MA4YWxkTrZu0gW",
                                "==abc==",
                                "a=b",
                                "'x'",
                                "\"quoted one\""));
        var plain = boundary.replace("\"", "");
        var body = new StringBuilder();
        for (var pair : form.split("&")) {
            var at = pair.indexOf('=');
            body.append("--" + plain + "\r\nContent-Disposition: form-data; name=\"")
                    .append(
                            at < 0
                                    ? pair
                                    : pair.substring(0, at).replace("%5B", "[").replace("%5D", "]"))
                    .append(chance.nextInt(20) == 0 ? "\"; filename=\"x.jpg" : "")
                    .append("\"\r\n")
                    .append(
                            chance.nextInt(3) == 0
                                    ? "Content-Type: text/plain; charset=utf-8\r\n"
                                    : "")
                    .append("\r\n")
                    .append(at < 0 ? "" : pair.substring(at + 1))
                    .append("\r\n");
        }
        body.append(
                chance.nextInt(10) == 0
                        ? ""
                        : "--" + plain + "--" + one(List.of("", "\r\n", "\r\n\r\n")));
        return sentence("POST", path, "multipart/form-data; boundary=" + boundary, body.toString());
    }

    private Sentence strange() {
        var method = one(List.of("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "POST", "BREW"));
        var path =
                one(
                        List.of(
                                "/open311/",
                                "/open311/v2",
                                "/open311/v2/",
                                "/open311/v3/requests.json",
                                "/open311/v2/requests/1/2.xml",
                                "/open311/v2//requests.json",
                                "/open311/test/v2/requests.json",
                                "/open311/v2/%2e%2e/requests.json",
                                "/open311/v2/%zz.json",
                                "/open311/v2/%ff.xml",
                                "/discovery.json",
                                "/discovery.xml",
                                "/open311/v2/services/" + encode(one(ODD)) + ".json"));
        return sentence(method, path, "", method.equals("POST") ? "api_key=" + key : "");
    }

    private static Sentence sentence(String method, String path, String type, String body) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var wire =
                method
                        + " "
                        + path
                        + " HTTP/1.1\r\nHost: desk\r\n"
                        + (type.isEmpty() ? "" : "Content-Type: " + type + "\r\n")
                        + (bytes.length > 0 || method.equals("POST")
                                ? "Content-Length: " + bytes.length + "\r\n"
                                : "")
                        + "\r\n"
                        + new String(bytes, StandardCharsets.ISO_8859_1);
        return new Sentence(method, path, wire);
    }

    private String pairs(List<String> names, int count) {
        var pairs = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            var name = one(names);
            pairs.add((chance.nextInt(20) == 0 ? name + "%5B%5D" : name) + "=" + value(name));
        }
        return String.join("&", pairs);
    }

    private String value(String name) {
        if (chance.nextInt(3) == 0) {
            var odd = one(ODD);
            // Some arrive as they are, whatever they break.
            return chance.nextInt(4) == 0 && odd.matches("[!-~&&[^\"<>{}\\[\\]^`|\\\\# ]]*")
                    ? odd
                    : encode(odd);
        }
        return switch (name) {
            case "service_code" -> encode(service());
            case "status" -> one(List.of("open", "closed", "open,closed", "FIXED", "OPEN"));
            case "start_date", "end_date", "updated_after", "updated_before", "updated_datetime" ->
                    encode(one(DATES));
            case "bbox" -> one(List.of("2.19,54.72,2.21,54.73", "2,54,3,55", "-180,-90,180,90"));
            case "area" -> one(List.of("ward:harbour", "harbour", "neighbourhood:harbourside"));
            case "agency" -> one(List.of("streets", "parks", "streets,parks"));
            case "page", "page_size" -> Integer.toString(chance.nextInt(1, 40));
            case "after" -> "1772528400000_" + chance.nextInt(1000);
            case "extensions" -> one(List.of("true", "false", "TRUE", "1"));
            case "service_request_id" -> encode(anId());
            case "jurisdiction_id" -> "alderhaven.example";
            case "api_key" -> key;
            case "lat" -> "54.7205";
            case "long" -> "2.199";
            case "email" -> encode("ada@home.example");
            case "client_request_id", "update_id" -> "k" + chance.nextInt(50);
            case "verdict" -> one(List.of("resolved", "partly", "not_resolved"));
            default ->
                    encode(
                            one(
                                    List.of(
                                            "Mill Lane",
                                            "A word",
                                            "01632 960 311",
                                            "http://p.example/1.jpg")));
        };
    }

    private String attributes() {
        var code = one(List.of("depth", "1", "2", "3", "kinds", "x", ""));
        var shape =
                one(
                        List.of(
                                "attribute[%s]",
                                "attribute[%s][]",
                                "attribute[%s][0]",
                                "attribute%%5B%s%%5D",
                                "attribute[%s",
                                "attribute[[%s]]"));
        var value =
                chance.nextInt(4) == 0
                        ? encode(one(ODD))
                        : one(List.of("deep", "1", "2", "shallow"));
        return shape.formatted(code)
                + "="
                + value
                + (chance.nextBoolean() ? "&attribute[depth]=deep" : "");
    }

    private String service() {
        return chance.nextInt(8) == 0
                ? one(ODD)
                : one(
                        List.of(
                                "pothole",
                                "pothole",
                                "litter",
                                "litter",
                                "new-tree",
                                "landlord",
                                "noise",
                                "rats",
                                "abandoned-vehicle"));
    }

    private String anId() {
        return switch (chance.nextInt(6)) {
            case 0 -> one(ODD);
            case 1 -> "999999999";
            default -> id.get();
        };
    }

    private String base() {
        return switch (chance.nextInt(12)) {
            case 0 -> "/open311/test/v2/";
            case 1 -> "/open311/v2//";
            default -> "/open311/v2/";
        };
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private <T> T one(List<T> of) {
        return of.get(chance.nextInt(of.size()));
    }
}
