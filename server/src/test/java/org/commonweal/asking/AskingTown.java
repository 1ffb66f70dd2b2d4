package org.commonweal.asking;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.commonweal.config.Town;
import org.commonweal.config.TownFile;
import org.commonweal.config.TownReading;
import org.commonweal.follows.FollowKeys;
import org.commonweal.follows.FollowRooms;
import org.commonweal.follows.Follows;
import org.commonweal.notices.Outgoing;
import org.commonweal.notices.Sender;
import org.commonweal.outside.Chance;
import org.commonweal.outside.Folder;
import org.commonweal.outside.Ids;
import org.commonweal.outside.TurnedNow;
import org.commonweal.people.CheapPeople;
import org.commonweal.personal.PersonalData;
import org.commonweal.photos.PhotoLimits;
import org.commonweal.photos.PhotoPages;
import org.commonweal.photos.Photos;
import org.commonweal.places.Agency;
import org.commonweal.places.Area;
import org.commonweal.places.MapPages;
import org.commonweal.places.Places;
import org.commonweal.post.MailSettings;
import org.commonweal.post.Post;
import org.commonweal.post.TextNumbers;
import org.commonweal.post.TextSettings;
import org.commonweal.record.Record;
import org.commonweal.record.RecordPages;
import org.commonweal.requests.RequestKeys;
import org.commonweal.requests.RequestNumber;
import org.commonweal.requests.Requests;
import org.commonweal.requests.Windows;
import org.commonweal.search.Search;
import org.commonweal.search.SearchPages;
import org.commonweal.services.Catalogue;
import org.commonweal.services.Service;
import org.commonweal.services.Services;
import org.commonweal.store.Store;
import org.commonweal.verifier.Register;
import org.commonweal.web.Access;
import org.commonweal.web.Limits;
import org.commonweal.web.Patience;
import org.commonweal.web.Reply;
import org.commonweal.web.Routes;
import org.commonweal.web.SignIn;
import org.commonweal.web.TestDesk;
import org.commonweal.web.Words;

/// Alderhaven, whole, with the pages of this room served on a free port: a real store, record and
/// web, and a clock that is turned.
final class AskingTown implements AutoCloseable {
    /// Tuesday morning.
    final TurnedNow now = new TurnedNow(Instant.parse("2026-03-03T09:00:00Z"));

    final Town town;
    final Store store;
    final Record record;
    final Photos photos;
    final Requests requests;
    final Search search;
    final AskingPages pages;
    final TestDesk desk;

    AskingTown(Path folder) {
        this(folder, ((TownReading.Sound) TownFile.builtIn("alderhaven")).town());
    }

    AskingTown(Path folder, Town town) {
        var chance = Chance.seeded(20260303);
        this.town = town;
        store = Store.open(folder.toString());
        record = Record.open(store, folder.resolve("keys"), town.origin(), now, chance);
        photos = Photos.open(store, folder, now, PhotoLimits.forHeap(256L << 20));
        var places = new Places(town.atlas());
        var services = published(places);
        var keys = RequestKeys.open(new Folder(folder.resolve("keys")), chance);
        var people = CheapPeople.open(store, now, chance);
        var rooms = new Requests.Rooms(record, services, places, people, photos);
        requests = Requests.open(store, rooms, Windows.usual(town.zone()), keys, now);
        search =
                new Search(
                        folder.resolve("search"),
                        town.languages(),
                        new Search.Rooms(record, requests, places, services::current));
        search.start();
        pages =
                new AskingPages(
                        new AskingRooms(
                                store,
                                services::current,
                                places,
                                photos,
                                requests,
                                search,
                                new Ids(chance),
                                now,
                                new Limits(now),
                                new PersonalData(
                                        town.personal(), List.of(town.contact()), _ -> false),
                                silent(folder, chance, places, services),
                                new TextNumbers(
                                        new TextSettings(
                                                town.texts().offered(),
                                                Optional.empty(),
                                                town.texts().countries())),
                                new Patience(now, Chance.seeded(9))));
        var routes = new Routes();
        pages.register(routes);
        new SearchPages(search, places, services::current, new Limits(now), now).register(routes);
        new MapPages(places).register(routes);
        new RecordPages(record).addTo(routes);
        new PhotoPages(photos, _ -> true).register(routes);
        routes.get(
                "/requests/{number}",
                Access.PUBLIC,
                x -> Reply.text("request " + x.path("number")));
        desk =
                TestDesk.speaking(
                        town.languages(),
                        folder,
                        routes,
                        SignIn.NOBODY,
                        "asking",
                        "personal",
                        "search",
                        "services",
                        "photos",
                        "requests",
                        "verdicts");
    }

