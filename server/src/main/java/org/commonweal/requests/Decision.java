package org.commonweal.requests;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.commonweal.people.Actor;
import org.commonweal.people.Role;
import org.commonweal.requests.Outcome.Because;
import org.commonweal.requests.RequestCommand.Kind;
import org.commonweal.requests.RequestEvent.Origin;
import org.commonweal.requests.RequestLife.Who;

/// What a command leads to: events, or a refusal with its reason. Pure, like [Request].
sealed interface Decision {
    /// It happens; at least one event, unless only time passed.
    record Happens(List<RequestEvent> events) implements Decision {
        public Happens {
            events = List.copyOf(events);
        }
    }

    /// It does not.
    record Refused(Because because) implements Decision {}

    Duration FARTHEST = Duration.ofDays(731);

    /// Decides a command. What the clock is late with comes first, so that no one profits from a
    /// clock that has not ticked yet.
    ///
    /// @param at the present moment, in whole seconds
    static Decision decide(
            Request request, RequestCommand command, Actor actor, Instant at, Facts facts) {
        var events = new ArrayList<RequestEvent>();
        var now = request;
        for (var due = Clockwork.overdue(now, at, facts);
                due.isPresent();
                due = Clockwork.overdue(now, at, facts)) {
            events.add(due.get());
            now = now.evolve(due.get(), at);
        }
        if (command.kind() == Kind.TICK) {
            return actor instanceof Actor.TheClock
                    ? new Happens(events)
                    : new Refused(Because.NOT_YOURS);
        }
        var barred =
                barred(now, command.kind(), actor, at, facts).or(() -> Content.of(command, facts));
        if (barred.isPresent()) {
            return new Refused(barred.get());
        }
        return switch (told(now, command, actor, at, facts)) {
            case Happens happens -> {
                events.addAll(happens.events());
                yield new Happens(events);
            }
            case Refused refused -> refused;
        };
    }

    /// The commands somebody could tell the request now: the buttons of a page. Whether their
    /// content is right is asked when they are told.
    static Set<Kind> possible(Request request, Actor actor, Instant at, Facts facts) {
        var possible = EnumSet.noneOf(Kind.class);
        for (var kind : Kind.values()) {
            if (kind != Kind.TICK && barred(request, kind, actor, at, facts).isEmpty()) {
                possible.add(kind);
            }
        }
        return possible;
    }

    /// Why somebody may not tell the request something of this kind now; empty when nothing bars
    /// it.
    private static Optional<Because> barred(
            Request now, Kind kind, Actor actor, Instant at, Facts facts) {
        var may = RequestLife.who(now.state(), kind);
        if (may.isEmpty()) {
            return Optional.of(Because.NOT_IN_THIS_STATE);
        }
        var parts = parts(now, actor, facts);
        // A program relays; it neither routes nor takes anything back for anybody.
        boolean relays = kind == Kind.NOTE || kind == Kind.JUDGE;
        if (parts.stream().noneMatch(may::contains)
                || (actor instanceof Actor.Program && !relays)) {
            return Optional.of(strange(now, may, actor, facts));
        }
        var round = now.round();
        return switch (kind) {
            case ROUTE, NOTE, WITHDRAW, TICK -> Optional.empty();
            case ADD -> when(now.about().confidential(), Because.UNKNOWN_REQUEST);
            case TAKE ->
                    now.handler().equals(id(actor))
                            ? Optional.of(Because.ALREADY_YOURS)
                            : again(now, actor, facts);
            case START, REPORT_DONE, REFUSE ->
                    now.paused() ? Optional.of(Because.PAUSED) : again(now, actor, facts);
            case MOVE ->
                    now.paused()
                            ? Optional.of(Because.PAUSED)
                            : when(round.promise() == null, Because.NO_PROMISE);
            case PAUSE ->
                    now.paused()
                            ? Optional.of(Because.PAUSED)
                            : when(round.promise() == null, Because.NO_PROMISE);
            case RESUME -> when(!now.paused(), Because.NOT_PAUSED);
            case APPEAL, ACCEPT_REFUSAL -> Optional.empty();
            case DECIDE_APPEAL -> ownRefusal(now, actor);
            case JUDGE ->
                    when(
                            now.state() == State.SILENT
                                    && !at.isBefore(
                                            facts.windows()
                                                    .end(
                                                            now.since(),
                                                            facts.windows().lateDays(),
                                                            facts.downtimes())),
                            Because.WINDOW_OVER);
            case UNDO -> undoBarred(now, at, facts);
            case REOPEN ->
                    when(
                            !at.isBefore(
                                    facts.windows()
                                            .end(
                                                    now.since(),
                                                    facts.windows().reopenDays(),
                                                    facts.downtimes())),
                            Because.WINDOW_OVER);
        };
    }

    private static Optional<Because> when(boolean barred, Because because) {
        return barred ? Optional.of(because) : Optional.empty();
    }

