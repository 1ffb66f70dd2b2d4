package org.commonweal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonweal.config.Town;
import org.commonweal.config.TownFile;
import org.commonweal.config.TownReading;
import org.commonweal.mailin.Spool;
import org.commonweal.outside.Chance;
import org.commonweal.outside.Ids;
import org.commonweal.outside.TurnedNow;
import org.commonweal.people.Actor;
import org.commonweal.people.Role;
import org.commonweal.places.Place;
import org.commonweal.requests.Ask;
import org.commonweal.requests.Asked;
import org.commonweal.requests.AskerKey;
import org.commonweal.requests.RequestCommand;
import org.commonweal.requests.RequestNumber;
import org.commonweal.requests.Verdict;
import org.commonweal.services.Catalogue;
import org.commonweal.web.Web;
import org.commonweal.web.WebSettings;

/// A walk through the whole desk of Alderhaven, as the program wires and serves it: every kind of
/// page a resident and those who work there can come to.
final class TownVisit implements AutoCloseable {
    private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");
    private static final Pattern ONCE = Pattern.compile("name=\"once\" value=\"([^\"]{43})\"");
    private static final String WORDS = "Qwghlm vrbt 7";
    private static final String NAME = "Zyx Wvut";
    private static final List<String> STAFF = List.of("hana", "lena", "cleo", "adam");

    private final Town town;
    private final TurnedNow now = new TurnedNow(Instant.parse("2026-03-03T09:00:00Z"));
    private final House house;
    private final Web web;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, String> sessions = new LinkedHashMap<>();
    private final List<String> requests = new ArrayList<>();
    private final List<String> links = new ArrayList<>();
    private boolean reported;

    TownVisit(Path folder, List<String> languages) {
        town = speaking(languages);
        house = House.open(town, folder.toString(), folder, now, Chance.seeded(11));
        played();
        dumped();
        wrote(folder);
        web = house.serve(WebSettings.local(town.name(), 0, town.zone(), folder.resolve("spool")));
        STAFF.forEach(name ->
                sessions.put(name, house.people().signIn(name, password(name)).orElseThrow()));
    }

    private static Town speaking(List<String> languages) {
        var own = ((TownReading.Sound) TownFile.builtIn("alderhaven")).town();
        return new Town(
                own.name(),
                own.jurisdiction(),
                own.origin(),
                own.zone(),
                languages,
                own.invented(),
                own.address(),
                own.emergency(),
                own.contact(),
                own.windows(),
                own.programs(),
                own.dumpDays(),
                own.catalogue(),
                own.atlas(),
                own.mail(),
                own.texts(),
                own.personal());
    }

    List<String> languages() {
        return town.languages();
    }

    Catalogue catalogue() {
        return town.catalogue();
    }

    /// What people wrote or are called.
    List<String> peoplesWords() {
        return List.of(WORDS, NAME, "zyx@home.example", "hana", "lena", "cleo", "adam");
    }

    /// Names on the map and of those who answer for requests, which no language changes here, and
    /// what languages are called in themselves.
    List<String> placeNames() {
        var names = new ArrayList<String>(List.of(town.name(), "qaa"));
        for (var kind : house.places().kinds()) {
            names.add(kind.name());
            for (var area : house.places().areas(kind.code())) {
                names.add(area.name());
                house.places().streetsIn(area).stream().map(Place::label).forEach(names::add);
            }
        }
        house.places()
                .agencies()
                .forEach(agency -> {
                    names.add(agency.name());
                    names.add(agency.email());
                });
        town.catalogue().reasons().forEach(reason -> names.add(reason.words()));
        names.addAll(List.of("English", "Español", "简体中文", "العربية"));
        return names;
    }

    private static String password(String name) {
        return "over the hills and far by " + name;
    }

