package org.commonweal.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonweal.demo.History.Act;
import org.commonweal.demo.History.Play;
import org.commonweal.outside.Chance;
import org.commonweal.people.Actor;
import org.commonweal.people.Role;
import org.commonweal.photos.PhotoId;
import org.commonweal.places.Places;
import org.commonweal.requests.Ask;
import org.commonweal.requests.Asked;
import org.commonweal.requests.AskerKey;
import org.commonweal.requests.Outcome;
import org.commonweal.requests.RequestCommand;
import org.commonweal.requests.RequestNumber;
import org.commonweal.requests.Requests;
import org.commonweal.requests.State;
import org.commonweal.requests.Verdict;
import org.commonweal.services.Catalogue;
import org.commonweal.services.Reason;
import org.commonweal.services.Service;
import org.commonweal.services.Services;

/// How the invented people behave: who asks for what where, how long agencies take, what they
/// claim, and what is made of it. Every number here is made up; none of them is a finding.
final class Life {
    private final Places places;
    private final Services services;
    private final Catalogue catalogue;
    private final Chance chance;
    private final Sayings sayings = new Sayings();
    private final Map<String, List<Actor.Staff>> handlers = new HashMap<>();
    private final List<Actor.Staff> clerks = new ArrayList<>();
    private final List<Actor.Staff> leads = new ArrayList<>();
    private final Habits habits;
    private long order;
    private int taken;

    Life(Places places, Services services, List<Actor.Staff> staff, Chance chance) {
        this.places = places;
        this.services = services;
        this.catalogue = services.current();
        this.chance = chance;
        habits = new Habits(places, catalogue, sayings, chance);
        for (var person : staff) {
            if (person.role() == Role.CLERK) {
                clerks.add(person);
            } else if (person.role() == Role.LEAD) {
                leads.add(person);
            }
            if (person.role().handles()) {
                person.agency()
                        .ifPresent(agency ->
                                handlers.computeIfAbsent(agency, _ -> new ArrayList<>())
                                        .add(person));
            }
        }
    }

    void pictures(Map<Scene, List<PhotoId>> drawn) {
        habits.pictures(drawn);
    }

    int taken() {
        return taken;
    }

    /// Everybody who will ask for something in this time.
    List<Act> asks(Instant from, Instant until, int count) {
        var weighted = new ArrayList<Service>();
        for (var service : catalogue.services()) {
            var weight =
                    switch (service.code()) {
                        case "pothole", "street-light", "missed-collection" -> 9;
                        case "fly-tipping", "broken-pavement", "litter", "graffiti" -> 6;
                        case "noise", "council-repair", "blocked-drain" -> 4;
                        case "new-tree", "crossing" -> 1;
                        default -> 2;
                    };
            for (int i = 0; i < weight; i++) {
                weighted.add(service);
            }
        }
        var span = Duration.between(from, until).toMinutes();
        var acts = new ArrayList<Act>();
        for (int i = 0; i < count; i++) {
            // Slightly more of them lately: a desk that answers is asked more.
            var share = Math.pow(chance.below(1_000_000) / 1e6, 0.85);
            var at = from.plus(Duration.ofMinutes((long) (span * share)));
            var service = weighted.get(chance.below(weighted.size()));
            acts.add(act(at, (desk, now) -> ask(desk, now, service)));
        }
        return acts;
    }

    private List<Act> ask(Requests.Together desk, Instant now, Service service) {
        var street = habits.street();
        var point = street.point();
        var place =
                chance.below(3) == 0
                        ? street.label()
                        : street.label() + ", near number " + (1 + chance.below(60));
        var hasPhoto = sayings.scene(service.code()).isPresent() && chance.below(10) < 3;
        var words = sayings.say("ask." + service.code(), chance);
        var ask =
                Ask.of(service.code(), words)
                        .at(place, point)
                        .answering(habits.answers(service, now))
                        .with(
                                hasPhoto
                                        ? habits.picture(
                                                sayings.scene(service.code()).orElseThrow())
                                        : List.of())
                        .from(habits.contact(words));
        var byClerk = !clerks.isEmpty() && chance.below(6) == 0;
        Actor actor =
                byClerk
                        ? clerks.get(chance.below(clerks.size()))
                        : new Actor.Asker(Actor.Proof.SESSION);
        var asked = desk.ask(actor, byClerk ? ask.by(Ask.Channel.CLERK) : ask);
        if (!(asked instanceof Asked.Accepted accepted)) {
            throw new IllegalStateException(
                    "the town's history was refused: " + asked + " for " + ask);
        }
        taken++;
        var asker = new AskerKey.Link(accepted.link());
        if (accepted.state() == State.WAITING) {
            return chance.below(12) == 0
                    ? List.of()
                    : List.of(
                            act(
                                    habits.office(now, 2, 30),
                                    (d, at) -> route(d, at, accepted.number(), asker, service)));
        }
        return places.agencyFor(service.code(), point)
                .map(agency -> work(now, accepted.number(), asker, service, agency.code(), 1))
                .orElse(List.of());
    }

