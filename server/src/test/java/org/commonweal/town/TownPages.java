package org.commonweal.town;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonweal.desk.DeskPages;
import org.commonweal.desk.DeskRooms;
import org.commonweal.follows.Follows;
import org.commonweal.mailin.MailIn;
import org.commonweal.moderation.ModerationPages;
import org.commonweal.moderation.ModerationRooms;
import org.commonweal.moderation.Reports;
import org.commonweal.notices.Notices;
import org.commonweal.outside.Chance;
import org.commonweal.people.PeoplePages;
import org.commonweal.people.Role;
import org.commonweal.personal.PersonalData;
import org.commonweal.personal.PersonalRules;
import org.commonweal.personal.Pointing;
import org.commonweal.photos.PhotoPages;
import org.commonweal.post.MailSettings;
import org.commonweal.post.TextSettings;
import org.commonweal.record.RecordPages;
import org.commonweal.requests.Windows;
import org.commonweal.verdicts.AskerVisits;
import org.commonweal.verdicts.RequestPages;
import org.commonweal.verdicts.RequestTelling;
import org.commonweal.web.Limits;
import org.commonweal.web.Patience;
import org.commonweal.web.Routes;
import org.commonweal.web.TestDesk;

/// The town's desk as browsers meet it: a real server on a free port over the town's real store.
public final class TownPages implements AutoCloseable {
    private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

    public final Town town;
    public final Routes routes = new Routes();
    private final TestDesk desk;

    public final Notices notices;
    public final Follows follows;
    public final MailIn mailIn;

    /// A town without a mail server, whose letters lie in the letterbox.
    ///
    /// @param folder for the store and all else
    public TownPages(Path folder) {
        this(folder, MailSettings.NONE);
    }

    /// @param folder for the store and all else
    /// @param mail how messages go out
    public TownPages(Path folder, MailSettings mail) {
        this(folder, mail, "");
    }

    /// @param folder for the store and all else
    /// @param mail how messages go out
    /// @param service that requests by mail are for; empty when a clerk chooses
    public TownPages(Path folder, MailSettings mail, String service) {
        this(folder, mail, TextSettings.NONE, service, List.of("en"));
    }

    /// @param folder for the store and all else
    /// @param texts how text messages go out
    public static TownPages texting(Path folder, TextSettings texts) {
        return new TownPages(folder, MailSettings.NONE, texts, "", Town.LANGUAGES);
    }

    /// @param folder for the store and all else
    /// @param mail how messages go out
    /// @param languages of its pages
    public static TownPages speaking(Path folder, MailSettings mail, List<String> languages) {
        return new TownPages(folder, mail, TextSettings.NONE, "", languages);
    }

    /// @param folder for the store and all else
    /// @param mail how messages go out
    /// @param service that requests by mail are for; empty when a clerk chooses
    /// @param languages of its pages
    public TownPages(Path folder, MailSettings mail, String service, List<String> languages) {
        this(folder, mail, TextSettings.NONE, service, languages);
    }

    private TownPages(
            Path folder,
            MailSettings mail,
            TextSettings texts,
            String service,
            List<String> languages) {
        town = new Town(folder.toString(), folder);
        var told = town.told(mail, texts, true);
        notices = told.notices();
        follows = told.follows();
        notices.follow(0);
        mailIn = town.mailIn(notices, service, languages);
        var limits = new Limits(town.now);
        var telling =
                new RequestTelling(
                        town.places,
                        town.services,
                        Windows.usual(Alderhaven.ZONE),
                        () -> town.record.checkpoint().size(),
                        town.now);
        var pointing =
                new Pointing(
                        new PersonalData(
                                PersonalRules.of("GB", List.of(), List.of()),
                                List.of(),
                                _ -> false));
        var visits = new AskerVisits(town.now, Chance.seeded(7));
        new RequestPages(
                        town.requests,
                        telling,
                        town.photos,
                        visits,
                        limits,
                        pointing,
                        told.post().numbers())
                .register(routes);
        new DeskPages(
                        new DeskRooms(
                                town.requests,
                                telling,
                                town.places,
                                town.services,
                                town.people,
                                town.photos,
                                notices,
                                mailIn,
                                limits,
                                pointing))
                .register(routes);
        new ModerationPages(
                        new ModerationRooms(
                                town.requests,
                                telling,
                                town.places,
                                pointing,
                                new Reports(town.store, town.now),
                                limits,
                                new Patience(town.now, Chance.seeded(9))))
                .register(routes);
        new PhotoPages(town.photos, town.requests::showsPhoto).register(routes);
        new RecordPages(town.record).addTo(routes);
        follows.register(routes, limits);
        told.post().register(routes);
        var people = new PeoplePages(town.people, limits, "/desk");
        people.register(routes);
        desk =
                TestDesk.speaking(
                        languages,
                        folder,
                        routes,
                        people,
                        "requests",
                        "verdicts",
                        "personal",
                        "notices",
                        "follows",
                        "post",
                        "mailin",
                        "desk",
                        "moderation",
                        "people",
                        "photos");
        notices.servedAt(desk.address());
    }