    private static Optional<Because> undoBarred(Request now, Instant at, Facts facts) {
        if (now.undo() == null) {
            return Optional.of(Because.NOTHING_TO_UNDO);
        }
        var windows = facts.windows();
        var end = windows.end(now.verdicts().getLast().at(), windows.undoDays(), facts.downtimes());
        return when(!at.isBefore(end), Because.WINDOW_OVER);
    }

    // A new round is somebody else's, as long as there is somebody else.
    private static Optional<Because> again(Request now, Actor actor, Facts facts) {
        boolean other = facts.crew().stream().anyMatch(id -> !now.worked().contains(id));
        return when(now.worked().contains(id(actor)) && other, Because.SOMEBODY_ELSE);
    }

    private static Optional<Because> ownRefusal(Request now, Actor actor) {
        String refuser = requireNonNull(now.round().refusal()).by();
        boolean townLead =
                actor instanceof Actor.Staff staff
                        && staff.role() == Role.LEAD
                        && staff.agency().isEmpty();
        boolean own = refuser.isEmpty() ? !townLead : refuser.equals(id(actor));
        return when(own, Because.OWN_REFUSAL);
    }

    // Where the agency has nobody but the one who refused, the agency named for appeals lends its
    // lead.
    private static boolean lent(Request now, Actor.Staff lead, Facts facts) {
        var refusal = now.round().refusal();
        return now.state() == State.APPEALED
                && refusal != null
                && !facts.appeals().isEmpty()
                && lead.isOf(facts.appeals())
                && facts.crew().stream().allMatch(refusal.by()::equals);
    }

    private static Because strange(Request now, Set<Who> may, Actor actor, Facts facts) {
        boolean forAsker = may.contains(Who.ASKER) && now.hasAsker();
        if (forAsker && actor instanceof Actor.Staff staff && staff.role() == Role.CLERK) {
            return facts.codeShown() ? Because.OWN_AGENCY : Because.CODE_NEEDED;
        }
        return Because.NOT_YOURS;
    }

    /// In which parts somebody acts on this request.
    static Set<Who> parts(Request now, Actor actor, Facts facts) {
        var parts = EnumSet.noneOf(Who.class);
        switch (actor) {
            case Actor.Asker _ -> {
                if (now.hasAsker()) {
                    parts.add(Who.ASKER);
                }
            }
            case Actor.Program program -> {
                if (program.asker() && now.hasAsker()) {
                    parts.add(Who.ASKER);
                } else {
                    parts.add(Who.CLERK);
                }
            }
            case Actor.Resident _ -> parts.add(Who.RESIDENT);
            case Actor.TheClock _ -> parts.add(Who.CLOCK);
            case Actor.TheDesk _ -> parts.add(Who.DESK);
            case Actor.Staff staff -> {
                boolean its = !now.agency().isEmpty() && staff.handlesFor(now.agency());
                switch (staff.role()) {
                    case HANDLER -> {
                        if (its) {
                            parts.add(Who.HANDLER);
                        }
                    }
                    case LEAD -> {
                        if (its || now.agency().isEmpty()) {
                            parts.add(Who.LEAD);
                        } else if (lent(now, staff, facts)) {
                            parts.add(Who.SECOND);
                        }
                    }
                    case CLERK -> {
                        parts.add(Who.CLERK);
                        boolean own = staff.isOf(now.agency());
                        if (facts.codeShown() && !own && now.hasAsker()) {
                            parts.add(Who.ASKER);
                        }
                    }
                    case ADMINISTRATOR -> {}
                }
            }
        }
        return parts;
    }

    /// The id by which an actor is remembered as a handler; empty for all but staff.
    static String id(Actor actor) {
        return actor instanceof Actor.Staff staff ? Long.toString(staff.id()) : "";
    }

