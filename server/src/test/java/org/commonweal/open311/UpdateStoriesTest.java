package org.commonweal.open311;

import static org.assertj.core.api.Assertions.assertThat;
import static org.commonweal.open311.OpenTown.JSON;
import static org.commonweal.open311.OpenTown.V2;

import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.commonweal.people.Actor;
import org.commonweal.people.Role;
import org.commonweal.requests.RequestCommand;
import org.commonweal.requests.RequestNumber;
import org.commonweal.requests.Verdict;
import org.commonweal.store.FreshStores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class UpdateStoriesTest {
    private static final String UPDATES = V2 + "servicerequestupdates";

    @TempDir Path folder;
    private OpenTown town;
    private Actor.Staff hal;

    String where(Path folder) {
        return FreshStores.sqlite(folder);
    }

    @BeforeEach
    void open() {
        town = new OpenTown(folder, where(folder));
        hal = town.worker("hal", Role.HANDLER, "streets");
    }

    @AfterEach
    void close() {
        town.audit();
        town.close();
    }

    private String posts(String key, RequestNumber number, String form) {
        var reply =
                town.post(
                        UPDATES + ".json",
                        "api_key=" + key + "&service_request_id=" + number.digits() + "&" + form);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        return JSON.readTree(reply.body()).get(0).get("update_id").asString();
    }

    private List<JsonNode> feed(RequestNumber number) {
        return town.json(UPDATES + ".json?service_request_id=" + number.digits())
                .valueStream()
                .toList();
    }

    private List<String> statuses(RequestNumber number) {
        return feed(number).stream().map(u -> u.get("status").asString()).toList();
    }

    @Test
    void the_feed_tells_every_step_and_only_the_verdict_is_fixed() {
        var answer =
                town.files(
                        town.plain,
                        "service_code=pothole&attribute[depth]=deep&extensions=true&"
                                + OpenTown.MILL_LANE);
        var number = RequestNumber.parse(answer.get("service_request_id").asString()).orElseThrow();
        var link = answer.get("asker_token").asString();
        town.now.turn(Duration.ofHours(1));
        town.tells(hal, number, new RequestCommand.Note("", List.of(), "Ask the foreman"));
        town.tells(hal, number, new RequestCommand.Start("We have begun"));
        town.tells(
                hal, number, new RequestCommand.ReportDone("Filled <it> & rolled it", List.of()));
        var doc = town.one(number);
        assertThat(doc.get("status").asString()).isEqualTo("open");
        assertThat(doc.get("status_notes").asString())
                .isEqualTo("reported done, awaiting your verdict until 2026-03-17");
        assertThat(doc.get("extended_attributes").get("verdict").asString()).isEqualTo("pending");
        assertThat(statuses(number)).containsExactly("investigating", "in_progress", "in_progress");
        town.tells(link, new RequestCommand.Judge(Verdict.RESOLVED, 5, ""));
        assertThat(statuses(number))
                .containsExactly("investigating", "in_progress", "in_progress", "fixed");
        doc = town.one(number);
        assertThat(doc.get("status").asString()).isEqualTo("closed");
        assertThat(doc.get("extended_attributes").get("verdict").asString()).isEqualTo("resolved");
        assertThat(doc.get("extended_attributes").get("promise").asString()).isEqualTo("kept");
        assertThat(town.get(UPDATES + ".xml").body())
                .contains("<service_request_updates><request_update><update_id>")
                .contains("<description>Filled &lt;it&gt; &amp; rolled it</description>")
                .doesNotContain("foreman", "<media_url");
        assertThat(town.get(V2 + "requests/" + number.digits() + ".json?extensions=true").body())
                .doesNotContain("foreman", link);
    }

    @Test
    void what_no_verdict_closed_is_never_fixed() {
        var silent = town.pothole(town.plain, "");
        var refused = town.pothole(town.plain, "");
        var withdrawn =
                town.files(
                        town.plain,
                        "service_code=pothole&attribute[depth]=deep&extensions=true&"
                                + OpenTown.MILL_LANE);
        town.tells(hal, silent, new RequestCommand.ReportDone("Done", List.of()));
        town.tells(hal, refused, new RequestCommand.Refuse("private", "It is yours", "The owner"));
        town.tells(withdrawn.get("asker_token").asString(), new RequestCommand.Withdraw(""));
        assertThat(town.json(V2 + "requests.json?status=open")).hasSize(2);
        town.days(40);
        assertThat(town.json(V2 + "requests.json?status=closed")).hasSize(3);
        assertThat(statuses(silent).getLast()).isEqualTo("no_further_action");
        assertThat(statuses(refused).getLast()).isEqualTo("not_councils_responsibility");
        assertThat(town.get(UPDATES + ".json").body()).doesNotContain("\"fixed\"");
        assertThat(town.one(silent).get("extended_attributes").get("verdict").asString())
                .isEqualTo("silent");
    }

    @Test
    void a_posted_update_is_a_note_whatever_its_status_says_and_counts_once() {
        var number = town.pothole(town.trusted, "&email=ada%40home.example");
        town.tells(hal, number, new RequestCommand.ReportDone("Done", List.of()));
        var form =
                "update_id=17&status=CLOSED&updated_datetime=2026-03-03T09:00:00.123Z&description=A+neighbour+saw+it&media_url=http%3A%2F%2Fp.example%2F1";
        var first = posts(town.plain, number, form + "&email=ada%40home.example");
        assertThat(posts(town.plain, number, form)).isEqualTo(first);
        assertThat(posts(town.plain, number, "update_id=17&description=Other")).isEqualTo(first);
        assertThat(posts(town.plain, number, "update_id_ext=18&status=OPEN")).isNotEqualTo(first);
        assertThat(posts(town.trusted, number, form + "&email=eve%40home.example"))
                .isNotEqualTo(first);
        var notes =
                feed(number).stream()
                        .filter(u -> u.get("update_id").asString().equals(first))
                        .toList();
        assertThat(notes).hasSize(1);
        assertThat(notes.getFirst().get("status").asString()).isEqualTo("in_progress");
        assertThat(notes.getFirst().get("description").asString())
                .contains("A neighbour saw it", "http://p.example/1", "Sent through Another App");
        assertThat(town.one(number).get("extended_attributes").get("verdict").asString())
                .isEqualTo("pending");
        assertThat(town.get(UPDATES + ".json").body()).doesNotContain("ada@home", "eve@home");
    }

    @Test
    void a_trusted_program_relays_its_own_askers_verdicts_counted_apart() {
        var byMail = town.pothole(town.trusted, "&email=Ada%40home.example");
        var byAccount = town.pothole(town.trusted, "&account_id=4711");
        var others = town.pothole(town.plain, "&email=Ada%40home.example");
        for (var number : List.of(byMail, byAccount, others)) {
            town.tells(hal, number, new RequestCommand.ReportDone("Done", List.of()));
        }
        var fixed =
                posts(
                        town.trusted,
                        byMail,
                        "update_id=1&status=FIXED&email=ada%40home.example&description=Lovely");
        posts(
                town.trusted,
                byAccount,
                "update_id=2&status=OPEN&account_id=4711&description=Still+there");
        posts(
                town.trusted,
                others,
                "update_id=3&status=FIXED&email=ada%40home.example&description=Not+mine");
        posts(
                town.plain,
                others,
                "update_id=3&status=FIXED&email=ada%40home.example&description=Not+trusted");
        assertThat(town.one(byMail).get("status").asString()).isEqualTo("closed");
        assertThat(town.one(byMail).get("extended_attributes").get("verdict_by").asString())
                .isEqualTo("relayed");
        var last = feed(byMail).getLast();
        assertThat(last.get("update_id").asString()).isEqualTo(fixed);
        assertThat(last.get("status").asString()).isEqualTo("fixed");
        assertThat(last.get("description").asString())
                .isEqualTo("Lovely\n\nRelayed by Fix Our Town.");
        assertThat(town.one(byAccount).get("extended_attributes").get("verdict").asString())
                .isEqualTo("not_resolved");
        assertThat(town.one(byAccount).get("extended_attributes").get("round").asInt())
                .isEqualTo(2);
        assertThat(town.one(others).get("extended_attributes").get("verdict").asString())
                .isEqualTo("pending");
        assertThat(town.record.awaitFollowers(Duration.ofSeconds(20))).isTrue();
        var figures = town.requests.figures(YearMonth.of(2026, 1), YearMonth.of(2026, 12));
        assertThat(figures.relayed())
                .containsEntry(Verdict.RESOLVED, 1L)
                .containsEntry(Verdict.NOT_RESOLVED, 1L);
        assertThat(figures.verdicts())
                .containsEntry(Verdict.RESOLVED, 0L)
                .containsEntry(Verdict.NOT_RESOLVED, 0L);
    }

    @Test
    void the_askers_own_token_gives_a_verdict_through_any_program() {
        var answer =
                town.files(
                        town.plain,
                        "service_code=pothole&attribute[depth]=deep&extensions=true&"
                                + OpenTown.MILL_LANE);
        var number = RequestNumber.parse(answer.get("service_request_id").asString()).orElseThrow();
        var other = town.pothole(town.plain, "");
        town.tells(hal, number, new RequestCommand.ReportDone("Done", List.of()));
        town.tells(hal, other, new RequestCommand.ReportDone("Done", List.of()));
        var token = "&asker_token=" + answer.get("asker_token").asString();
        for (var wrong : List.of(other.digits() + token, number.digits() + "&asker_token=guess")) {
            assertThat(
                            town.post(
                                            UPDATES + ".json",
                                            "api_key="
                                                    + town.plain
                                                    + "&verdict=resolved&service_request_id="
                                                    + wrong)
                                    .statusCode())
                    .isEqualTo(403);
        }
        assertThat(town.one(number).get("extended_attributes").get("verdict").asString())
                .isEqualTo("pending");
        posts(town.plain, number, "verdict=partly" + token);
        assertThat(town.one(number).get("extended_attributes").get("verdict").asString())
                .isEqualTo("partly");
        assertThat(town.one(number).get("extended_attributes").get("verdict_by").asString())
                .isEqualTo("link");
    }

    @Test
    void six_updates_at_once_are_one() throws Exception {
        var number = town.pothole(town.plain, "");
        try (var pool = Executors.newFixedThreadPool(6)) {
            for (int round = 0; round < 10; round++) {
                var form = "update_id=r" + round + "&description=Once";
                Callable<String> post = () -> posts(town.plain, number, form);
                var ids = new HashSet<String>();
                for (var id : pool.invokeAll(java.util.Collections.nCopies(6, post))) {
                    ids.add(id.get());
                }
                assertThat(ids).hasSize(1);
            }
        }
        assertThat(feed(number)).hasSize(11);
    }

    @Test
    void updates_that_cannot_be_taken_say_why() {
        var number = town.pothole(town.plain, "");
        for (var form :
                List.of(
                        "404 service_request_id=123456789&description=x",
                        "400 description=x",
                        "400 service_request_id=" + number.digits(),
                        "400 service_request_id="
                                + number.digits()
                                + "&description=x&updated_datetime=soon",
                        "400 service_request_id="
                                + number.digits()
                                + "&description=x&verdict=great",
                        "400 service_request_id="
                                + number.digits()
                                + "&description="
                                + "x".repeat(4001))) {
            var reply =
                    town.post(UPDATES + ".json", "api_key=" + town.plain + "&" + form.substring(4));
            assertThat(reply.statusCode())
                    .as(form + reply.body())
                    .isEqualTo(Integer.parseInt(form.substring(0, 3)));
            assertThat(reply.body()).doesNotContain("‹");
        }
        assertThat(feed(number)).hasSize(1);
    }

    @Test
    void the_feed_is_read_by_time_in_order_page_by_page() {
        var number = town.pothole(town.plain, "");
        for (int i = 0; i < 7; i++) {
            town.now.turn(Duration.ofMinutes(1));
            posts(town.plain, number, "description=Note+" + i);
        }
        var path =
                UPDATES
                        + ".json?start_date=2026-03-03T10:01:00%2B01:00&end_date=2026-03-03T09:05:00Z&page_size=2";
        var seen = new java.util.ArrayList<String>();
        while (!path.isEmpty()) {
            var reply = town.get(path);
            assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
            JSON.readTree(reply.body())
                    .valueStream()
                    .forEach(u -> seen.add(u.get("description").asString().substring(0, 6)));
            path =
                    reply.headers()
                            .firstValue("Link")
                            .map(l -> l.substring(l.indexOf("/open311"), l.indexOf('>')))
                            .orElse("");
        }
        assertThat(seen).containsExactly("Note 0", "Note 1", "Note 2", "Note 3", "Note 4");
        assertThat(town.json(UPDATES + ".json?end_date=2026-03-03T09:00:30Z")).hasSize(1);
        assertThat(town.json(UPDATES + ".json?start_date=2027-01-01")).isEmpty();
    }
}
