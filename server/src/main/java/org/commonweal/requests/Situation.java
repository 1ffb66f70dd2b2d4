package org.commonweal.requests;

import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.commonweal.people.Actor;
import org.commonweal.places.Agency;
import org.commonweal.requests.Requests.Rooms;
import org.commonweal.services.Catalogue;
import org.commonweal.services.Service;
import org.commonweal.store.Tx;
import org.jspecify.annotations.Nullable;

/// Gathers the facts of a decision from the other rooms, inside the transaction that decides.
final class Situation {
    private final Rooms rooms;
    private final Windows windows;
    private final DeskTables desk;
    private final RequestKeys keys;
    private final Set<String> agencies;
    private volatile @Nullable Reasons reasons;

    Situation(Rooms rooms, Windows windows, DeskTables desk, RequestKeys keys) {
        this.rooms = rooms;
        this.windows = windows;
        this.desk = desk;
        this.keys = keys;
        this.agencies =
                rooms.places().agencies().stream()
                        .map(Agency::code)
                        .collect(Collectors.toUnmodifiableSet());
    }

    Facts facts(Tx tx, Line line, Request request, boolean codeShown) throws SQLException {
        var standing = standing(request);
        return new Facts(
                windows,
                desk.downtimes(tx),
                offeredNow(line.service())
                        .or(() -> standing)
                        .or(() -> lastOffered(line.service()))
                        .orElse(null),
                standing.orElse(null),
                agencies,
                reasons(),
                crew(request),
                rooms.places().appeals(),
                codeShown,
                reachable(tx, line, request));
    }

    // Who did not work on it matters where somebody did before, and to an appeal.
    private Set<String> crew(Request request) {
        return request.worked().isEmpty() && request.state() != State.APPEALED
                ? Set.of()
                : rooms.people().handlersFor(request.agency()).stream()
                        .map(member -> Long.toString(member.id()))
                        .collect(Collectors.toSet());
    }

    private Set<String> reasons() {
        var now = offered();
        var kept = reasons;
        if (kept == null || !kept.of.equals(now)) {
            kept = new Reasons(now);
            reasons = kept;
        }
        return kept.codes;
    }

    // Those listed at one time, worked out once.
    private record Reasons(Catalogue of, Set<String> codes) {
        Reasons(Catalogue of) {
            this(
                    of,
                    of.reasons().stream()
                            .map(reason -> reason.kind().word() + ":" + reason.code())
                            .collect(Collectors.toUnmodifiableSet()));
        }
    }

    ZoneId zone() {
        return windows.zone();
    }

    /// All that is offered; the same object until something else is.
    Catalogue offered() {
        return rooms.services().current();
    }

    Optional<Service> offered(String service) {
        return offered().service(service);
    }

    /// What a request needs that is only just made: no window runs, so no downtime matters.
    Facts young() {
        return young(Optional.empty());
    }

    /// What a first promise needs.
    Facts toAsk(String service) {
        return young(offeredNow(service));
    }

    private Facts young(Optional<Facts.Terms> terms) {
        return new Facts(
                windows,
                List.of(),
                terms.orElse(null),
                null,
                Set.of(),
                Set.of(),
                Set.of(),
                "",
                false,
                false);
    }

    private Optional<Facts.Terms> offeredNow(String service) {
        var catalogue = rooms.services().current();
        var versions = rooms.services().versions();
        return catalogue
                .service(service)
                .flatMap(s ->
                        catalogue
                                .calendar(s.standard().calendar())
                                .map(c ->
                                        new Facts.Terms(
                                                s.standard(),
                                                c,
                                                versions.services(),
                                                versions.calendars())));
    }

    /// What the newest promise of a request was made under, whatever is offered today.
    private Optional<Facts.Terms> standing(Request request) {
        for (var round : request.rounds().reversed()) {
            var promise = round.promise();
            if (promise != null) {
                return under(request.about().service(), promise.standard(), promise.calendar());
            }
        }
        return Optional.empty();
    }

    private Optional<Facts.Terms> under(String service, int standard, int calendar) {
        return rooms.services()
                .service(service, standard)
                .flatMap(s ->
                        rooms.services()
                                .calendar(s.standard().calendar(), calendar)
                                .map(c -> new Facts.Terms(s.standard(), c, standard, calendar)));
    }

    /// For a request that never had a promise and whose service is no longer offered.
    private Optional<Facts.Terms> lastOffered(String service) {
        var versions = rooms.services().versions();
        for (int standard = versions.services(); standard > 0; standard--) {
            for (int calendar = versions.calendars(); calendar > 0; calendar--) {
                var terms = under(service, standard, calendar);
                if (terms.isPresent()) {
                    return terms;
                }
            }
        }
        return Optional.empty();
    }

    /// Agencies that have no second person of their own, if this is somebody who is lent to them.
    List<String> lends(Actor.Staff staff) {
        if (!staff.role().leads() || !staff.isOf(rooms.places().appeals())) {
            return List.of();
        }
        return rooms.places().agencies().stream()
                .map(Agency::code)
                .filter(code -> rooms.people().handlersFor(code).size() < 2)
                .toList();
    }

    private boolean reachable(Tx tx, Line line, Request request) throws SQLException {
        var claim = request.round().claim();
        if (claim == null || !line.source().isEmpty()) {
            return false;
        }
        if (line.contact().reachable()) {
            return true;
        }
        var opened = keys.opened(tx, line.id());
        return opened.isPresent() && !opened.get().isBefore(claim.at());
    }
}
