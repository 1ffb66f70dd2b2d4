package org.commonweal.open311;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.commonweal.config.Town;
import org.commonweal.config.TownFile;
import org.commonweal.config.TownReading;
import org.commonweal.keys.Keys;
import org.commonweal.opendata.DumpRooms;
import org.commonweal.opendata.Dumps;
import org.commonweal.opendata.OpenData;
import org.commonweal.opendata.OpenDataRooms;
import org.commonweal.outside.Chance;
import org.commonweal.outside.Folder;
import org.commonweal.outside.Ids;
import org.commonweal.outside.Now;
import org.commonweal.outside.TurnedNow;
import org.commonweal.people.Actor;
import org.commonweal.people.People;
import org.commonweal.people.Role;
import org.commonweal.photos.PhotoLimits;
import org.commonweal.photos.PhotoPages;
import org.commonweal.photos.Photos;
import org.commonweal.places.Places;
import org.commonweal.record.Record;
import org.commonweal.requests.AskerKey;
import org.commonweal.requests.Outcome;
import org.commonweal.requests.PublicRequests;
import org.commonweal.requests.RequestCommand;
import org.commonweal.requests.RequestKeys;
import org.commonweal.requests.RequestNumber;
import org.commonweal.requests.Requests;
import org.commonweal.requests.Windows;
import org.commonweal.services.Services;
import org.commonweal.store.Store;
import org.commonweal.town.TownAudit;
import org.commonweal.web.Limits;
import org.commonweal.web.Limits.Rate;
import org.commonweal.web.Routes;
import org.commonweal.web.SignIn;
import org.commonweal.web.TestDesk;
import org.commonweal.web.Words;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Alderhaven, whole, as other programs meet it: a real store, record and server, and a clock that
/// is turned.
final class OpenTown implements AutoCloseable {
    static final String V2 = "/open311/v2/";

    /// A place in Mill Lane.
    static final String MILL_LANE = "lat=54.7205&long=2.199";

    /// How long a dump's file is kept.
    static final int KEEP_DAYS = 3;

    /// What of [#lively] nobody may read.
    static final List<String> PRIVATE =
            List.of(
                    "Ada Quill",
                    "ada@home.example",
                    "01632 960 999",
                    "54.72055",
                    "14 Mill",
                    "He shouts");

    static final JsonMapper JSON = new JsonMapper();

    /// Tuesday morning.
    final TurnedNow now = new TurnedNow(Instant.parse("2026-03-03T09:00:00Z"));

    final Town town;
    final Store store;
    final Record record;
    final Places places;
    final Services services;
    final Requests requests;
    final Keys keys;
    final Open311 open311;
    final Dumps dumps;
    final TestDesk desk;

    /// The app of a charity; its key may relay verdicts.
    final String trusted;

    final long trustedId;

    /// Some other app.
    final String plain;

    private final PublicRequests published;
    private final Photos photos;
    private final People people;
    private final Path folder;
    private final HttpClient client = HttpClient.newHttpClient();

    OpenTown(Path folder) {
        this(folder, folder.toString());
    }

    /// @param where what [Store#open] takes
    OpenTown(Path folder, String where) {
        this(folder, where, false, new Rate(1_000_000, Duration.ofMillis(1)));
    }

    /// @param where what [Store#open] takes
    /// @param open whether requests are taken without a key
    /// @param reads how often one sender may read
    OpenTown(Path folder, String where, boolean open, Rate reads) {
        this.folder = folder;
        var chance = Chance.seeded(20260303);
        town = ((TownReading.Sound) TownFile.builtIn("alderhaven")).town();
        store = Store.open(where);
        record = Record.open(store, folder.resolve("keys"), town.origin(), now, chance);
        photos = Photos.open(store, folder, now, PhotoLimits.forHeap(256L << 20));
        places = new Places(town.atlas());
        services = new Services(store, record);
        store.change(tx -> {
            record.openDesk(tx, town.name());
            places.publish(tx, record);
            services.publish(tx, town.catalogue());
        });
        people = new People(store, now, chance);
        requests =
                Requests.open(
                        store,
                        new Requests.Rooms(record, services, places, people, photos),
                        Windows.usual(town.zone()),
                        RequestKeys.open(new Folder(folder.resolve("keys")), chance),
                        now);
        keys = new Keys(store, now, chance);
        var made = keys.make("Fix Our Town", 100_000, true);
        trusted = made.secret();
        trustedId = made.key().id();
        plain = keys.make("Another App", 100_000, false).secret();
        var words =
                Words.load(
                        Locale.ENGLISH,
                        "open311",
                        "opendata",
                        "requests",
                        "services",
                        "photos",
                        "people");
        open311 =
                new Open311(
                        new Open311Rooms(
                                store,
                                requests,
                                services,
                                places,
                                photos,
                                keys,
                                new Limits(now),
                                words,
                                new Ids(chance),
                                now),
                        new Open311Settings(
                                town.jurisdiction(),
                                town.zone(),
                                town.contact(),
                                "At the counter in the Guildhall.",
                                open,
                                Open311Settings.anHour(20),
                                reads));
        var routes = new Routes();
        open311.register(routes);
        published = new PublicRequests(store, record, services);
        dumps = again();
        new OpenData(
                        new OpenDataRooms(
                                record, published, services, places, new Limits(now), words),
                        dumps)
                .register(routes);
        new PhotoPages(photos, requests::showsPhoto).register(routes);
        desk =
                TestDesk.of(
                        folder, routes, SignIn.NOBODY, "open311", "opendata", "requests", "photos");
    }

