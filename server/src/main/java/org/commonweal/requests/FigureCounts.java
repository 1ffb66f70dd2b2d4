package org.commonweal.requests;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.commonweal.places.Area;
import org.commonweal.places.Places;
import org.commonweal.places.Point;
import org.jspecify.annotations.Nullable;

/// What one request counts for: a pure function of the request as it stands and of where it is.
final class FigureCounts {
    private static final long DAY = Duration.ofDays(1).toSeconds();
    private static final long MOST_DAYS = 999;

    private final ZoneId zone;
    private final Places places;

    FigureCounts(ZoneId zone, Places places) {
        this.zone = zone;
        this.places = places;
    }

    /// One count.
    ///
    /// @param part key of a [Scope]
    /// @param month of the town's zone, such as `2026-03`
    record Count(String part, String month, String name) {}

    /// What a request counts for.
    ///
    /// @param point where everybody may see that it is, `lat,lon`, or empty
    Map<Count, Long> of(Request request, String point) {
        return change(null, request, point);
    }

    /// What a request counts for less what it counted for before.
    ///
    /// @param before null when there was nothing before
    /// @param point where everybody may see that it was and is
    Map<Count, Long> change(@Nullable Request before, Request after, String point) {
        var names = new HashMap<Count, Long>();
        count(names, after, 1);
        if (before != null) {
            count(names, before, -1);
        }
        names.values().removeIf(n -> n == 0);
        var all = new HashMap<Count, Long>();
        for (var scope : names.isEmpty() ? List.<Scope>of() : scopes(after.about(), point)) {
            names.forEach(
                    (count, n) -> all.put(new Count(scope.key(), count.month, count.name), n));
        }
        return all;
    }

    private List<Scope> scopes(Request.About about, String point) {
        var scopes = new ArrayList<Scope>();
        scopes.add(Scope.TOWN);
        if (about.confidential()) {
            return scopes;
        }
        scopes.add(Scope.service(about.service()));
        if (!about.area().isEmpty()) {
            scopes.add(Scope.area(about.area()));
        }
        Point.parse(point).stream()
                .flatMap(at -> places.areasAt(at).stream())
                .map(Area::ref)
                .filter(ref -> !ref.equals(about.area()))
                .forEach(ref -> scopes.add(Scope.area(ref)));
        return scopes;
    }

    private void count(Map<Count, Long> counts, Request request, long by) {
        var asked = request.about().asked();
        count(counts, asked, request.about().imported() ? "imported" : "asked", by);
        count(counts, asked, "state/" + request.state().code(), by);
        if (request.state().open() && request.round().late()) {
            count(counts, asked, "missed/" + request.state().code(), by);
        }
        for (var round : request.rounds()) {
            var promise = round.promise();
            if (promise != null) {
                count(counts, promise.doneDue(), "kept/" + request.kept(round).code(), by);
            }
            if (round.by() == RequestEvent.Origin.RETURN) {
                count(counts, round.began(), "returned", by);
            }
            var refusal = round.refusal();
            if (refusal != null) {
                count(counts, refusal.at(), "refused", by);
                var decided = refusal.decided();
                if (decided != null) {
                    count(counts, decided, "appealed", by);
                    if (refusal.overturned()) {
                        count(counts, decided, "overturned", by);
                    }
                }
            }
        }
        for (var verdict : request.verdicts()) {
            judged(counts, request, verdict, by);
        }
        if (request.state() == State.SILENT) {
            count(counts, request.since(), request.told() ? "silent/told" : "silent/untold", by);
        }
    }

    private void judged(Map<Count, Long> counts, Request request, Request.Judged verdict, long by) {
        var at = verdict.at();
        boolean relayed = verdict.by().equals("relayed");
        count(counts, at, (relayed ? "relayed/" : "verdict/") + verdict.verdict().code(), by);
        if (verdict.late()) {
            count(counts, at, "late", by);
        }
        if (verdict.content() > 0) {
            count(counts, at, "content/" + verdict.content(), by);
        }
        if (verdict.verdict() == Verdict.RESOLVED) {
            if (request.round().number() > verdict.round()) {
                count(counts, at, "reopened", by);
            }
            for (var round : request.rounds()) {
                var claim = round.claim();
                if (round.number() == verdict.round() && claim != null) {
                    count(counts, at, "took/" + days(request.about().asked(), claim.at()), by);
                }
            }
        }
    }

    // Days begun: "within a day" is true of whatever took less than one.
    private static long days(Instant from, Instant to) {
        long seconds = Math.max(1, Duration.between(from, to).toSeconds());
        return Math.min(MOST_DAYS, (seconds + DAY - 1) / DAY);
    }

    private void count(Map<Count, Long> counts, Instant at, String name, long by) {
        var month = YearMonth.from(at.atZone(zone)).toString();
        counts.merge(new Count("", month, name), by, Long::sum);
    }
}
