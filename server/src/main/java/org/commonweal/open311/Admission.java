package org.commonweal.open311;

import java.time.Duration;
import java.util.Optional;
import org.commonweal.keys.ProgramKey;
import org.commonweal.web.Exchange;
import org.commonweal.web.Limits.Rate;

/// Who may do what, and how often.
final class Admission {
    private static final String BEARER = "bearer ";
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String ANYBODY = "test";

    private final Open311Rooms rooms;
    private final Open311Settings settings;

    Admission(Open311Rooms rooms, Open311Settings settings) {
        this.rooms = rooms;
        this.settings = settings;
    }

    /// The key shown in the body, in the address or as a bearer, whether or not it is one.
    static Optional<String> shown(Exchange exchange, Params params) {
        return params.one("api_key")
                .or(() ->
                        exchange.header("Authorization")
                                .filter(h -> h.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                                .map(h -> h.substring(BEARER.length()).strip())
                                .filter(h -> !h.isEmpty()));
    }

    Optional<ProgramKey> program(Exchange exchange, Params params) {
        return shown(exchange, params).flatMap(rooms.keys()::find);
    }

    /// Whether somebody may read now.
    void reads(Exchange exchange) {
        take("open311 reads", exchange.sender(), settings.reads());
    }

    /// Whether a call may change something.
    ///
    /// @param filing whether it files a request; updates always need a key
    /// @throws Refused 403 without a right to, 429 when it is too often
    void changes(Call call, boolean filing) {
        var key = shown(call.exchange(), call.params());
        var program = call.program();
        boolean trial = call.target().sandbox() && key.filter(ANYBODY::equals).isPresent();
        if (program.isPresent()) {
            int times = program.get().aMinute();
            take(
                    "open311 key",
                    Long.toString(program.get().id()),
                    new Rate(times, MINUTE.dividedBy(times)));
        } else if (trial || (key.isEmpty() && settings.open() && filing)) {
            take("open311 open", call.exchange().sender(), settings.openRate());
        } else {
            var faults = new Faults(rooms.words());
            faults.wrong(
                    403, "api_key", key.isEmpty() ? "open311.wrong.no_key" : "open311.wrong.key");
            faults.demandNone();
        }
    }

    private void take(String place, String sender, Rate rate) {
        var wait = rooms.limits().take(place, sender, rate);
        if (wait.isPresent()) {
            throw Refused.wait(wait.get(), rooms.words().say("open311.problem.429"));
        }
    }
}
