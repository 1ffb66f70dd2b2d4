package org.commonweal;

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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonweal.config.Town;
import org.commonweal.config.TownFile;
import org.commonweal.config.TownReading;
import org.commonweal.outside.Chance;
import org.commonweal.outside.TurnedNow;
import org.commonweal.people.Actor;
import org.commonweal.people.Role;
import org.commonweal.requests.RequestCommand;
import org.commonweal.requests.RequestNumber;
import org.commonweal.requests.RequestView;
import org.commonweal.town.TownAudit;
import org.commonweal.web.Web;
import org.commonweal.web.WebSettings;

/// Alderhaven's whole desk, served, with clerks, handlers and a lead, under a clock that is turned.
final class ClerkTown implements AutoCloseable {
    private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

    private static final Pattern LETTER = Pattern.compile("href=\"(/letterbox/\\d+)\"");

    final Town town = ((TownReading.Sound) TownFile.builtIn("alderhaven")).town();
    final TurnedNow now = new TurnedNow(Instant.parse("2026-03-03T09:00:00Z"));
    final House house;
    private final Path folder;
    private final Web web;
    private final HttpClient client = HttpClient.newHttpClient();

    /// @param where what the store opens
    ClerkTown(String where, Path folder) {
        this.folder = folder;
        house = House.open(town, where, folder, now, Chance.seeded(20260303));
        house.notices().follow(0);
        staff("cleo", Role.CLERK, "");
        staff("carl", Role.CLERK, "");
        staff("stan", Role.CLERK, "streets");
        staff("hana", Role.HANDLER, "streets");
        staff("will", Role.HANDLER, "streets");
        staff("lena", Role.LEAD, "council");
        staff("adam", Role.ADMINISTRATOR, "");
        web = house.serve(WebSettings.local(town.name(), 0, town.zone(), folder.resolve("spool")));
    }

    private void staff(String name, Role role, String agency) {
        var of = Optional.of(agency).filter(code -> !code.isEmpty());
        house.people().add(name, "Worker " + name, role, of, password(name));
    }

    static String password(String name) {
        return "over the hills and far by " + name;
    }

    Actor.Staff actor(String name) {
        return house.people().list().stream()
                .filter(one -> one.signInName().equals(name))
                .map(one -> new Actor.Staff(one.id(), one.name(), one.role(), one.agency()))
                .findFirst()
                .orElseThrow();
    }

    /// Somebody who works here does something with a request.
    void tells(String name, String digits, RequestCommand command) {
        var outcome = house.requests().tell(actor(name), number(digits), command);
        assertThat(outcome.getClass().getSimpleName()).as(outcome.toString()).isEqualTo("Done");
    }

    static RequestNumber number(String digits) {
        return RequestNumber.parse(digits).orElseThrow();
    }

    RequestView view(String digits) {
        return house.requests().view(number(digits)).orElseThrow();
    }

    long size() {
        return house.record().checkpoint().size();
    }

    /// Every letter that went out, as the letterbox shows it.
    String letters() {
        assertThat(house.record().awaitFollowers(Duration.ofSeconds(20))).isTrue();
        house.notices().deliver();
        return anybody().reads("/letterbox");
    }

    /// The newest letter that went out, as a mail program shows it.
    String letter() {
        var found = LETTER.matcher(letters());
        assertThat(found.find()).isTrue();
        return anybody().reads(found.group(1) + "/html");
    }