    private List<Act> route(
            Requests.Together desk,
            Instant now,
            RequestNumber number,
            AskerKey asker,
            Service service) {
        var agencies = List.copyOf(handlers.keySet().stream().sorted().toList());
        var agency = agencies.get(chance.below(agencies.size()));
        var clerk = clerks.isEmpty() ? leads.getFirst() : clerks.get(chance.below(clerks.size()));
        return is(desk.tell(clerk, number, new RequestCommand.Route(agency)))
                ? work(now, number, asker, service, agency, 1)
                : List.of();
    }

    /// What an agency does with a request it has.
    private List<Act> work(
            Instant now,
            RequestNumber number,
            AskerKey asker,
            Service service,
            String agency,
            int round) {
        var team = handlers.getOrDefault(agency, List.of());
        if (team.isEmpty()) {
            return List.of();
        }
        var handler = team.get(chance.below(team.size()));
        var acts = new ArrayList<Act>();
        var due = Duration.between(now, services.promise(service, now).doneDue());
        // Some agencies are slower than others, and everybody is slower in winter.
        var pace = 55 + Math.floorMod(agency.hashCode(), 45) + (Habits.isWinter(now) ? 15 : 0);
        var end =
                now.plus(due.multipliedBy(10L + chance.below(pace)).dividedBy(80))
                        .plus(Duration.ofMinutes(40));
        var begin = now.plus(Duration.between(now, end).dividedBy(2L + chance.below(4)));
        acts.add(
                act(
                        habits.office(now, 0, 14),
                        (d, _) -> none(d.tell(handler, number, new RequestCommand.Take()))));
        if (chance.below(4) == 0) {
            acts.add(
                    act(
                            habits.office(begin.minus(Duration.ofHours(1)), 0, 3),
                            (d, _) ->
                                    none(
                                            d.tell(
                                                    handler,
                                                    number,
                                                    new RequestCommand.Note(
                                                            sayings.say("note", chance),
                                                            List.of(),
                                                            "")))));
        }
        var luck = chance.below(100);
        if (luck < 4) {
            acts.add(
                    act(
                            begin,
                            (d, at) ->
                                    none(
                                            d.tell(
                                                    asker,
                                                    new RequestCommand.Withdraw(
                                                            sayings.say("withdraw", chance))))));
            return acts;
        }
        if (luck < 7) {
            return acts;
        }
        acts.add(
                act(
                        begin,
                        (d, _) ->
                                none(
                                        d.tell(
                                                handler,
                                                number,
                                                new RequestCommand.Start(
                                                        sayings.say("start", chance))))));
        if (luck < 13) {
            var reason = habits.reason(Reason.Kind.PAUSE);
            acts.add(
                    act(
                            begin.plus(Duration.ofMinutes(30)),
                            (d, _) ->
                                    none(
                                            d.tell(
                                                    handler,
                                                    number,
                                                    new RequestCommand.Pause(reason, "")))));
            var resume = begin.plus(Duration.ofDays(1 + chance.below(9)));
            acts.add(
                    act(
                            resume,
                            (d, _) -> none(d.tell(handler, number, new RequestCommand.Resume()))));
            end = Habits.later(end, resume.plus(Duration.ofHours(3)));
        } else if (luck < 22) {
            var reason = habits.reason(Reason.Kind.MOVE);
            var moved = now.plus(due.multipliedBy(2)).plus(Duration.ofDays(1));
            acts.add(
                    act(
                            begin.plus(Duration.ofMinutes(20)),
                            (d, _) ->
                                    none(
                                            d.tell(
                                                    handler,
                                                    number,
                                                    new RequestCommand.Move(reason, moved, "")))));
        }
        var finish = Habits.later(end, begin.plus(Duration.ofHours(1)));
        if (luck >= 93 && round == 1) {
            acts.add(
                    act(
                            habits.office(finish, 0, 4),
                            (d, at) -> refuse(d, at, number, asker, service, agency, handler)));
        } else {
            acts.add(
                    act(
                            habits.office(finish, 0, 4),
                            (d, at) ->
                                    report(d, at, number, asker, service, agency, handler, round)));
        }
        return acts;
    }