    /// Where it is served.
    public String address() {
        return desk.address();
    }

    /// How many entries the record has.
    public long size() {
        return town.record.checkpoint().size();
    }

    /// Somebody at a browser, signed in to nothing.
    public Browser browser() {
        return new Browser("", "");
    }

    /// A new member of staff at a browser, signed in.
    ///
    /// @param agency code, or empty for none
    public Browser signedIn(String name, Role role, String agency) {
        var of = Optional.of(agency).filter(code -> !code.isEmpty());
        town.people.add(name, "Worker " + name, role, of, "over the hills by " + name);
        var session = town.people.signIn(name, "over the hills by " + name).orElseThrow();
        var cookie = "staff=" + session;
        var page = desk.get(role.administers() ? "/desk/staff" : "/desk/find", "Cookie", cookie);
        var token = TOKEN.matcher(page.body());
        assertThat(token.find()).as(page.body()).isTrue();
        return new Browser(cookie, token.group(1));
    }

    /// What a mail program sends by itself: no cookie, and nothing that a browser would add.
    public HttpResponse<String> mailProgram(String path, String form) {
        return desk.send(
                desk.to(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build());
    }

    @Override
    public void close() {
        desk.close();
        town.close();
    }

    /// One browser, with its cookies and, when somebody is signed in, the token its forms carry.
    public final class Browser {
        private final Map<String, String> cookies = new LinkedHashMap<>();
        private final String token;

        private Browser(String cookie, String token) {
            this.token = token;
            if (!cookie.isEmpty()) {
                cookies.put(cookie.split("=", 2)[0], cookie.split("=", 2)[1]);
            }
        }

        /// Opens a page, without following it elsewhere.
        public HttpResponse<String> get(String path) {
            return kept(
                    cookies.isEmpty() ? desk.get(path) : desk.get(path, "Cookie", cookieHeader()));
        }

        /// Opens a page that must be there.
        public String reads(String path) {
            var page = get(path);
            assertThat(page.statusCode()).as(path + "\n" + page.body()).isEqualTo(200);
            assertThat(page.body()).doesNotContain("‹");
            return page.body();
        }

        /// Sends a form: names and values by turns.
        public HttpResponse<String> post(String path, String... fields) {
            var form = new LinkedHashMap<String, String>();
            if (!token.isEmpty()) {
                form.put("csrf", token);
            }
            for (int i = 0; i < fields.length; i += 2) {
                form.put(fields[i], fields[i + 1]);
            }
            return kept(
                    cookies.isEmpty()
                            ? desk.post(path, TestDesk.form(form))
                            : desk.post(path, TestDesk.form(form), "Cookie", cookieHeader()));
        }

        /// Sends a form that must be taken, and opens the page it leads to.
        public String sends(String path, String... fields) {
            var taken = post(path, fields);
            assertThat(taken.statusCode()).as(path + "\n" + taken.body()).isEqualTo(303);
            return reads(taken.headers().firstValue("Location").orElseThrow());
        }

        /// Sends a form with one file: names and values by turns.
        public HttpResponse<String> upload(
                String path, String name, byte[] file, String... fields) {
            var body = new ByteArrayOutputStream();
            part(body, "name=\"csrf\"", token.getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < fields.length; i += 2) {
                part(
                        body,
                        "name=\"" + fields[i] + "\"",
                        fields[i + 1].getBytes(StandardCharsets.UTF_8));
            }
            part(body, "name=\"" + name + "\"; filename=\"a.png\"", file);
            body.writeBytes("--xyz--\r\n".getBytes(StandardCharsets.UTF_8));
            return kept(
                    desk.send(
                            desk.to(path, "Cookie", cookieHeader(), "Sec-Fetch-Site", "same-origin")
                                    .header("Content-Type", "multipart/form-data; boundary=xyz")
                                    .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                                    .build()));
        }

        /// What this browser keeps, by name.
        public Map<String, String> cookies() {
            return cookies;
        }

        private static void part(ByteArrayOutputStream body, String head, byte[] value) {
            var start = "--xyz\r\nContent-Disposition: form-data; " + head + "\r\n\r\n";
            body.writeBytes(start.getBytes(StandardCharsets.UTF_8));
            body.writeBytes(value);
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }

        private HttpResponse<String> kept(HttpResponse<String> reply) {
            for (var set : reply.headers().allValues("Set-Cookie")) {
                var pair = set.split(";", 2)[0].split("=", 2);
                if (pair[1].isEmpty()) {
                    cookies.remove(pair[0]);
                } else {
                    cookies.put(pair[0], pair[1]);
                }
            }
            return reply;
        }

        private String cookieHeader() {
            var all = new StringBuilder();
            cookies.forEach((n, v) -> all.append(all.isEmpty() ? "" : "; ").append(n + "=" + v));
            return all.toString();
        }
    }
}