    // Following in a town without mail.
    private Follows silent(Path folder, Chance chance, Places places, Services services) {
        var post = new Post(store, MailSettings.NONE, false);
        var desk = town.address().toString();
        return new Follows(
                new FollowRooms(
                        store,
                        requests,
                        places,
                        services,
                        FollowKeys.open(new Folder(folder.resolve("keys")), chance),
                        new Outgoing(post, new Ids(chance), now, desk),
                        now),
                new Sender(
                        town.name(),
                        false,
                        true,
                        town.zone(),
                        _ ->
                                Words.load(
                                        Locale.ENGLISH,
                                        "requests",
                                        "verdicts",
                                        "notices",
                                        "follows")));
    }

    private Services published(Places places) {
        var services = new Services(store, record);
        store.change(tx -> {
            record.openDesk(tx, town.name());
            services.publish(tx, withInternal(town.catalogue()));
            var none = Map.<String, Object>of();
            record.publishRegister(
                    tx,
                    Register.AGENCIES,
                    places.agencies().stream().map(Agency::code).toList(),
                    none);
            var areas =
                    places.kinds().stream()
                            .flatMap(kind -> places.areas(kind.code()).stream())
                            .map(Area::ref)
                            .toList();
            record.publishRegister(tx, Register.AREAS, areas, none);
            record.publishRegister(tx, Register.ROUTING, List.of(), none);
        });
        return services;
    }

    /// The town's own services, and one that only its crews use.
    private static Catalogue withInternal(Catalogue catalogue) {
        var services = new ArrayList<>(catalogue.services());
        services.add(
                new Service(
                        "crew-pothole",
                        "Pothole found by a crew",
                        "",
                        services.getFirst().group(),
                        List.of("pothole"),
                        List.of(),
                        false,
                        true,
                        services.getFirst().standard(),
                        ""));
        return new Catalogue(services, catalogue.calendars(), catalogue.reasons());
    }

    HttpResponse<String> get(String path) {
        return desk.get(path);
    }

    /// POSTs fields: name, value, name, value...
    HttpResponse<String> post(String path, String... fields) {
        return desk.post(path, form(fields));
    }

    static String form(String... fields) {
        var out = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            out.append(i == 0 ? "" : "&").append(TestDesk.form(Map.of(fields[i], fields[i + 1])));
        }
        return out.toString();
    }

    /// POSTs fields and files as a browser's multipart form.
    HttpResponse<String> upload(
            String path, Map<String, String> fields, Map<String, byte[]> files) {
        var form = multipart(fields, files);
        return desk.send(
                desk.to(path)
                        .header("Content-Type", form.type())
                        .header("Sec-Fetch-Site", "same-origin")
                        .POST(BodyPublishers.ofByteArray(form.body()))
                        .build());
    }

    /// A form as it travels.
    ///
    /// @param type its Content-Type
    record Multipart(String type, byte[] body) {}

    /// Fields and photos as a browser sends them.
    static Multipart multipart(Map<String, String> fields, Map<String, byte[]> photos) {
        var boundary = "----alderhaven";
        var body = new ByteArrayOutputStream();
        fields.forEach((name, value) -> {
            part(body, boundary, "form-data; name=\"" + name + "\"", "");
            body.writeBytes((value + "\r\n").getBytes(StandardCharsets.UTF_8));
        });
        photos.forEach((name, bytes) -> {
            var disposition = "form-data; name=\"photos\"; filename=\"" + name + "\"";
            part(body, boundary, disposition, "Content-Type: image/jpeg\r\n");
            body.writeBytes(bytes);
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        });
        body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return new Multipart("multipart/form-data; boundary=" + boundary, body.toByteArray());
    }

    private static void part(
            ByteArrayOutputStream body, String boundary, String disposition, String more) {
        var head = "--" + boundary + "\r\nContent-Disposition: " + disposition + "\r\n" + more;
        body.writeBytes((head + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    /// Where a reply sends the browser.
    static String to(HttpResponse<String> reply) {
        var location =
                reply.headers()
                        .firstValue("Location")
                        .orElseThrow(
                                () -> new AssertionError(reply.statusCode() + "\n" + reply.body()));
        return URI.create(location).getPath();
    }

    /// Begins a request and returns the path of its draft.
    String begins(String service) {
        var first = to(post("/ask", "service", service));
        return first.substring(0, first.lastIndexOf('/'));
    }

    /// A whole draft of a pothole in a street that is there, ready to be sent.
    String pothole(String words) {
        var draft = begins("pothole");
        post(draft + "/questions", "answers.depth", "deep");
        post(draft + "/where", "place", STREET);
        upload(draft + "/words", Map.of("words", words), Map.of());
        post(draft + "/known");
        post(draft + "/contact", "name", "", "email", "", "phone", "", "contact_note", "");
        return draft;
    }

    static final String STREET = "Mill Lane";

    RequestNumber number(String receipt) {
        var at = receipt.indexOf("data-number>") + "data-number>".length();
        return RequestNumber.parse(receipt.substring(at, receipt.indexOf('<', at))).orElseThrow();
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() {
        desk.close();
        search.close();
        record.close();
        photos.close();
        store.close();
    }
}
