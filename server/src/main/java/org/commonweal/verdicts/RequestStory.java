package org.commonweal.verdicts;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonweal.places.Places;
import org.commonweal.requests.RequestView;
import org.commonweal.requests.State;
import org.commonweal.requests.Verdict;
import org.commonweal.services.Catalogue;
import org.commonweal.services.Reason;
import org.commonweal.web.Shell;

/// Says in words what one step of a request tells. Staff have no names here: a step speaks of the
/// agency, a second person, a clerk, the clock, or the one who asked.
final class RequestStory {
    private static final Pattern NAMES = Pattern.compile("[^a-z_]+");

    private final Shell shell;
    private final Places places;
    private final Catalogue catalogue;
    // What each step told so far said, so that an erasure can name what it took from.
    private final Map<String, String> titles = new HashMap<>();

    RequestStory(Shell shell, Places places, Catalogue catalogue) {
        this.shell = shell;
        this.places = places;
        this.catalogue = catalogue;
    }

    /// What one step says.
    ///
    /// @param title what happened
    /// @param details sentences beside it
    /// @param tone good, bad, warn, asker or empty
    record Telling(String title, List<String> details, String tone) {}

    /// @param agency name of the agency that has the request at that step
    Telling tell(RequestView.Step step, String agency) {
        var telling = telling(step, agency);
        titles.put(Integer.toString(step.step()), telling.title());
        return telling;
    }

    private Telling telling(RequestView.Step step, String agency) {
        var told = new Members(step);
        return switch (step.event()) {
            case "request.asked/1" -> asker("asked", say("page.channel." + told.text("channel")));
            case "request.imported/1" -> imported(told);
            case "request.promised/1" -> promised(told, agency);
            case "request.taken/1" -> plain("taken", agency);
            case "request.noted/1" -> noted(step, told, agency);
            case "request.added/1" ->
                    new Telling(
                            say("step.added"),
                            told.text("channel").equals("clerk")
                                    ? List.of(say("step.added.clerk"))
                                    : List.of(),
                            "");
            case "request.started/1" -> plain("started", agency);
            case "promise.moved/1" ->
                    because(Reason.Kind.MOVE, told, say("step.moved", agency, told.moment("due")));
            case "request.paused/1" -> because(Reason.Kind.PAUSE, told, say("step.paused", agency));
            case "request.resumed/1" -> resumed(told);
            case "promise.missed/1" -> missed(told, agency);
            case "request.reported_done/1" -> {
                var until = told.lastDay("verdict_until");
                yield new Telling(
                        say("step.reported_done", agency),
                        List.of(say("step.reported_done.detail", agency, until)),
                        "");
            }
            case "request.refused/1" -> refused(step, told, agency);
            case "request.appealed/1" -> asker("appealed");
            case "appeal.decided/1" -> plain("decided." + told.text("outcome"), agency);
            case "refusal.final/1" ->
                    told.text("by").equals("asker")
                            ? asker("final.asker")
                            : plain("final.silence", agency);
            case "verdict.given/1" -> verdict(told, agency);
            case "verdict.undone/1" -> asker("undone");
            case "request.reopened/1" -> asker("reopened");
            case "request.silent/1" ->
                    plain(
                            told.text("told").equals("true") ? "silent.told" : "silent.untold",
                            agency);
            case "request.withdrawn/1" -> asker("withdrawn");
            case "field.erased/1" -> removed("erased", told);
            case "field.hidden/1", "field.hidden/2" -> removed("hidden", told);
            case "field.shown/1" -> shownAgain(told);
            default -> new Telling(step.event(), List.of(), "");
        };
    }

    /// A state in a word or two.
    String state(State state) {
        return shell.say("requests.state." + state.code());
    }

    /// The name of an agency; its code when the town no longer has it; "nobody yet" for none.
    String agency(String code) {
        return code.isEmpty()
                ? say("page.agency_none")
                : places.agency(code).map(a -> a.nameIn(shell.lang())).orElse(code);
    }

    /// The words of a listed reason; its code when it is no longer listed.
    String reason(Reason.Kind kind, String code) {
        return catalogue.reason(kind, code).map(Reason::words).orElse(code);
    }

    String say(String key, Object... args) {
        return shell.say("verdicts." + key, args);
    }

    String moment(Instant at) {
        return shell.moment(at);
    }

    String day(Instant at) {
        return shell.day(at);
    }

    /// The last day of a window that ends at a midnight.
    String lastDay(Instant end) {
        return shell.day(end.minusMillis(1));
    }

    String span(Duration span) {
        return Spans.say(shell, span);
    }

    /// Names of fields, for people.
    String fields(Iterable<String> names) {
        var worded = new ArrayList<String>();
        names.forEach(name -> worded.add(say("field." + name)));
        return worded.isEmpty() ? say("check.none") : shell.list(worded);
    }

