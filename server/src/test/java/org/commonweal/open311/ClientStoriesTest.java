package org.commonweal.open311;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonweal.open311.OpenTown.JSON;
import static org.commonweal.open311.OpenTown.V2;
import static org.commonweal.open311.OpenTown.enc;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.commonweal.people.Role;
import org.commonweal.requests.RequestCommand;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/// The clients there are, each with its habits: how it joins addresses, what it sends beside what
/// is asked, how it reads what comes back.
class ClientStoriesTest {
    @TempDir Path folder;
    private OpenTown town;

    @BeforeEach
    void open() {
        town = new OpenTown(folder);
    }

    @AfterEach
    void close() {
        town.audit();
        town.close();
    }

    private static Document xml(String text) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        } catch (Exception e) {
            throw new AssertionError(text, e);
        }
    }

    /// As a parser of elements into hashes sees it: the first child's text.
    private static String child(Element element, String name) {
        var found = element.getElementsByTagName(name);
        return found.getLength() == 0 ? "(none)" : found.item(0).getTextContent();
    }

    @Test
    void fixmystreet_reads_services_files_posts_comments_and_fetches_updates() {
        // It joins its endpoint, which ends in a slash, with the method's name, and reads XML.
        var services =
                xml(town.get("/open311/v2/services.xml?jurisdiction_id=alderhaven.example").body());
        var service = (Element) services.getElementsByTagName("service").item(0);
        assertThat(child(service, "metadata")).isEqualTo("true");
        var meta =
                xml(
                        town.get(
                                        "/open311/v2/services/pothole.xml?jurisdiction_id=alderhaven.example")
                                .body());
        assertThat(meta.getElementsByTagName("attribute").getLength()).isEqualTo(2);
        // Its own extra attributes go along whether or not the service has them; names may be
        // empty.
        var form =
                "jurisdiction_id=alderhaven.example&api_key="
                        + town.trusted
                        + "&lat=54.7205&long=2.199&email=ada%40home.example&service_code=pothole&first_name=Ada&last_name="
                        + "&description="
                        + enc(
                                "title: A hole\n\ndetail: Deep\n\nurl: http://fms.example/report/1\n\nSubmitted via FixMyStreet\n")
                        + "&media_url=http%3A%2F%2Ffms.example%2Fphoto%2F1.jpeg&media_url=http%3A%2F%2Ffms.example%2Fphoto%2F2.jpeg"
                        + "&attribute%5Bdepth%5D=deep&attribute%5Beasting%5D=1&attribute%5Bnorthing%5D=2&attribute%5Bfixmystreet_id%5D=1&phone=&account_id=";
        var sent = town.post("/open311/v2/requests.xml", form);
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(200);
        var request = (Element) xml(sent.body()).getElementsByTagName("request").item(0);
        var id = child(request, "service_request_id");
        assertThat(id).matches("\\d{9}");
        assertThat(child(request, "token")).isEqualTo("(none)");
        // A comment, from LWP as a form; the status is in capitals.
        var update =
                town.post(
                        "/open311/v2/servicerequestupdates.xml",
                        "jurisdiction_id=alderhaven.example&api_key="
                                + town.trusted
                                + "&service_request_id="
                                + id
                                + "&update_id=99&status=OPEN&updated_datetime=2026-03-03T09:00:00%2B00:00&description=More"
                                + "&email=bob%40home.example&first_name=Bob&last_name=B&title=MR&email_alerts_requested=FALSE&public_anonymity_required=TRUE&service_code=pothole");
        var answered = (Element) xml(update.body()).getElementsByTagName("request_update").item(0);
        var updateId = child(answered, "update_id");
        assertThat(updateId).matches("\\d+");
        // It polls two hours of updates, in order, and knows its own by their id.
        town.now.turn(Duration.ofMinutes(5));
        var feed =
                xml(
                        town.get(
                                        "/open311/v2/servicerequestupdates.xml?jurisdiction_id=alderhaven.example&api_key="
                                                + town.trusted
                                                + "&start_date=2026-03-03T07:05:00Z&end_date=2026-03-03T09:05:00Z")
                                .body());
        var updates = feed.getElementsByTagName("request_update");
        assertThat(updates.getLength()).isEqualTo(2);
        assertThat(child((Element) updates.item(1), "update_id")).isEqualTo(updateId);
        assertThat(child((Element) updates.item(1), "updated_datetime"))
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        assertThat(feed.getDocumentElement().getTextContent()).doesNotContain("bob@home", "Bob");
        // It skips requests without an id, a place or an update time.
        var fetched =
                xml(
                        town.get(
                                        "/open311/v2/requests.xml?start_date=2026-03-03T08:05:00Z&end_date=2026-03-03T09:05:00Z")
                                .body());
        var one = (Element) fetched.getElementsByTagName("request").item(0);
        for (var name :
                List.of(
                        "service_request_id",
                        "lat",
                        "long",
                        "updated_datetime",
                        "service_code",
                        "description",
                        "status")) {
            assertThat(child(one, name)).as(name).isNotEqualTo("(none)").isNotBlank();
        }
    }

    @Test
    void fixmystreet_polls_a_token_and_takes_an_empty_element_for_an_id() {
        var cleo = town.worker("cleo", Role.CLERK, "");
        var sent =
                town.post(
                        V2 + "requests.xml",
                        "api_key=" + town.trusted + "&service_code=new-tree&" + OpenTown.MILL_LANE);
        var token =
                child((Element) xml(sent.body()).getElementsByTagName("request").item(0), "token");
        assertThat(sent.body()).doesNotContain("service_request_id");
        for (int i = 0; i < 5; i++) {
            var polled =
                    (Element)
                            xml(town.get(V2 + "tokens/" + token + ".xml").body())
                                    .getElementsByTagName("request")
                                    .item(0);
            assertThat(child(polled, "service_request_id")).isEqualTo("(none)");
        }
        var number =
                new org.commonweal.requests.RequestNumber(
                        town.store
                                .read(tx ->
                                        tx.sql("select number from open311_filed")
                                                .one(r -> r.number(1)))
                                .orElseThrow());
        town.tells(cleo, number, new RequestCommand.Route("parks"));
        var polled =
                (Element)
                        xml(town.get(V2 + "tokens/" + token + ".xml").body())
                                .getElementsByTagName("request")
                                .item(0);
        assertThat(child(polled, "service_request_id")).isEqualTo(number.digits());
    }

    @Test
    void the_adapter_demands_exact_dates_and_real_shapes() {
        town.pothole(town.plain, "");
        var w3c = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(Z|[-+]\\d\\d:\\d\\d)";
        for (var doc : town.json(V2 + "requests.json")) {
            for (var name :
                    List.of("requested_datetime", "updated_datetime", "expected_datetime")) {
                assertThat(doc.get(name).asString()).matches(w3c);
            }
        }
        for (var doc : town.json(V2 + "servicerequestupdates.json")) {
            assertThat(doc.get("updated_datetime").asString()).matches(w3c);
            assertThat(doc.get("update_id").isString()).isTrue();
            assertThat(
                            List.of(
                                    "open",
                                    "closed",
                                    "fixed",
                                    "in_progress",
                                    "planned",
                                    "action_scheduled",
                                    "investigating",
                                    "duplicate",
                                    "not_councils_responsibility",
                                    "no_further_action",
                                    "internal_referral",
                                    "cancelled",
                                    "reopen",
                                    "for_triage",
                                    "unchanged"))
                    .contains(doc.get("status").asString());
        }
    }

    @Test
    void published_schemas_and_validators_find_nothing() {
        town.pothole(town.plain, "&address_string=14+Mill+Lane");
        for (var service : town.json(V2 + "services.json")) {
            assertThat(service.get("service_code").isString()).isTrue();
            assertThat(service.get("service_name").isString()).isTrue();
            assertThat(service.get("metadata").isBoolean()).isTrue();
            assertThat(List.of("realtime", "batch", "blackbox"))
                    .contains(service.get("type").asString());
            for (var name : List.of("description", "keywords", "group")) {
                assertThat(service.get(name).isString() || service.get(name).isNull()).isTrue();
            }
            if (service.get("metadata").asBoolean()) {
                var definition =
                        town.json(
                                V2
                                        + "services/"
                                        + service.get("service_code").asString()
                                        + ".json");
                assertThat(definition.get("attributes")).isNotEmpty();
                int order = 0;
                for (var attribute : definition.get("attributes")) {
                    assertThat(attribute.get("variable").isBoolean()).isTrue();
                    assertThat(attribute.get("required").isBoolean()).isTrue();
                    assertThat(attribute.get("code").isString()).isTrue();
                    assertThat(attribute.get("order").isInt()).isTrue();
                    assertThat(attribute.get("order").asInt()).isGreaterThan(order);
                    order = attribute.get("order").asInt();
                    assertThat(
                                    List.of(
                                            "string",
                                            "number",
                                            "datetime",
                                            "text",
                                            "singlevaluelist",
                                            "multivaluelist"))
                            .contains(attribute.get("datatype").asString());
                    if (attribute.get("datatype").asString().endsWith("list")) {
                        assertThat(attribute.get("values")).isNotEmpty();
                        attribute
                                .get("values")
                                .forEach(v ->
                                        assertThat(
                                                        v.get("key").isString()
                                                                && v.get("name").isString())
                                                .isTrue());
                    }
                }
            }
        }
        for (var request : town.json(V2 + "requests.json")) {
            for (var name :
                    List.of("service_request_id", "status", "service_code", "requested_datetime")) {
                assertThat(request.get(name).isString()).as(name).isTrue();
            }
            assertThat(List.of("open", "closed")).contains(request.get("status").asString());
            for (var name :
                    List.of(
                            "status_notes",
                            "service_name",
                            "description",
                            "agency_responsible",
                            "service_notice",
                            "updated_datetime",
                            "expected_datetime",
                            "address",
                            "address_id",
                            "zipcode",
                            "media_url")) {
                assertThat(request.get(name).isString() || request.get(name).isNull())
                        .as(name)
                        .isTrue();
            }
            assertThat(request.get("lat").isNumber() && request.get("long").isNumber()).isTrue();
        }
        // An ISO changeset in the past, formats as an array, XML that begins with its declaration.
        var discovery = town.json("/discovery.json");
        assertThat(java.time.Instant.parse(discovery.get("changeset").asString()))
                .isBeforeOrEqualTo(town.now.now());
        assertThat(discovery.get("endpoints").get(0).get("formats").isArray()).isTrue();
        for (var path :
                List.of(
                        "/discovery.xml",
                        V2 + "services.xml",
                        V2 + "requests.xml",
                        V2 + "requests/1.xml")) {
            assertThat(town.get(path).body())
                    .startsWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>");
        }
    }

    @Test
    void ruby_sends_multipart_with_a_boundary_of_its_own() throws IOException {
        // Faraday and Net::HTTP: no quotes, dashes, each part with more headers than needed.
        for (var boundary :
                List.of(
                        "-----------RubyMultipartPost-b8ed",
                        "AaB03x=",
                        "\"a b\"",
                        "'()+_,-./:=?".replace(",", ""))) {
            var plain = boundary.replace("\"", "");
            var body = new ByteArrayOutputStream();
            part(body, plain, "api_key", town.plain);
            part(body, plain, "service_code", "abandoned-vehicle");
            part(body, plain, "lat", "54.7205");
            part(body, plain, "long", "2.199");
            part(body, plain, "attribute[1]", "Ein grüner Wagen, 緑");
            part(body, plain, "attribute[2]", "1");
            part(body, plain, "attribute[3][]", "1");
            part(body, plain, "attribute[3][]", "3");
            var head =
                    "--"
                            + plain
                            + "\r\nContent-Disposition: form-data; name=\"any_name\"; filename=\"van.png\"\r\nContent-Length: 1\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: binary\r\n\r\n";
            body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
            body.writeBytes(picture());
            body.writeBytes(("\r\n--" + plain + "--\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            var reply =
                    town.rawPost(
                            V2 + "requests.json",
                            "multipart/form-data; boundary=" + boundary,
                            body.toByteArray());
            assertThat(reply).as(boundary).startsWith("HTTP/1.1 200");
        }
        var docs = town.json(V2 + "requests.json?extensions=true");
        assertThat(docs).hasSize(4);
        for (var doc : docs) {
            assertThat(doc.get("media_url").asString()).endsWith(".jpg");
            assertThat(doc.get("extended_attributes").get("photos")).hasSize(1);
            assertThat(doc.get("attributes").get(0).get("value").asString())
                    .isEqualTo("Ein grüner Wagen, 緑");
            var photo = doc.get("media_url").asString();
            assertThat(town.get(photo.substring(photo.indexOf("/photos"))).statusCode())
                    .isEqualTo(200);
        }
    }

    private static void part(
            ByteArrayOutputStream body, String boundary, String name, String value) {
        body.writeBytes(
                ("--"
                                + boundary
                                + "\r\nContent-Disposition: form-data; name=\""
                                + name
                                + "\"\r\nContent-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
                                + value
                                + "\r\n")
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] picture() throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }

    @Test
    void python_and_r_leave_brackets_as_they_are_and_do_not_escape_the_plus() {
        // R's httr builds addresses by hand; older Python joins a base that ends in a slash.
        var bare =
                "GET /open311/v2//requests.json?service_code[]=pothole&start_date=2026-03-03T00:00:00+00:00 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
        town.pothole(town.plain, "");
        var reply = town.raw(bare);
        assertThat(reply).startsWith("HTTP/1.1 200");
        assertThat(reply).contains("\"service_code\":\"pothole\"");
        var posted =
                town.raw(
                        "POST /open311/v2/requests.json?api_key="
                                + town.plain
                                + "&service_code=pothole&attribute[depth]=deep&lat=54.7205&long=2.199 HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        assertThat(posted).startsWith("HTTP/1.1 200");
        // A chunked body with a wish to be told to go on, as curl and requests send large ones.
        var form =
                "api_key="
                        + town.plain
                        + "&service_code=pothole&attribute[depth]=deep&lat=54.7205&long=2.199";
        var chunked =
                town.raw(
                        "POST /open311/v2/requests.json HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                                + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
                                + Integer.toHexString(form.length())
                                + "\r\n"
                                + form
                                + "\r\n0\r\n\r\n");
        assertThat(chunked).startsWith("HTTP/1.1 200");
        assertThat(
                        town.raw(
                                "POST /open311/v2/requests.json HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                                        + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\nzz\r\n"))
                .startsWith("HTTP/1.1 4");
    }

    @Test
    void php_counts_its_lists_and_javascript_sends_the_word_null() {
        // http_build_query numbers and escapes the brackets; null members arrive as words.
        var php =
                "api_key="
                        + town.plain
                        + "&service_code=abandoned-vehicle&attribute%5B1%5D=A+van&attribute%5B2%5D=2"
                        + "&attribute%5B3%5D%5B0%5D=1&attribute%5B3%5D%5B1%5D=2&lat=54.7205&long=2.199&address_id=&media_url=";
        assertThat(town.post(V2 + "requests.json", php).statusCode()).isEqualTo(200);
        var script =
                "api_key="
                        + town.plain
                        + "&service_code=litter&lat=54.7205&long=2.199&address_string=null&email=null&phone=null&first_name=null&description=null&media_url=null&device_id=null";
        var reply = town.post(V2 + "requests.json", script);
        assertThat(reply.statusCode()).isEqualTo(200);
        var doc =
                town.json(
                                V2
                                        + "requests/"
                                        + JSON.readTree(reply.body())
                                                .get(0)
                                                .get("service_request_id")
                                                .asString()
                                        + ".json")
                        .get(0);
        assertThat(doc.get("description").isNull()).isTrue();
        assertThat(doc.get("address").isNull()).isTrue();
    }

    @Test
    void java_clients_parse_numbers_and_dates_strictly() {
        var number = town.pothole(town.plain, "");
        var doc = town.one(number);
        assertThat(doc.get("lat").decimalValue()).isEqualByComparingTo("54.7205");
        assertThat(java.time.OffsetDateTime.parse(doc.get("requested_datetime").asString()))
                .isNotNull();
        assertThat(Long.parseLong(doc.get("service_request_id").asString()))
                .isEqualTo(number.value());
    }
}