    /// What another program, whose holder reads a language, is answered to what it files.
    HttpResponse<String> program(String path, String language, String form) {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + web.port() + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Accept-Language", language)
                        .POST(BodyPublishers.ofString(form))
                        .build();
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    void audit() {
        TownAudit.audit(house.record(), folder.resolve("served"));
    }

    Browser anybody() {
        return new Browser("");
    }

    Browser signedIn(String name) {
        var session = house.people().signIn(name, password(name)).orElseThrow();
        var browser = new Browser("staff=" + session);
        var page = browser.get(name.equals("adam") ? "/desk/staff" : "/desk/find").body();
        browser.keepToken(page);
        return browser;
    }

    /// What a browser of a language is sent for a path, packed.
    HttpResponse<byte[]> packed(String path, String language) {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + web.port() + path))
                        .header("Accept-Encoding", "gzip")
                        .header("Accept-Language", language)
                        .build();
        try {
            return client.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        web.close();
        house.close();
    }

    /// A page of the desk that fields can be taken from, as a browser would.
    record Fields(Map<String, String> values) {
        private static final Pattern HIDDEN =
                Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

        static Fields of(String page) {
            var values = new LinkedHashMap<String, String>();
            for (Matcher field = HIDDEN.matcher(page); field.find(); ) {
                values.put(field.group(1), unescaped(field.group(2)));
            }
            return new Fields(values);
        }

        private static String unescaped(String text) {
            return text.replace("&#34;", "\"").replace("&#39;", "'").replace("&amp;", "&");
        }

        /// The same with more filled in: names and values by turns.
        Fields with(String... fields) {
            var more = new LinkedHashMap<>(values);
            for (int i = 0; i < fields.length; i += 2) {
                more.put(fields[i], fields[i + 1]);
            }
            return new Fields(more);
        }

        String[] all() {
            var all = new ArrayList<String>();
            values.forEach((name, value) -> all.addAll(List.of(name, value)));
            return all.toArray(String[]::new);
        }
    }

    /// One browser.
    final class Browser {
        private String cookie;
        private String token = "";

        Browser(String cookie) {
            this.cookie = cookie;
        }

        private void keepToken(String page) {
            var found = TOKEN.matcher(page);
            if (found.find()) {
                token = found.group(1);
            }
        }

        HttpResponse<String> get(String path) {
            return send(HttpRequest.newBuilder().GET(), path);
        }

        String reads(String path) {
            var page = get(path);
            assertThat(page.statusCode()).as(path + page.body()).isEqualTo(200);
            assertThat(page.body()).doesNotContain("‹");
            return page.body();
        }

        HttpResponse<String> post(String path, String... fields) {
            return postFrom("same-origin", path, fields);
        }

        HttpResponse<String> postFrom(String site, String path, String... fields) {
            var names = Arrays.asList(fields);
            var form = new StringBuilder(names.contains("csrf") ? "" : "csrf=" + token);
            for (int i = 0; i < fields.length; i += 2) {
                form.append(form.isEmpty() ? "" : "&")
                        .append(encoded(fields[i]))
                        .append('=')
                        .append(encoded(fields[i + 1]));
            }
            return send(
                    HttpRequest.newBuilder()
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .header("Sec-Fetch-Site", site)
                            .POST(BodyPublishers.ofString(form.toString())),
                    path);
        }

        /// Sends a form that must be taken, and opens the page that it leads to.
        String sends(String path, String... fields) {
            return reads(goes(path, fields));
        }

        /// Sends a form that must be taken.
        ///
        /// @return where it leads
        String goes(String path, String... fields) {
            var taken = post(path, fields);
            assertThat(taken.statusCode()).as(path + taken.body()).isEqualTo(303);
            return taken.headers().firstValue("Location").orElseThrow();
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }

        private HttpResponse<String> send(HttpRequest.Builder request, String path) {
            request.uri(URI.create("http://127.0.0.1:" + web.port() + path));
            if (!cookie.isEmpty()) {
                request.header("Cookie", cookie);
            }
            try {
                var reply =
                        client.send(
                                request.header("Accept", "text/html").build(),
                                BodyHandlers.ofString());
                for (var set : reply.headers().allValues("Set-Cookie")) {
                    if (set.startsWith("staff=")) {
                        cookie = set.split(";", 2)[0];
                    }
                }
                return reply;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
    }
}
