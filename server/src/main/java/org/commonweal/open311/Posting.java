package org.commonweal.open311;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.commonweal.keys.ProgramKey;
import org.commonweal.people.Actor;
import org.commonweal.photos.PhotoId;
import org.commonweal.requests.AskerKey;
import org.commonweal.requests.Outcome;
import org.commonweal.requests.RequestCommand;
import org.commonweal.requests.RequestNumber;
import org.commonweal.requests.RequestTold;
import org.commonweal.requests.Requests;
import org.commonweal.requests.Verdict;

/// Takes updates: `POST servicerequestupdates.F`. An update is a note, whatever its status says;
/// only what proves to come from the asker can be a verdict.
final class Posting {
    private static final int LINE = 200;
    private static final Map<String, Verdict> VERDICTS =
            Map.of(
                    "fixed", Verdict.RESOLVED,
                    "closed", Verdict.RESOLVED,
                    "open", Verdict.NOT_RESOLVED,
                    "reopen", Verdict.NOT_RESOLVED);

    private final Open311Rooms rooms;
    private final Requests requests;
    private final Open311Tables tables;
    private final Filing filing;
    private final Sandbox sandbox;

    Posting(Open311Rooms rooms, Open311Tables tables, Filing filing, Sandbox sandbox) {
        this.rooms = rooms;
        this.requests = rooms.requests();
        this.tables = tables;
        this.filing = filing;
        this.sandbox = sandbox;
    }

    /// @param words what the update says
    /// @param verdict what it would be if the asker sent it
    private record Update(
            RequestNumber number,
            String words,
            Optional<Verdict> verdict,
            Params params,
            List<PhotoId> photos) {}

    /// @return the document of the answer
    /// @throws Refused with everything that is wrong
    Node.Members post(Call call) {
        return call.target().sandbox() ? sandbox.update(call) : update(call);
    }

    private Node.Members update(Call call) {
        var update = read(call);
        var program = call.program().orElseThrow();
        long entry = requests.together(step -> once(step, update, program));
        return new Node.Members().text("update_id", Long.toString(entry));
    }

    private Update read(Call call) {
        var params = call.params();
        var faults = new Faults(rooms.words());
        var id = params.text("service_request_id");
        if (id.isEmpty()) {
            faults.wrong("service_request_id", "open311.wrong.needed");
        }
        var number = RequestNumber.parse(id).filter(n -> told(n, call.program().orElseThrow()));
        if (!id.isEmpty() && number.isEmpty()) {
            faults.wrong(404, "service_request_id", "open311.wrong.id", id);
        }
        if (name(params).length() > LINE) {
            faults.wrong("update_id", "open311.wrong.long", Integer.toString(LINE));
        }
        var when = params.one("updated_datetime");
        if (when.isPresent()
                && Moments.parse(when.get(), java.time.ZoneOffset.UTC, false).isEmpty()) {
            faults.wrong("updated_datetime", "open311.wrong.date", when.get());
        }
        var verdict = verdict(params, faults);
        var said = params.text("description");
        var status = params.text("status");
        if (said.isEmpty() && status.isEmpty() && verdict.isEmpty()) {
            faults.wrong("description", "open311.wrong.needed");
        }
        if (said.isEmpty() && verdict.isEmpty()) {
            said = Faults.say(rooms.words(), "open311.said.status", status);
        }
        faults.demandNone();
        var photos = filing.photos(call.exchange().form().uploads(), faults);
        faults.demandNone();
        var words = Filing.with(rooms, said, params.all("media_url"));
        return new Update(number.orElseThrow(), words, verdict, params, photos);
    }

    /// Whether a program may know of a request: all but confidential ones, and those it filed.
    private boolean told(RequestNumber number, ProgramKey program) {
        return requests.item(number).isPresent()
                || (requests.told(number).isPresent()
                        && rooms.store()
                                .read(tx -> tables.filed(tx, number))
                                .filter(filed -> filed.key() == program.id())
                                .isPresent());
    }

    private static String name(Params params) {
        return params.one("update_id").or(() -> params.one("update_id_ext")).orElse("");
    }

    private static Optional<Verdict> verdict(Params params, Faults faults) {
        var plain = params.one("verdict");
        if (plain.isPresent()) {
            var verdict = Verdict.of(plain.get().toLowerCase(Locale.ROOT));
            if (verdict.isEmpty()) {
                faults.wrong("verdict", "open311.wrong.verdict", plain.get());
            }
            return verdict;
        }
        return Optional.ofNullable(VERDICTS.get(params.text("status").toLowerCase(Locale.ROOT)));
    }

