package org.commonweal.requests;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.commonweal.people.Actor;
import org.commonweal.requests.RequestTables.StepLine;
import org.commonweal.store.Store;
import org.commonweal.store.Tx;
import org.commonweal.store.Work;

/// Who sees what of one request: what the door [Requests] answers to staff, to the asker and to
/// other programs. Safe for any thread; what anybody may see is in [Views].
final class Seeing {
    private final Store store;
    private final RequestKeys keys;
    private final Journal journal;
    private final Situation situation;

    Seeing(Store store, RequestKeys keys, Journal journal, Situation situation) {
        this.store = store;
        this.keys = keys;
        this.journal = journal;
        this.situation = situation;
    }

    static Actor.Asker asker(AskerKey key) {
        return new Actor.Asker(key instanceof AskerKey.Link ? Actor.Proof.LINK : Actor.Proof.CODE);
    }

    /// The request that a key is proof of at a moment; empty when it is proof of none.
    Optional<Whole> proven(Tx tx, AskerKey key, Instant at) throws SQLException {
        return switch (key) {
            case AskerKey.Link(var token) -> {
                var id = keys.byLink(tx, token, at);
                yield id.isEmpty() ? Optional.empty() : Whole.of(tx, id.get());
            }
            case AskerKey.Code(var number, var code) -> {
                var whole = Whole.of(tx, number);
                boolean fits = whole.isPresent() && keys.fits(tx, whole.get().line().id(), code);
                yield fits ? whole : Optional.empty();
            }
        };
    }

    /// As [Requests#view(Actor.Staff, RequestNumber)].
    Optional<RequestView.ForStaff> byStaff(Actor.Staff staff, RequestNumber number, Instant at) {
        return store.read(tx -> {
            var seen = Whole.of(tx, number).map(Whole::seen);
            if (seen.isEmpty()) {
                return Optional.empty();
            }
            var facts = situation.facts(tx, seen.get().line(), seen.get().request(), false);
            if (seen.get().line().confidential()
                    && !Sight.privy(seen.get().request(), staff, facts)) {
                return Optional.empty();
            }
            return Optional.of(
                    Sight.forStaff(
                            tx, seen.get(), staff, at, facts, withheld(tx, seen.get().steps())));
        });
    }

    private List<RequestView.Withheld> withheld(Tx tx, List<StepLine> steps) throws SQLException {
        var all = new ArrayList<RequestView.Withheld>();
        for (var step : steps) {
            if (!step.gone().isEmpty() && !Gone.is(step.event())) {
                var values = journal.hidden(tx, step.entry());
                for (var field : Hiding.FIELDS) {
                    var value = values.getOrDefault(field, "");
                    if (step.gone().contains(field) && !value.isEmpty()) {
                        all.add(Sight.withheld(step.step(), field, value));
                    }
                }
            }
        }
        return all;
    }

    /// As [Requests#byLink].
    Optional<RequestView.ForAsker> byLink(String token, Instant at) {
        var seen = mine(new AskerKey.Link(token), at);
        if (seen.isPresent() && seen.get().view().state() == State.REPORTED_DONE) {
            opened(token, seen.get().view().since(), at);
        }
        return seen;
    }

    private void opened(String token, Instant since, Instant at) {
        var id = store.read(tx -> keys.byLink(tx, token, at)).orElseThrow();
        var before = store.read(tx -> keys.opened(tx, id));
        if (before.isEmpty() || before.get().isBefore(since)) {
            store.change(tx -> keys.open(tx, id, at));
        }
    }

    /// What the asker sees by a key.
    Optional<RequestView.ForAsker> mine(AskerKey key, Instant at) {
        return seenBy(asker(key), tx -> proven(tx, key, at), at);
    }

    /// As [RequestHearing#forLetter].
    Optional<RequestView.ForAsker> forLetter(RequestNumber number, Instant at) {
        return seenBy(new Actor.Asker(Actor.Proof.LINK), tx -> Whole.of(tx, number), at);
    }

    private Optional<RequestView.ForAsker> seenBy(
            Actor asker, Work<Optional<Whole>> whose, Instant at) {
        return store.read(tx -> {
            var seen = whose.in(tx).map(Whole::seen);
            if (seen.isEmpty()) {
                return Optional.empty();
            }
            var facts = situation.facts(tx, seen.get().line(), seen.get().request(), false);
            return Optional.of(Sight.forAsker(tx, seen.get(), asker, at, facts));
        });
    }

    /// As [Requests#told(Collection)].
    List<RequestTold> told(Collection<Long> ids) {
        return store.read(tx -> {
            var all = new ArrayList<RequestTold>(ids.size());
            for (long id : ids) {
                Whole.of(tx, id).map(Whole::seen).map(Sight::told).ifPresent(all::add);
            }
            return all;
        });
    }

    /// As [Requests#told(RequestNumber)].
    Optional<RequestTold> told(RequestNumber number) {
        return store.read(tx -> Whole.of(tx, number).map(Whole::seen).map(Sight::told));
    }
}
