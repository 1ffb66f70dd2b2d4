package org.commonweal.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.commonweal.outside.Chance;
import org.commonweal.outside.Ids;
import org.commonweal.outside.TurnedNow;
import org.commonweal.store.FreshStores;
import org.commonweal.store.Store;
import org.commonweal.web.Access;
import org.commonweal.web.Limits;
import org.commonweal.web.Reply;
import org.commonweal.web.Routes;
import org.commonweal.web.TestDesk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeoplePagesTest {
    private static final String PASSWORD = "gravel lantern tuesday";

    @TempDir Path folder;

    private final TurnedNow now = new TurnedNow(Instant.parse("2026-03-03T09:00:00Z"));
    private Store store;
    private People people;
    private TestDesk desk;

    @BeforeEach
    void open() {
        store = Store.open(FreshStores.sqlite(folder.resolve("data")));
        Chance chance = Chance.seeded(5);
        people = new People(store, now, new Ids(chance), Passwords.cheap(chance));
        people.add("hana", "Hana Brook", Role.HANDLER, Optional.of("streets"), PASSWORD);
        var pages = new PeoplePages(people, new Limits(now), "/desk");
        var routes = new Routes();
        pages.register(routes);
        routes.get("/desk", Access.staff("handler", "lead"), e -> Reply.text(e.signedIn().name()));
        routes.get("/accounts", Access.staff("administrator"), _ -> Reply.text("accounts"));
        routes.get("/token", Access.staff(), e -> Reply.text(e.signedIn().csrf()));
        desk = TestDesk.of(folder, routes, pages, "people");
    }

    @AfterEach
    void close() {
        desk.close();
        store.close();
    }

    private HttpResponse<String> signIn(String name, String password, String... headers) {
        return desk.post(
                "/sign-in",
                TestDesk.form(Map.of("name", name, "password", password, "next", "/desk?late=1")),
                headers);
    }

    private static String cookie(HttpResponse<String> response) {
        return response.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
    }

    @Test
    void who_is_not_signed_in_is_shown_where_to() {
        var refused = desk.get("/desk");
        assertThat(refused.statusCode()).isEqualTo(303);
        assertThat(refused.headers().firstValue("Location")).hasValue("/sign-in?next=/desk");
        var page = desk.get("/sign-in?next=/desk");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("Sign-in name", "autocomplete=\"current-password\"", "value=\"/desk\"")
                .doesNotContain("‹");
    }

    @Test
    void the_right_password_opens_the_desk_and_only_what_the_role_may_see() {
        var response = signIn("Hana", PASSWORD);
        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(response.headers().firstValue("Location")).hasValue("/desk?late=1");
        assertThat(response.headers().firstValue("Set-Cookie").orElseThrow())
                .matches("staff=[\\w-]{43}; Path=/; HttpOnly; SameSite=Lax");
        String cookie = cookie(response);
        assertThat(desk.get("/desk", "Cookie", cookie).body()).isEqualTo("Hana Brook");
        assertThat(desk.get("/accounts", "Cookie", cookie).statusCode()).isEqualTo(403);
        assertThat(desk.get("/sign-in", "Cookie", cookie).statusCode()).isEqualTo(303);
    }

    @Test
    void a_wrong_password_keeps_the_name_and_says_nothing_else() {
        var wrong = signIn("hana", "gravel lantern monday");
        var unknown = signIn("nobody", PASSWORD);
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("do not go together", "value=\"hana\"")
                .doesNotContain("gravel");
        assertThat(unknown.body().replace("nobody", "hana")).isEqualTo(wrong.body());
        assertThat(wrong.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void another_site_is_never_gone_to_after_signing_in() {
        var response =
                desk.post(
                        "/sign-in",
                        TestDesk.form(
                                Map.of(
                                        "name",
                                        "hana",
                                        "password",
                                        PASSWORD,
                                        "next",
                                        "//elsewhere.example")));
        assertThat(response.headers().firstValue("Location")).hasValue("/desk");
    }

    @Test
    void guessing_is_slowed_and_the_wait_is_told() {
        for (int i = 0; i < 6; i++) {
            assertThat(signIn("hana", "guess number " + i).statusCode()).isEqualTo(422);
        }
        var slowed = signIn("hana", PASSWORD);
        assertThat(slowed.statusCode()).isEqualTo(429);
        assertThat(slowed.body()).contains("Wait a minute and try again");
        assertThat(slowed.headers().firstValue("Retry-After")).hasValue("60");
        now.turn(Duration.ofMinutes(1));
        assertThat(signIn("hana", PASSWORD).statusCode()).isEqualTo(303);
    }

    @Test
    void guessing_at_many_names_from_one_place_is_slowed_too() {
        for (int i = 0; i < 40; i++) {
            assertThat(signIn("name" + i, PASSWORD).statusCode()).isEqualTo(422);
        }
        assertThat(signIn("hana", PASSWORD).statusCode()).isEqualTo(429);
    }

    @Test
    void signing_out_needs_our_own_form_and_ends_the_session() {
        String cookie = cookie(signIn("hana", PASSWORD));
        String token = desk.get("/token", "Cookie", cookie).body();
        assertThat(cookie).doesNotContain(token);
        assertThat(desk.post("/sign-out", "csrf=guess", "Cookie", cookie).statusCode())
                .isEqualTo(403);
        assertThat(desk.get("/desk", "Cookie", cookie).statusCode()).isEqualTo(200);
        var out = desk.post("/sign-out", "csrf=" + token, "Cookie", cookie);
        assertThat(out.statusCode()).isEqualTo(303);
        assertThat(out.headers().firstValue("Set-Cookie").orElseThrow()).contains("Max-Age=0");
        assertThat(desk.get("/desk", "Cookie", cookie).statusCode()).isEqualTo(303);
    }

    @Test
    void signing_in_again_ends_the_session_before() {
        String first = cookie(signIn("hana", PASSWORD));
        String second = cookie(signIn("hana", PASSWORD, "Cookie", first));
        assertThat(desk.get("/desk", "Cookie", first).statusCode()).isEqualTo(303);
        assertThat(desk.get("/desk", "Cookie", second).statusCode()).isEqualTo(200);
    }

    @Test
    void another_site_cannot_sign_a_browser_in() {
        assertThat(signIn("hana", PASSWORD, "Sec-Fetch-Site", "cross-site").statusCode())
                .isEqualTo(403);
    }
}