    /// The dumps as another start of the desk opens them.
    Dumps again() {
        return again(now);
    }

    /// @param clock what they go by
    Dumps again(Now clock) {
        return new Dumps(
                new DumpRooms(
                        store,
                        record,
                        published,
                        services,
                        places,
                        new Folder(folder).folder("dumps"),
                        clock),
                town.zone(),
                KEEP_DAYS,
                "https://alderhaven.example");
    }

    /// GETs a path without an `Accept` header.
    HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    /// GETs a JSON document that must be there.
    JsonNode json(String path, String... headers) {
        var reply = get(path, headers);
        assertThat(reply.statusCode()).as(path + "\n" + reply.body()).isEqualTo(200);
        assertThat(reply.headers().firstValue("Content-Type"))
                .contains("application/json; charset=utf-8");
        return JSON.readTree(reply.body());
    }

    /// POSTs an encoded form.
    HttpResponse<String> post(String path, String form, String... headers) {
        var all = new java.util.ArrayList<>(List.of(headers));
        all.addAll(List.of("Content-Type", "application/x-www-form-urlencoded"));
        return send("POST", path, form, all.toArray(String[]::new));
    }

    HttpResponse<String> send(String method, String path, String body, String... headers) {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + desk.port() + path))
                        .method(
                                method,
                                body.isEmpty()
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Sends bytes as they are and reads until the other side has ended.
    String raw(String request) {
        try (var socket =
                new java.net.Socket(java.net.InetAddress.getLoopbackAddress(), desk.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// POSTs a body of any type with a connection of its own.
    String rawPost(String path, String type, byte[] body) {
        return raw(
                "POST "
                        + path
                        + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                        + (type.isEmpty() ? "" : "Content-Type: " + type + "\r\n")
                        + "Content-Length: "
                        + body.length
                        + "\r\n\r\n"
                        + new String(body, StandardCharsets.ISO_8859_1));
    }

    /// Files a request that must be taken.
    ///
    /// @param form without the key
    /// @return what the answer says of it
    JsonNode files(String key, String form) {
        var reply = post(V2 + "requests.json", "api_key=" + key + "&" + form);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        return JSON.readTree(reply.body()).get(0);
    }

    /// A pothole in Mill Lane.
    RequestNumber pothole(String key, String more) {
        var answer =
                files(
                        key,
                        "service_code=pothole&attribute[depth]=deep&description=A%20hole&"
                                + MILL_LANE
                                + more);
        return RequestNumber.parse(answer.get("service_request_id").asString()).orElseThrow();
    }

    /// A pothole with everything private in it, a landlord that nobody may see, and a noise whose
    /// place is not told.
    ///
    /// @return the pothole's
    RequestNumber lively() {
        var hole =
                pothole(
                        trusted,
                        "&first_name=Ada&last_name=Quill&email=ada@home.example&phone=01632+960+999");
        files(
                trusted,
                "service_code=landlord&description=He+shouts&lat=54.72055&long=2.19905&email=ada@home.example");
        files(
                trusted,
                "service_code=noise&attribute[kind]=music&lat=54.72055&long=2.19905&address_string=14+Mill+Lane&description=%3DHYPERLINK(1)%2C+%22loud%22");
        return hole;
    }

    JsonNode one(RequestNumber number) {
        return json(V2 + "requests/" + number.digits() + ".json?extensions=true").get(0);
    }

    static String enc(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// A member of staff.
    Actor.Staff worker(String name, Role role, String agency) {
        var of = agency.isEmpty() ? Optional.<String>empty() : Optional.of(agency);
        return people.add(name, "Worker " + name, role, of, "over the hills by " + name).actor();
    }

    void tells(Actor.Staff staff, RequestNumber number, RequestCommand command) {
        assertThat(requests.tell(staff, number, command)).isInstanceOf(Outcome.Done.class);
    }

    void tells(String link, RequestCommand command) {
        assertThat(requests.tell(new AskerKey.Link(link), command))
                .isInstanceOf(Outcome.Done.class);
    }

    /// Turns the clock and lets it tick.
    void days(int days) {
        now.turn(Duration.ofDays(days));
        requests.tick();
    }

    /// Checks the whole public record from its files alone.
    void audit() {
        TownAudit.audit(record, folder.resolve("served-" + now.now().getEpochSecond()));
    }

    @Override
    public void close() {
        desk.close();
        record.close();
        photos.close();
        store.close();
    }
}