    private Telling promised(Members told, String agency) {
        return new Telling(
                say("step.promised." + told.text("by"), agency),
                List.of(
                        say(
                                "step.promised.detail",
                                agency,
                                told.moment("answer_due"),
                                told.moment("done_due"))),
                "");
    }

    private Telling noted(RequestView.Step step, Members told, String agency) {
        var sealed = step.words().isEmpty() && step.photos().isEmpty() && step.gone().isEmpty();
        return switch (told.text("by")) {
            case "asker" -> asker(sealed ? "noted.asker_sealed" : "noted.asker");
            case "clerk" -> plain(sealed ? "noted.clerk_sealed" : "noted.clerk", agency);
            default -> plain(sealed ? "noted.sealed" : "noted.agency", agency);
        };
    }

    private Telling because(Reason.Kind kind, Members told, String title) {
        return new Telling(
                title, List.of(say("step.reason", reason(kind, told.text("reason")))), "warn");
    }

    private Telling resumed(Members told) {
        var paused = span(Duration.ofSeconds(Long.parseLong(told.or("paused_seconds", "0"))));
        var detail =
                told.at("due").isPresent()
                        ? say("step.resumed.detail", "", paused, told.moment("due"))
                        : say("step.resumed.plain", "", paused);
        return new Telling(say("step.resumed"), List.of(detail), "");
    }

    private Telling missed(Members told, String agency) {
        return new Telling(
                say("step.missed." + told.text("which"), agency, told.moment("due")),
                List.of(say("step.missed.detail")),
                "bad");
    }

    private Telling refused(RequestView.Step step, Members told, String agency) {
        var details = new ArrayList<String>();
        details.add(say("step.reason", reason(Reason.Kind.REFUSE, told.text("reason"))));
        if (!step.nextOwner().isEmpty()) {
            details.add(say("step.refused.next_owner", step.nextOwner()));
        }
        details.add(say("step.refused.detail", agency, told.lastDay("appeal_until")));
        return new Telling(say("step.refused", agency), details, "bad");
    }

    private Telling verdict(Members told, String agency) {
        var verdict = told.text("verdict");
        var details = new ArrayList<String>();
        details.add(say("step.verdict.by." + told.or("by", "link")));
        if (!told.text("content").isEmpty()) {
            details.add(say("step.verdict.content", agency, told.text("content")));
        }
        if (told.text("late").equals("true")) {
            details.add(say("step.verdict.late"));
        }
        return new Telling(
                say("step.verdict." + verdict),
                details,
                verdict.equals(Verdict.RESOLVED.code()) ? "good" : "bad");
    }

    private Telling imported(Members told) {
        var details = new ArrayList<String>();
        details.add(say("step.imported.detail", "", told.moment("opened")));
        if (told.at("closed").isPresent()) {
            details.add(say("step.imported.closed", "", "", told.moment("closed")));
        }
        return new Telling(say("step.imported." + told.or("state", "open")), details, "");
    }

    private Telling removed(String what, Members told) {
        var names = names(told.step);
        var detail =
                say(
                        "step." + what + ".detail",
                        "",
                        titles.getOrDefault(told.text("of"), ""),
                        fields(names),
                        shell.say("requests.ground." + told.or("ground", "other")));
        var details = new ArrayList<>(List.of(detail));
        if (!told.text("by").isEmpty()) {
            details.add(say("step.hidden.by." + told.text("by")));
        }
        return new Telling(say("step." + what), details, "warn");
    }

    private Telling shownAgain(Members told) {
        var from = titles.getOrDefault(told.text("of"), "");
        return new Telling(
                say("step.shown"),
                List.of(
                        say("step.shown.detail", "", from, fields(names(told.step))),
                        say("step.hidden.by." + told.or("by", "clerk"))),
                "");
    }

    /// A message of any room.
    String saying(String key, Object... args) {
        return shell.say(key, args);
    }

    /// The names of the fields an erasure or hiding is about, however the door joins them.
    static List<String> names(RequestView.Step step) {
        return NAMES.splitAsStream(step.members().getOrDefault("names", ""))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private Telling plain(String key, String agency) {
        return new Telling(say("step." + key, agency), List.of(), "");
    }

    private Telling asker(String key, String... details) {
        return new Telling(say("step." + key), List.of(details), "asker");
    }

    /// The clear members of one entry.
    private final class Members {
        private final RequestView.Step step;

        Members(RequestView.Step step) {
            this.step = step;
        }

        String text(String name) {
            return or(name, "");
        }

        String or(String name, String otherwise) {
            return step.members().getOrDefault(name, otherwise);
        }

        Optional<Instant> at(String name) {
            return Optional.of(text(name)).filter(text -> !text.isEmpty()).map(Instant::parse);
        }

        String moment(String name) {
            return at(name).map(RequestStory.this::moment).orElse("");
        }

        String lastDay(String name) {
            return at(name).map(RequestStory.this::lastDay).orElse("");
        }
    }
}
