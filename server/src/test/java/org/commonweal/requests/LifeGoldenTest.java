package org.commonweal.requests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.commonweal.people.Actor;
import org.commonweal.people.Role;
import org.commonweal.requests.RequestCommand.Kind;
import org.commonweal.requests.RequestLife.Who;
import org.commonweal.town.Alderhaven;
import org.junit.jupiter.api.Test;

/// Every state, command and role with its outcome; and the documentation that is printed from the
/// table.
class LifeGoldenTest {
    private static final Path LIFE = Path.of("src/test/golden/requests/life.txt");
    private static final Path DOCS = Path.of("../docs/life.md");
    private static final Instant MONDAY = Instant.parse("2026-03-02T10:00:00Z");

    private static final Map<String, Actor> ACTORS = new LinkedHashMap<>();

    static {
        ACTORS.put("asker", new Actor.Asker(Actor.Proof.LINK));
        ACTORS.put("resident", new Actor.Resident());
        ACTORS.put("handler", staff(1, Role.HANDLER, "streets"));
        ACTORS.put("colleague", staff(2, Role.HANDLER, "streets"));
        ACTORS.put("lead", staff(3, Role.LEAD, "streets"));
        ACTORS.put("town lead", new Actor.Staff(4, "Town lead", Role.LEAD, Optional.empty()));
        ACTORS.put("handler elsewhere", staff(5, Role.HANDLER, "parks"));
        ACTORS.put("lead elsewhere", staff(6, Role.LEAD, "parks"));
        ACTORS.put("clerk", new Actor.Staff(7, "Clerk", Role.CLERK, Optional.empty()));
        ACTORS.put("clerk with code", new Actor.Staff(7, "Clerk", Role.CLERK, Optional.empty()));
        ACTORS.put("own clerk with code", staff(8, Role.CLERK, "streets"));
        ACTORS.put(
                "administrator", new Actor.Staff(9, "Admin", Role.ADMINISTRATOR, Optional.empty()));
        ACTORS.put("clock", new Actor.TheClock());
        ACTORS.put("desk", new Actor.TheDesk());
    }

    private static Actor staff(long id, Role role, String agency) {
        return new Actor.Staff(id, "Somebody", role, Optional.of(agency));
    }

    @Test
    void every_state_command_and_role_has_its_outcome() throws IOException {
        var lines = new ArrayList<String>();
        for (var sample : samples().entrySet()) {
            for (var command : commands()) {
                var outcomes = new LinkedHashMap<String, List<String>>();
                for (var actor : ACTORS.entrySet()) {
                    var facts = facts(actor.getKey().endsWith("code"));
                    var at = moment(sample.getKey(), sample.getValue());
                    var decision =
                            Decision.decide(
                                    sample.getValue(), command, actor.getValue(), at, facts);
                    outcomes.computeIfAbsent(
                                    said(sample.getValue(), decision, at), _ -> new ArrayList<>())
                            .add(actor.getKey());
                }
                outcomes.forEach((said, who) ->
                        lines.add(
                                "%s, %s: %s -> %s"
                                        .formatted(
                                                sample.getKey(),
                                                command.kind().code(),
                                                who.size() == ACTORS.size()
                                                        ? "all"
                                                        : String.join(", ", who),
                                                said)));
            }
        }
        golden(LIFE, String.join("\n", lines) + "\n");
    }

    @Test
    void the_buttons_are_exactly_what_the_guard_lets_through() {
        for (var request : samples().values()) {
            for (var actor : ACTORS.entrySet()) {
                var facts = facts(actor.getKey().endsWith("code"));
                var at = request.since().plusSeconds(3600);
                var done =
                        commands().stream()
                                .filter(command ->
                                        command.kind() != Kind.TICK
                                                && Decision.decide(
                                                                request,
                                                                command,
                                                                actor.getValue(),
                                                                at,
                                                                facts)
                                                        instanceof Decision.Happens)
                                .map(RequestCommand::kind)
                                .collect(Collectors.toSet());
                assertThat(done)
                        .as("%s in %s", actor.getKey(), request.state())
                        .isEqualTo(Decision.possible(request, actor.getValue(), at, facts));
            }
        }
    }

    @Test
    void a_lead_is_lent_only_where_the_one_who_refused_is_alone() {
        var refused = Objects.requireNonNull(samples().get("appealed"));
        var lent = staff(6, Role.LEAD, "parks");
        var uphold = new RequestCommand.DecideAppeal(true, "It is private.");
        var refuser = Objects.requireNonNull(refused.round().refusal()).by();
        var crews =
                Map.of(Set.of(refuser), true, Set.<String>of(), true, Set.of(refuser, "2"), false);
        crews.forEach((crew, may) -> {
            var decision =
                    Decision.decide(refused, uphold, lent, refused.since(), facts(false, crew));
            assertThat(decision instanceof Decision.Happens).as("crew %s", crew).isEqualTo(may);
        });
        assertThat(
                        Decision.decide(
                                refused,
                                uphold,
                                staff(5, Role.HANDLER, "parks"),
                                refused.since(),
                                facts(false, Set.of(refuser))))
                .isInstanceOf(Decision.Refused.class);
    }