    // A message that a clerk has to look at.
    private void wrote(Path folder) {
        var message =
                "From: " + NAME + " <zyx@home.example>\r\nSubject: " + WORDS + "\r\n\r\n" + WORDS;
        try {
            new Spool(folder, new Ids(Chance.seeded(12)))
                    .put(new ByteArrayInputStream(message.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        house.mailIn().work();
    }

    // One day's dumps that something was erased from, and one day's that nothing was.
    private void dumped() {
        house.dumps().work();
        house.requests()
                .erase(
                        RequestNumber.parse(requests.getFirst()).orElseThrow(),
                        List.of("phone", "photos"),
                        "asker");
        now.turn(Duration.ofDays(1));
        house.dumps().work();
    }

    private void played() {
        house.people().add("hana", NAME, Role.HANDLER, Optional.of("streets"), password("hana"));
        house.people().add("lena", NAME, Role.LEAD, Optional.of("council"), password("lena"));
        house.people().add("cleo", NAME, Role.CLERK, Optional.empty(), password("cleo"));
        house.people().add("adam", NAME, Role.ADMINISTRATOR, Optional.empty(), password("adam"));
        var hana =
                house.people().list().stream()
                        .filter(m -> m.signInName().equals("hana"))
                        .map(m -> new Actor.Staff(m.id(), m.name(), m.role(), m.agency()))
                        .findFirst()
                        .orElseThrow();
        for (var way :
                List.of(
                        "asked",
                        "done",
                        "resolved",
                        "partly",
                        "refused",
                        "paused",
                        "late",
                        "withdrawn",
                        "appealed")) {
            var asked = ask("pothole");
            var number = asked.number();
            var link = new AskerKey.Link(asked.link());
            switch (way) {
                case "done", "resolved", "partly" ->
                        house.requests()
                                .tell(
                                        hana,
                                        number,
                                        new RequestCommand.ReportDone(WORDS, List.of()));
                case "refused", "appealed" ->
                        house.requests()
                                .tell(
                                        hana,
                                        number,
                                        new RequestCommand.Refuse("private", WORDS, NAME));
                case "paused" ->
                        house.requests()
                                .tell(hana, number, new RequestCommand.Pause("access", WORDS));
                case "withdrawn" -> house.requests().tell(link, new RequestCommand.Withdraw(WORDS));
                default -> {}
            }
            switch (way) {
                case "resolved" ->
                        house.requests()
                                .tell(link, new RequestCommand.Judge(Verdict.RESOLVED, 5, WORDS));
                case "partly" ->
                        house.requests()
                                .tell(link, new RequestCommand.Judge(Verdict.PARTLY, 2, WORDS));
                case "appealed" -> house.requests().tell(link, new RequestCommand.Appeal(WORDS));
                default -> {}
            }
            requests.add(number.digits());
            links.add(asked.link());
        }
        // The promises of those left open are missed, and windows run on.
        now.turn(Duration.ofDays(10));
        house.requests().tick();
        ask("something-else");
        ask("neighbour-harassment");
        ask("noise");
    }

    private Asked.Accepted ask(String service) {
        var places = house.places();
        var street =
                places.streetsIn(places.areas(places.askedKind().code()).getFirst()).getFirst();
        var ask =
                Ask.of(service, WORDS)
                        .at(street.label(), street.point())
                        .answering(answers(service))
                        .from(new Ask.Contact(NAME, "zyx@home.example", "", WORDS));
        return (Asked.Accepted) house.requests().ask(new Actor.Asker(Actor.Proof.SESSION), ask);
    }

    private static Map<String, List<String>> answers(String service) {
        return switch (service) {
            case "pothole" -> Map.of("depth", List.of("deep"), "lane", List.of(WORDS));
            case "noise" -> Map.of("kind", List.of("site"));
            default -> Map.of();
        };
    }

    /// Every page, by where it was found.
    Map<String, String> everyPage(String language) {
        // No language is met by the wait that comes before a limit.
        now.turn(Duration.ofMinutes(10));
        var pages = new LinkedHashMap<String, String>();
        var resident = new Browser(language, "", pages);
        for (var path :
                List.of(
                        "/",
                        "/ask",
                        "/ask?q=road",
                        "/ask?q=xyzzy",
                        "/ask/offline",
                        "/requests",
                        "/requests?state=resolved",
                        "/requests?from=never",
                        "/find",
                        "/sign-in",
                        "/nowhere",
                        "/areas",
                        "/areas/ward/harbour",
                        "/services/pothole",
                        "/services/neighbour-harassment",
                        "/requests/99999999",
                        "/find/nothing",
                        "/open311",
                        "/data",
                        "/data/dumps",
                        "/data/dumps?before=2026-03-01",
                        "/follow",
                        "/follow?service=noise&area=ward:harbour",
                        "/follow/sent",
                        "/letterbox")) {
            resident.sees(path);
        }
        for (var service : town.catalogue().services()) {
            resident.sees("/ask/about/" + service.code());
        }
        for (int i = 0; i < requests.size(); i++) {
            resident.sees("/requests/" + requests.get(i), "request " + i);
            var mine = "/r/" + links.get(i);
            resident.sees(mine, "asker " + i);
            for (var act :
                    List.of(
                            "verdict",
                            "recorded",
                            "appeal",
                            "reopen",
                            "withdraw",
                            "add",
                            "accept",
                            "undo")) {
                resident.sees(mine + "/" + act, "asker " + i + " " + act);
            }
        }
        resident.sends("/find", "number", "x");
        resident.sends("/find", "number", requests.getFirst(), "code", "AAAA-BBBB");
        resident.sees("/requests/" + requests.getFirst() + "/report", "report");
        resident.sends("/requests/" + requests.getFirst() + "/report", "kind", "other");
        resident.sends(
                "/requests/" + requests.getFirst() + "/report",
                "kind",
                "abuse",
                "homepage",
                "https://buy.example");
        if (!reported) {
            reported = true;
            resident.sends(
                    "/requests/" + requests.getFirst() + "/report",
                    "kind",
                    "abuse",
                    "words",
                    WORDS);
        }
        resident.sees("/requests/" + requests.getFirst() + "/report?sent=yes", "report sent");
        resident.sends("/follow", "email", "not one", "how", "each");
        resident.sends("/sign-in", "name", "nobody", "password", "wrong");
        // A form that comes after the session ended, and the way on from there.
        resident.sends("/desk/post/aside", "message", WORDS);
        resident.sends(
                "/sign-in",
                "name",
                "cleo",
                "password",
                password("cleo"),
                "next",
                "/desk/post/aside",
                "kept.message",
                WORDS);
        asking(resident);
        for (var name : STAFF) {
            desk(new Browser(language, sessions.getOrDefault(name, ""), pages), name, language);
        }
        return pages;
    }

    private void asking(Browser resident) {
        for (var service : List.of("missed-collection", "landlord")) {
            var first = to(resident.sends("/ask", "service", service));
            var draft = first.substring(0, first.lastIndexOf('/'));
            for (var step :
                    List.of(
                            "what",
                            "questions",
                            "where",
                            "where/areas",
                            "where/areas/old-town",
                            "words",
                            "contact",
                            "check",
                            "discard")) {
                resident.sees(draft + "/" + step, "draft of " + service + " " + step);
            }
            resident.sends(
                    draft + "/questions", "answers.kinds", "nothing", "answers.day-day", "40");
            resident.sends(
                    draft + "/questions",
                    "answers.kinds",
                    "paper",
                    "answers.kinds",
                    "glass",
                    "answers.day-day",
                    "1",
                    "answers.day-month",
                    "3",
                    "answers.day-year",
                    "2026");
            resident.sends(draft + "/where", "place", "");
            resident.sends(draft + "/where", "place", "Nowhere Lane 77");
            resident.sends(draft + "/where", "place", "High", "do", "find");
            resident.sends(draft + "/where/areas/old-town", "street", "", "place", "");
            resident.sends(draft + "/words", "words", "");
            resident.sends(draft + "/words", "words", WORDS + " zyx@home.example");
            resident.sees(draft + "/personal", "personal " + service);
            resident.sends(draft + "/personal", "words", WORDS, "personal", "out");
            resident.sees(draft + "/personal", "not personal " + service);
            resident.sends(
                    draft + "/contact",
                    "email",
                    "not one",
                    "phone",
                    "",
                    "name",
                    "",
                    "contact_note",
                    "");
            resident.sends(
                    draft + "/contact",
                    "email",
                    "zyx@home.example",
                    "phone",
                    "",
                    "name",
                    NAME,
                    "contact_note",
                    "");
            for (var step : List.of("where", "words", "contact", "check")) {
                resident.sees(draft + "/" + step, "filled " + service + " " + step);
            }
            resident.sends(draft + "/send");
            resident.sees(draft + "/receipt", "receipt of " + service);
            resident.sends(draft + "/receipt/done");
            resident.sees(draft + "/receipt", "later receipt of " + service);
        }
    }

    private void desk(Browser staff, String name, String language) {
        for (var list :
                List.of(
                        "mine",
                        "agency",
                        "returned",
                        "appeals",
                        "paused",
                        "verdict",
                        "waiting",
                        "find",
                        "find?number=x",
                        "post",
                        "reported",
                        "mail",
                        "staff",
                        "file",
                        "file/gone",
                        "file/followed/" + requests.getFirst(),
                        "caller")) {
            staff.sees("/desk/" + list, name + " " + list);
        }
        for (int i = 0; i < requests.size(); i++) {
            var at = "/desk/requests/" + requests.get(i);
            staff.sees(at, name + " request " + i);
            staff.sees(at + "/hide", name + " hides " + i);
            staff.sees(at + "/hide/0/words", name + " hides words " + i);
            for (var act :
                    List.of(
                            "route", "decide", "start", "done", "note", "move", "pause", "refuse",
                            "verdict")) {
                staff.sees(at + "/" + act, name + " " + i + " " + act);
            }
        }
        if (name.equals("cleo")) {
            clerk(staff, language);
        }
        staff.sends("/desk/requests/" + requests.getFirst() + "/done", "words", "", "stamp", "0");
        staff.sends("/desk/requests/" + requests.getFirst() + "/hide/0/words", "words", WORDS);
        staff.sends(
                "/desk/requests/" + requests.getFirst() + "/move", "due-day", "x", "stamp", "0");
    }

    private void clerk(Browser clerk, String language) {
        clerk.sends("/desk/file", "do", "send");
        clerk.sends("/desk/file", "do", "send", "service", "pothole", "place", "Nowhere Lane 77");
        clerk.sends("/desk/file", "do", "look", "service", "landlord", "place", "High");
        var once = ONCE.matcher(clerk.sends("/desk/file", "do", "look").body());
        assertThat(once.find()).isTrue();
        var form =
                new String[] {
                    "came",
                    "phone",
                    "service",
                    "pothole",
                    "words",
                    WORDS,
                    "name",
                    NAME,
                    "email",
                    "zyx@home.example",
                    "private",
                    WORDS,
                    "unsaid",
                    "yes",
                    "do",
                    "send",
                    "asked",
                    "",
                    "answers.depth",
                    "deep",
                    "once",
                    once.group(1),
                    "language",
                    language
                };
        clerk.sends("/desk/file", form);
        form[17] = "pothole";
        var read = to(clerk.sends("/desk/file", form));
        clerk.sees(read, "read back");
        form[5] = NAME;
        clerk.sends("/desk/file", form);
        var caller = read.replace("/file/", "/caller/");
        clerk.sees(caller, "caller");
        for (var act : List.of("note", "withdraw")) {
            clerk.sees(caller + "/" + act, "caller " + act);
        }
        clerk.sends(caller + "/note", "words", "", "stamp", "9");
        clerk.sends("/desk/caller", "number", "12", "code", "x");
        clerk.sends(caller + "/leave");
        clerk.sends(caller + "/note", "words", WORDS);
    }

    private static String to(HttpResponse<String> reply) {
        return URI.create(reply.headers().firstValue("Location").orElseThrow()).getPath();
    }

    private final class Browser {
        private final String cookie;
        private final Map<String, String> pages;
        private String token = "";

        Browser(String language, String session, Map<String, String> pages) {
            this.cookie = "language=" + language + (session.isEmpty() ? "" : "; staff=" + session);
            this.pages = pages;
        }

        void sees(String path) {
            sees(path, path);
        }

        void sees(String path, String as) {
            keep(as, ask(HttpRequest.newBuilder().GET(), path));
        }

        HttpResponse<String> sends(String path, String... fields) {
            var form = new StringBuilder("csrf=" + token);
            for (int i = 0; i < fields.length; i += 2) {
                form.append('&')
                        .append(fields[i])
                        .append('=')
                        .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
            }
            var request =
                    HttpRequest.newBuilder()
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .header("Sec-Fetch-Site", "same-origin")
                            .POST(BodyPublishers.ofString(form.toString()));
            var reply = ask(request, path);
            var as = path.replaceAll("/(ask|caller|file)/[A-Za-z0-9_-]{43}", "draft");
            keep("sent " + as + " " + told(fields), reply);
            return reply;
        }

        // What is made by chance differs from language to language.
        private List<String> told(String... fields) {
            return Stream.of(fields)
                    .map(f -> f.length() == 43 ? "once" : f)
                    .filter(f -> !cookie.startsWith("language=" + f + ";"))
                    .toList();
        }

        private void keep(String as, HttpResponse<String> reply) {
            assertThat(reply.statusCode()).as(as + reply.body()).isLessThan(500);
            if (reply.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
                pages.put(as, reply.body());
                var found = TOKEN.matcher(reply.body());
                if (found.find()) {
                    token = found.group(1);
                }
            }
        }

        private HttpResponse<String> ask(HttpRequest.Builder request, String path) {
            try {
                return client.send(
                        request.uri(URI.create("http://127.0.0.1:" + web.port() + path))
                                .header("Accept", "text/html")
                                .header("Cookie", cookie)
                                .build(),
                        BodyHandlers.ofString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() {
        web.close();
        house.close();
    }
}
