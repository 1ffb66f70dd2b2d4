package org.commonweal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonweal.ClerkTown.Browser;
import org.commonweal.people.Actor;
import org.commonweal.people.Role;
import org.commonweal.requests.Ask;
import org.commonweal.requests.Asked;
import org.commonweal.web.Access;
import org.commonweal.web.Route;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every route that the desk as it is served has, asked of the desk itself so that none can be
/// forgotten, tried by those who may not.
class EveryRouteTest {
    private static final Map<String, String> NAMES =
            Map.of("handler", "hana", "lead", "lena", "clerk", "cleo", "administrator", "adam");

    @TempDir Path folder;
    private ClerkTown town;
    private String digits = "";

    @BeforeEach
    void open() {
        town = new ClerkTown(folder.toString(), folder);
        var ask =
                Ask.of("pothole", "A hole by the mill.")
                        .answering(Map.of("depth", List.of("deep")));
        var asker = new Actor.Asker(Actor.Proof.SESSION);
        digits = ((Asked.Accepted) town.house.requests().ask(asker, ask)).number().digits();
    }

    @AfterEach
    void audited() {
        town.audit();
        town.close();
    }

    private List<Route> routes(boolean staff) {
        return town.house.routes().all().stream()
                .filter(route -> route.access() instanceof Access.Staff == staff)
                .toList();
    }

    private String path(Route route) {
        return route.path()
                .replace("{number}", digits)
                .replace("{field}", "words")
                .replace("{step}", "0")
                .replaceAll("\\{[^}]*}", "1");
    }

    @Test
    void who_is_not_signed_in_is_sent_to_sign_in_and_changes_nothing() {
        var size = town.size();
        assertThat(routes(true)).hasSizeGreaterThan(60);
        for (var route : routes(true)) {
            var path = path(route);
            var anybody = town.anybody();
            if (route.changes()) {
                assertThat(anybody.post(path, "words", "x").statusCode()).as(path).isEqualTo(403);
            } else {
                var reply = anybody.get(path);
                assertThat(reply.statusCode()).as(path).isEqualTo(303);
                assertThat(reply.headers().firstValue("Location").orElse(""))
                        .as(path)
                        .startsWith("/sign-in?next=");
            }
        }
        assertThat(town.size()).isEqualTo(size);
    }

    @Test
    void a_role_that_may_not_and_a_form_without_its_token_change_nothing() {
        var staff = new LinkedHashMap<String, Browser>();
        NAMES.forEach((role, name) -> staff.put(role, town.signedIn(name)));
        assertThat(staff).hasSize(Role.values().length);
        var size = town.size();
        int tried = 0;
        for (var route : routes(true)) {
            var path = path(route);
            var roles = ((Access.Staff) route.access()).roles();
            for (var one : staff.entrySet()) {
                var who = one.getKey() + " " + path;
                if (!roles.isEmpty() && !roles.contains(one.getKey())) {
                    var reply =
                            route.changes()
                                    ? one.getValue().post(path, "words", "x")
                                    : one.getValue().get(path);
                    assertThat(reply.statusCode()).as(who).isEqualTo(403);
                    tried++;
                } else if (route.changes()) {
                    assertThat(one.getValue().post(path, "csrf", "wrong").statusCode())
                            .as(who)
                            .isEqualTo(403);
                    assertThat(one.getValue().postFrom("cross-site", path).statusCode())
                            .as(who)
                            .isEqualTo(403);
                }
            }
        }
        assertThat(tried).isGreaterThan(60);
        assertThat(town.size()).isEqualTo(size);
    }

    @Test
    void a_public_form_from_another_site_is_refused_and_a_made_up_token_changes_nothing() {
        var size = town.size();
        var forms = routes(false).stream().filter(route -> route.method().equals("POST")).toList();
        assertThat(forms).hasSizeGreaterThan(30);
        for (var route : forms) {
            var path = path(route);
            var anybody = town.anybody();
            assertThat(anybody.postFrom("cross-site", path, "words", "x").statusCode())
                    .as(path)
                    .isEqualTo(403);
            assertThat(anybody.post(path, "words", "x").statusCode()).as(path).isLessThan(500);
        }
        assertThat(town.size()).isEqualTo(size);
    }
}