    @Test
    void what_happens_is_what_the_table_says() {
        for (var request : samples().values()) {
            for (var command : commands()) {
                for (var actor : ACTORS.entrySet()) {
                    var facts = facts(actor.getKey().endsWith("code"));
                    var at = request.since().plusSeconds(3600);
                    var decision = Decision.decide(request, command, actor.getValue(), at, facts);
                    if (decision instanceof Decision.Happens(var events) && !events.isEmpty()) {
                        var after = after(request, events, at);
                        var names = events.stream().map(RequestEvent::name).toList();
                        var parts = Decision.parts(request, actor.getValue(), facts);
                        assertThat(RequestLife.rows())
                                .as("%s by %s in %s", command, actor.getKey(), request.state())
                                .anyMatch(row ->
                                        row.command() == command.kind()
                                                && row.from().contains(request.state())
                                                && row.events().equals(names)
                                                && row.who().stream().anyMatch(parts::contains)
                                                && (row.to() == null
                                                        ? after.state() == request.state()
                                                        : row.to() == after.state()));
                    }
                }
            }
        }
    }

    @Test
    void every_open_state_can_be_left_and_only_the_asker_resolves() {
        for (var state : State.values()) {
            boolean left =
                    RequestLife.rows().stream()
                            .anyMatch(row -> row.from().contains(state) && row.to() != null);
            assertThat(left || !state.open()).as(state.code()).isTrue();
        }
        for (var row : RequestLife.rows()) {
            if (row.to() == State.RESOLVED) {
                assertThat(row.who()).containsExactly(Who.ASKER);
            }
        }
        for (var state : State.values()) {
            assertThat(state.open311Update(false).equals("fixed"))
                    .isEqualTo(state == State.RESOLVED);
        }
    }

    @Test
    void the_page_about_the_life_of_a_request_is_printed_from_the_table() throws IOException {
        var page = Files.readString(DOCS);
        var printed = block(page, "table", RequestLife.table());
        printed = block(printed, "states", RequestLife.states());
        printed = block(printed, "diagram", "```mermaid\n" + RequestLife.diagram() + "```\n");
        golden(DOCS, printed);
    }

    private static String block(String page, String name, String text) {
        String begin = "<!-- begin " + name + ", printed from RequestLife -->\n";
        String end = "<!-- end " + name + " -->";
        int from = page.indexOf(begin) + begin.length();
        return page.substring(0, from) + text + page.substring(page.indexOf(end, from));
    }