    private List<Act> report(
            Requests.Together desk,
            Instant now,
            RequestNumber number,
            AskerKey asker,
            Service service,
            String agency,
            Actor.Staff handler,
            int round) {
        var photos = chance.below(5) == 0 ? habits.picture(Scene.MENDED) : List.<PhotoId>of();
        var done =
                new RequestCommand.ReportDone(
                        sayings.say("done." + service.code(), chance), photos);
        if (!is(desk.tell(handler, number, done))) {
            return List.of();
        }
        var luck = chance.below(100);
        if (luck >= 68) {
            // Nobody answers: silence. A few of them after all, late.
            return luck < 71
                    ? List.of(
                            act(
                                    now.plus(Duration.ofDays(18 + chance.below(15))),
                                    (d, at) ->
                                            judge(
                                                    d,
                                                    at,
                                                    number,
                                                    asker,
                                                    service,
                                                    agency,
                                                    Verdict.RESOLVED,
                                                    round)))
                    : List.of();
        }
        var at = now.plus(Duration.ofMinutes(90 + chance.below(12 * 24 * 60)));
        var good = round == 1 ? 51 : 60;
        var verdict =
                luck < good
                        ? Verdict.RESOLVED
                        : luck < good + 6 ? Verdict.PARTLY : Verdict.NOT_RESOLVED;
        return List.of(
                act(
                        at,
                        (d, then) ->
                                judge(d, then, number, asker, service, agency, verdict, round)));
    }

    private List<Act> judge(
            Requests.Together desk,
            Instant now,
            RequestNumber number,
            AskerKey asker,
            Service service,
            String agency,
            Verdict verdict,
            int round) {
        var content =
                switch (verdict) {
                    case RESOLVED -> chance.below(5) == 0 ? 0 : 3 + chance.below(3);
                    case PARTLY -> 2 + chance.below(2);
                    case NOT_RESOLVED -> 1 + chance.below(2);
                };
        var words = sayings.say("judge." + verdict.code(), chance);
        if (!is(desk.tell(asker, new RequestCommand.Judge(verdict, content, words)))) {
            return List.of();
        }
        if (chance.below(70) == 0) {
            return List.of(
                    act(
                            now.plus(Duration.ofMinutes(3)),
                            (d, _) -> none(d.tell(asker, new RequestCommand.Undo()))));
        }
        if (verdict != Verdict.RESOLVED) {
            return work(now, number, asker, service, agency, round + 1);
        }
        if (chance.below(28) == 0) {
            return List.of(
                    act(
                            now.plus(Duration.ofDays(4 + chance.below(20))),
                            (d, at) ->
                                    is(
                                                    d.tell(
                                                            asker,
                                                            new RequestCommand.Reopen(
                                                                    sayings.say("reopen", chance))))
                                            ? work(at, number, asker, service, agency, round + 1)
                                            : List.of()));
        }
        return List.of();
    }

    private List<Act> refuse(
            Requests.Together desk,
            Instant now,
            RequestNumber number,
            AskerKey asker,
            Service service,
            String agency,
            Actor.Staff handler) {
        var reason = habits.reason(Reason.Kind.REFUSE);
        var words = sayings.both("refuse." + reason, chance);
        var refusal =
                new RequestCommand.Refuse(
                        reason,
                        words.getFirst().isEmpty()
                                ? "We looked into it with care."
                                : words.getFirst(),
                        words.getLast().isEmpty()
                                ? "Ask the Town Clerk's Office, which will help."
                                : words.getLast());
        if (!is(desk.tell(handler, number, refusal))) {
            return List.of();
        }
        var luck = chance.below(10);
        if (luck < 3) {
            return List.of(
                    act(
                            now.plus(Duration.ofDays(2)),
                            (d, _) -> none(d.tell(asker, new RequestCommand.AcceptRefusal()))));
        }
        if (luck < 6) {
            return List.of();
        }
        return List.of(
                act(
                        now.plus(Duration.ofDays(1 + chance.below(12))),
                        (d, at) ->
                                is(
                                                d.tell(
                                                        asker,
                                                        new RequestCommand.Appeal(
                                                                sayings.say("appeal", chance))))
                                        ? List.of(
                                                act(
                                                        habits.office(at, 30, 200),
                                                        (e, then) ->
                                                                decide(
                                                                        e, then, number, asker,
                                                                        service, agency, handler)))
                                        : List.of()));
    }

    private List<Act> decide(
            Requests.Together desk,
            Instant now,
            RequestNumber number,
            AskerKey asker,
            Service service,
            String agency,
            Actor.Staff refuser) {
        var other =
                leads.stream()
                        .filter(lead -> lead.id() != refuser.id() && lead.handlesFor(agency))
                        .findFirst();
        if (other.isEmpty()) {
            return List.of();
        }
        var upheld = chance.below(10) < 6;
        var words = sayings.say(upheld ? "upheld" : "overturned", chance);
        return is(desk.tell(other.get(), number, new RequestCommand.DecideAppeal(upheld, words)))
                        && !upheld
                ? work(now, number, asker, service, agency, 2)
                : List.of();
    }

    private static boolean is(Outcome outcome) {
        return outcome instanceof Outcome.Done;
    }

    private static List<Act> none(Outcome outcome) {
        return Optional.of(outcome).map(_ -> List.<Act>of()).orElseThrow();
    }

    private Act act(Instant at, Play play) {
        return new Act(at, order++, play);
    }
}