    /// Takes an update that has a name of its own once, whoever sends it again.
    private long once(Requests.Together step, Update update, ProgramKey program)
            throws SQLException {
        var name = name(update.params);
        var hash = Offer.sha256(Long.toString(program.id()), update.number.digits(), name);
        if (!name.isEmpty()) {
            var before = tables.before(step.tx(), hash);
            if (before.isPresent()) {
                return before.get().entry();
            }
        }
        long entry = take(step, update, program);
        if (!name.isEmpty()) {
            tables.remember(
                    step.tx(), hash, new Open311Tables.Before(Offer.sha256(update.words), entry));
        }
        return entry;
    }

    private long take(Requests.Together step, Update update, ProgramKey program)
            throws SQLException {
        var token = update.params.one("asker_token");
        if (token.isPresent()) {
            return byToken(step, update, new AskerKey.Link(token.get()));
        }
        if (update.verdict.isPresent() && proves(step, update, program)) {
            var actor = new Actor.Program(program.channel(), true);
            var words = through(update.words, "open311.said.relayed", program);
            var judged =
                    step.tell(
                            actor,
                            update.number,
                            new RequestCommand.Judge(update.verdict.get(), 0, words));
            if (judged instanceof Outcome.Done) {
                return verdictEntry(update.number);
            }
        }
        var words = through(spoken(update), "open311.said.through", program);
        return done(
                step.tell(
                        new Actor.Program(program.channel(), false),
                        update.number,
                        new RequestCommand.Note(words, update.photos, "")));
    }

    /// The asker's own token proves more than any key.
    private long byToken(Requests.Together step, Update update, AskerKey.Link link) {
        var judged =
                update.verdict.map(verdict ->
                        step.tell(link, new RequestCommand.Judge(verdict, 0, update.words)));
        var outcome =
                judged.filter(o -> o instanceof Outcome.Done)
                        .orElseGet(() ->
                                step.tell(
                                        link,
                                        new RequestCommand.Note(
                                                spoken(update), update.photos, "")));
        boolean own =
                outcome instanceof Outcome.Done(var number, _, _) && number.equals(update.number);
        if (outcome instanceof Outcome.Done && !own
                || outcome instanceof Outcome.Refused(var because)
                        && because == Outcome.Because.UNKNOWN_REQUEST) {
            var faults = new Faults(rooms.words());
            faults.wrong(403, "asker_token", "open311.wrong.asker_token");
            faults.demandNone();
        }
        return judged.filter(o -> o instanceof Outcome.Done).isPresent()
                ? verdictEntry(update.number)
                : done(outcome);
    }

    /// A verdict that cannot be one now is a note of what it said.
    private String spoken(Update update) {
        return update.words.isEmpty()
                ? Faults.say(
                        rooms.words(),
                        "open311.said.status",
                        update.params
                                .one("status")
                                .or(() -> update.params.one("verdict"))
                                .orElse(""))
                : update.words;
    }

    private String through(String words, String key, ProgramKey program) {
        var line = rooms.words().say(key, program.channel());
        return words.isEmpty() ? line : words + "\n\n" + line;
    }

    /// Whether the program may speak for the asker of this request: it was trusted to, it filed the
    /// request, and it names what the asker left.
    private boolean proves(Requests.Together step, Update update, ProgramKey program)
            throws SQLException {
        var filed = tables.filed(step.tx(), update.number);
        if (!program.relaysVerdicts() || filed.isEmpty() || filed.get().key() != program.id()) {
            return false;
        }
        var email = update.params.text("email");
        var account = update.params.text("account_id");
        return (!email.isEmpty() && step.isEmailOf(update.number, email))
                || (!account.isEmpty()
                        && java.security.MessageDigest.isEqual(
                                filed.get().account(), Filing.account(update.number, account)));
    }

    private long verdictEntry(RequestNumber number) {
        return requests.told(number).map(RequestTold::view).stream()
                .flatMap(view -> view.steps().stream())
                .filter(step -> step.event().startsWith("verdict.given/"))
                .reduce((_, last) -> last)
                .orElseThrow()
                .entry();
    }

    private long done(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done(_, long entry, _) -> entry;
            case Outcome.Refused(var because) -> {
                boolean unknown = because == Outcome.Because.UNKNOWN_REQUEST;
                boolean words =
                        because == Outcome.Because.WORDS_TOO_LONG
                                || because == Outcome.Because.WORDS_UNREADABLE
                                || because == Outcome.Because.WORDS_NEEDED;
                var faults = new Faults(rooms.words());
                faults.wrong(
                        unknown ? 404 : 400,
                        words ? "description" : "service_request_id",
                        because.key());
                faults.demandNone();
                throw new IllegalStateException("a refusal is a fault");
            }
        };
    }
}
