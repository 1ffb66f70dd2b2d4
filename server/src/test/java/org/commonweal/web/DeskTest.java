package org.commonweal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeskTest {
    @TempDir Path folder;

    @Test
    void a_page_a_form_and_a_missing_page_are_answered() {
        var routes =
                new Routes()
                        .get("/hello/{name}", Access.PUBLIC, x -> Reply.text(x.path("name")))
                        .get("/rest/{all...}", Access.PUBLIC, x -> Reply.text(x.path("all")))
                        .post("/form", Access.PUBLIC, x -> Reply.text(x.form().text("words")));
        try (var desk = TestDesk.of(folder, routes, SignIn.NOBODY)) {
            assertThat(desk.get("/hello/Zo%C3%AB").body()).isEqualTo("Zoë");
            assertThat(desk.get("/rest/a/b%20c").body()).isEqualTo("a/b c");
            assertThat(desk.post("/form", "words=+a%0D%0Ab+").body()).isEqualTo("a\nb");
            var missing = desk.get("/nowhere");
            assertThat(missing.statusCode()).isEqualTo(404);
            assertThat(missing.body()).contains("There is no such page");
            assertThat(desk.get("/hello/").statusCode()).isEqualTo(404);
            assertThat(desk.get("/form").headers().firstValue("Allow")).contains("POST");
            assertThat(desk.get("/hello/%FF").statusCode()).isEqualTo(400);
        }
    }

    @Test
    void staff_routes_want_a_session_a_role_and_the_token() {
        var lead = new StaffSession(7, "Ada", "lead", "streets", "t0ken");
        var routes =
                new Routes()
                        .get("/desk", Access.staff(), x -> Reply.text(x.signedIn().name()))
                        .post("/desk/take", Access.staff("lead"), x -> Reply.seeOther("/desk"))
                        .post("/desk/close", Access.staff("handler"), x -> Reply.text("no"));
        SignIn signIn = x -> x.cookie("session").isPresent() ? Optional.of(lead) : Optional.empty();
        try (var desk = TestDesk.of(folder, routes, signIn)) {
            assertThat(desk.get("/desk").statusCode()).isEqualTo(303);
            assertThat(desk.get("/desk", "Cookie", "a=b; session=1").body()).isEqualTo("Ada");
            assertThat(desk.post("/desk/take", "").statusCode()).isEqualTo(403);
            var cookie = new String[] {"Cookie", "session=1"};
            assertThat(desk.post("/desk/take", "", cookie).statusCode()).isEqualTo(403);
            assertThat(desk.post("/desk/take", "csrf=t0ken", cookie).statusCode()).isEqualTo(303);
            assertThat(desk.post("/desk/close", "csrf=t0ken", cookie).statusCode()).isEqualTo(403);
            assertThat(
                            desk.post(
                                            "/desk/take",
                                            "csrf=t0ken",
                                            "Cookie",
                                            "session=1",
                                            "Sec-Fetch-Site",
                                            "cross-site")
                                    .statusCode())
                    .isEqualTo(403);
        }
    }
}