    private static void golden(Path file, String said) throws IOException {
        if (Boolean.getBoolean("golden.accept")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, said);
        }
        assertThat(said).isEqualTo(Files.readString(file));
    }

    private static Request after(Request request, List<RequestEvent> events, Instant at) {
        var now = request;
        for (var event : events) {
            now = now.evolve(event, at);
        }
        return now;
    }

    private static String said(Request request, Decision decision, Instant at) {
        return switch (decision) {
            case Decision.Refused(var because) -> because.name().toLowerCase(java.util.Locale.ROOT);
            case Decision.Happens(var events) ->
                    events.isEmpty()
                            ? "nothing is due"
                            : after(request, events, at)
                                            .state()
                                            .code()
                                            .toUpperCase(java.util.Locale.ROOT)
                                    + " by "
                                    + events.stream()
                                            .map(RequestEvent::name)
                                            .collect(Collectors.joining(", "));
        };
    }

    private static Facts facts(boolean codeShown) {
        return facts(codeShown, Set.of("1", "2", "3", "4"));
    }

    private static Facts facts(boolean codeShown, Set<String> crew) {
        var pothole = Alderhaven.catalogue().service("pothole").orElseThrow();
        var terms =
                new Facts.Terms(
                        pothole.standard(),
                        Alderhaven.catalogue().calendar("office").orElseThrow(),
                        1,
                        1);
        return new Facts(
                Windows.usual(ZoneId.of("Europe/London")),
                List.of(),
                terms,
                terms,
                Set.of("streets", "parks"),
                Set.of("move:weather", "pause:parts", "refuse:not_ours"),
                crew,
                "parks",
                codeShown,
                true);
    }

    private static List<RequestCommand> commands() {
        return List.of(
                new RequestCommand.Route("streets"),
                new RequestCommand.Take(),
                new RequestCommand.Note("We will look at it.", List.of(), ""),
                new RequestCommand.Add("It is larger than that.", List.of()),
                new RequestCommand.Start("On the way."),
                new RequestCommand.Move("weather", MONDAY.plusSeconds(86_400L * 300), "Snow."),
                new RequestCommand.Pause("parts", "Waiting for stone."),
                new RequestCommand.Resume(),
                new RequestCommand.ReportDone("Filled.", List.of()),
                new RequestCommand.Refuse("not_ours", "A private road.", "The owner of Mill Yard."),
                new RequestCommand.Appeal("It is a public road."),
                new RequestCommand.DecideAppeal(true, "It is private."),
                new RequestCommand.DecideAppeal(false, "It is public."),
                new RequestCommand.AcceptRefusal(),
                new RequestCommand.Judge(Verdict.RESOLVED, 5, ""),
                new RequestCommand.Judge(Verdict.NOT_RESOLVED, 1, "Still there."),
                new RequestCommand.Undo(),
                new RequestCommand.Reopen("It is back."),
                new RequestCommand.Withdraw("Never mind."),
                new RequestCommand.Tick());
    }

    /// One request in each state, and those in which the table alone does not decide. The handler
    /// has worked on all of them.
    private static Map<String, Request> samples() {
        var waiting =
                Request.begin(
                        0,
                        false,
                        new RequestEvent.Asked(
                                "pothole", "", "page", "", "A hole", "", "", "", List.of(), "", "",
                                "", ""),
                        MONDAY);
        var promised = tell(waiting, new RequestCommand.Route("streets"), "clerk");
        var taken = tell(promised, new RequestCommand.Take(), "handler");
        var underWay = tell(promised, new RequestCommand.Start(""), "handler");
        var paused = tell(taken, new RequestCommand.Pause("parts", ""), "handler");
        var reported =
                tell(underWay, new RequestCommand.ReportDone("Filled.", List.of()), "handler");
        var resolved = tell(reported, new RequestCommand.Judge(Verdict.RESOLVED, 5, ""), "asker");
        var returned =
                tell(reported, new RequestCommand.Judge(Verdict.PARTLY, 2, "Half."), "asker");
        var refused =
                tell(
                        underWay,
                        new RequestCommand.Refuse("not_ours", "No.", "The owner."),
                        "handler");
        var appealed = tell(refused, new RequestCommand.Appeal("But yes."), "asker");
        var samples = new LinkedHashMap<String, Request>();
        samples.put("waiting", waiting);
        samples.put("promised", promised);
        samples.put("promised, taken", taken);
        samples.put("promised, paused", paused);
        samples.put("promised, returned", returned);
        samples.put("under way", underWay);
        samples.put("reported done", reported);
        samples.put("resolved", resolved);
        samples.put("resolved, not lately", resolved);
        samples.put("refused", refused);
        samples.put("refused, window over", refused);
        samples.put("appealed", appealed);
        samples.put(
                "refusal final",
                tell(appealed, new RequestCommand.DecideAppeal(true, "No."), "colleague"));
        var silent =
                reported.evolve(new RequestEvent.Silent(true), MONDAY.plusSeconds(86_400L * 15));
        samples.put("silent", silent);
        samples.put("silent, not lately", silent);
        samples.put("withdrawn", tell(waiting, new RequestCommand.Withdraw(""), "asker"));
        samples.put("imported", imported(true));
        samples.put("closed before", imported(false));
        return samples;
    }

    // Long after for some, an hour after for the others.
    private static Instant moment(String sample, Request request) {
        boolean late = sample.endsWith("not lately") || sample.endsWith("window over");
        return request.since().plusSeconds(late ? 86_400L * 180 : 3600);
    }

    private static Request imported(boolean open) {
        return Request.begin(
                0,
                false,
                new RequestEvent.Imported(
                        "pothole",
                        "streets",
                        "",
                        "elsewhere",
                        open,
                        MONDAY.minusSeconds(86_400L * 400),
                        MONDAY.minusSeconds(86_400L * 390),
                        open ? null : MONDAY.minusSeconds(86_400L * 395),
                        "overdue",
                        "",
                        "A hole",
                        "",
                        "",
                        "",
                        "17",
                        "",
                        List.of()),
                MONDAY);
    }

    private static Request tell(Request request, RequestCommand command, String who) {
        var actor = ACTORS.get(who);
        if (actor == null) {
            throw new IllegalArgumentException(who);
        }
        var decision = Decision.decide(request, command, actor, MONDAY, facts(false));
        if (decision instanceof Decision.Happens(var events)) {
            return after(request, events, MONDAY);
        }
        throw new AssertionError(command + " by " + who + ": " + decision);
    }
}