    private static Decision told(
            Request now, RequestCommand command, Actor actor, Instant at, Facts facts) {
        return switch (command) {
            case RequestCommand.Route c ->
                    promise(now, c.agency(), Origin.PERSON, at, facts)
                            .<Decision>map(Decision::happens)
                            .orElse(new Refused(Because.SERVICE_UNKNOWN));
            case RequestCommand.Take _ -> happens(new RequestEvent.HandlerTook(id(actor)));
            case RequestCommand.Note c ->
                    happens(
                            new RequestEvent.Noted(
                                    speaker(now, actor, facts),
                                    c.words(),
                                    hashes(c.photos()),
                                    c.note()));
            case RequestCommand.Add c ->
                    happens(
                            new RequestEvent.Added(
                                    actor instanceof Actor.Staff ? "clerk" : "page",
                                    c.words(),
                                    hashes(c.photos())));
            case RequestCommand.Start c -> happens(new RequestEvent.Started(c.words(), id(actor)));
            case RequestCommand.Move c -> moved(now, c, at);
            case RequestCommand.Pause c -> happens(new RequestEvent.Paused(c.reason(), c.words()));
            case RequestCommand.Resume _ -> happens(resumed(now, at, facts));
            case RequestCommand.ReportDone c ->
                    happens(
                            new RequestEvent.ReportedDone(
                                    facts.windows().end(at, facts.windows().verdictDays()),
                                    c.words(),
                                    hashes(c.photos()),
                                    id(actor)));
            case RequestCommand.Refuse c ->
                    happens(
                            new RequestEvent.Refused(
                                    c.reason(),
                                    facts.windows().end(at, facts.windows().appealDays()),
                                    c.words(),
                                    c.nextOwner(),
                                    id(actor)));
            case RequestCommand.Appeal c -> happens(new RequestEvent.Appealed(c.words()));
            case RequestCommand.DecideAppeal c -> {
                var decided = new RequestEvent.AppealDecided(c.upheld(), c.words(), id(actor));
                yield c.upheld()
                        ? happens(decided)
                        : followed(now, decided, Origin.APPEAL, at, facts);
            }
            case RequestCommand.AcceptRefusal _ -> happens(new RequestEvent.RefusalFinal("asker"));
            case RequestCommand.Judge c -> {
                boolean late = now.state() == State.SILENT;
                var given =
                        new RequestEvent.VerdictGiven(
                                c.verdict(), c.content(), proof(actor), late, c.words());
                yield c.verdict() == Verdict.RESOLVED
                        ? happens(given)
                        : followed(now, given, Origin.RETURN, at, facts);
            }
            case RequestCommand.Undo _ -> happens(new RequestEvent.VerdictUndone());
            case RequestCommand.Reopen c ->
                    followed(
                            now,
                            new RequestEvent.Reopened(now.lastRound() + 1, c.words()),
                            Origin.RETURN,
                            at,
                            facts);
            case RequestCommand.Withdraw c -> happens(new RequestEvent.Withdrawn(c.words()));
            case RequestCommand.Tick _ -> happens();
        };
    }

    private static Decision happens(RequestEvent... events) {
        return new Happens(List.of(events));
    }

    private static Decision followed(
            Request now, RequestEvent event, Origin by, Instant at, Facts facts) {
        var then = now.evolve(event, at);
        var events = new ArrayList<RequestEvent>(List.of(event));
        promise(then, now.agency(), by, at, facts).ifPresent(events::add);
        return new Happens(events);
    }

    /// The promise of a new round, or of the first one for a request no agency had.
    ///
    /// @return empty when nothing is known of the service or nobody has it: then a person must see
    static Optional<RequestEvent> promise(
            Request now, String agency, Origin by, Instant at, Facts facts) {
        var terms = facts.terms();
        if (terms == null || agency.isEmpty()) {
            return Optional.empty();
        }
        var round = now.round();
        boolean fresh = round.claim() == null && round.refusal() == null && round.promise() == null;
        return Optional.of(
                new RequestEvent.Promised(
                        agency,
                        fresh ? round.number() : now.lastRound() + 1,
                        by,
                        seconds(terms.answerDue(at)),
                        seconds(terms.doneDue(at)),
                        terms.services(),
                        terms.calendars(),
                        ""));
    }

    private static Decision moved(Request now, RequestCommand.Move command, Instant at) {
        var due = seconds(command.due());
        var old = requireNonNull(now.round().promise()).due();
        if (!due.isAfter(at) || !due.isAfter(old)) {
            return new Refused(Because.DUE_NOT_LATER);
        }
        if (due.isAfter(at.plus(FARTHEST))) {
            return new Refused(Because.DUE_TOO_FAR);
        }
        return happens(new RequestEvent.Moved(command.reason(), due, command.words()));
    }

    private static RequestEvent resumed(Request now, Instant at, Facts facts) {
        var round = now.round();
        var paused = requireNonNull(round.paused());
        long seconds = Duration.between(paused, at).toSeconds();
        var promise = requireNonNull(round.promise());
        var terms = facts.standing();
        var due =
                terms == null
                        ? promise.doneDue().plusSeconds(seconds)
                        : terms.calendar()
                                .shift(
                                        promise.doneDue(),
                                        terms.standard().doneWithin(),
                                        paused,
                                        at);
        return new RequestEvent.Resumed(seconds(due), seconds);
    }

    private static String speaker(Request now, Actor actor, Facts facts) {
        if (actor instanceof Actor.Staff staff) {
            return staff.role() == Role.CLERK && parts(now, actor, facts).contains(Who.ASKER)
                    ? "asker"
                    : staff.role().word();
        }
        return actor instanceof Actor.Program program && !program.asker() ? "clerk" : "asker";
    }

    private static String proof(Actor actor) {
        return switch (actor) {
            case Actor.Asker(Actor.Proof by) -> by == Actor.Proof.CODE ? "code" : "link";
            case Actor.Program _ -> "relayed";
            case Actor.Staff _, Actor.Resident _, Actor.TheClock _, Actor.TheDesk _ -> "clerk";
        };
    }

    private static List<String> hashes(List<org.commonweal.photos.PhotoId> photos) {
        return photos.stream().map(org.commonweal.photos.PhotoId::sha256).toList();
    }

    private static Instant seconds(Instant at) {
        return at.truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
    }
}
