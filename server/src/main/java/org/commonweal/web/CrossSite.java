package org.commonweal.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// Refuses state changes that another site made a reader's browser send.
///
/// Browsers say where a request comes from in `Sec-Fetch-Site`, and older ones in `Origin`; neither
/// can be set by the other site. A request with neither comes from a program or from an old
/// browser: it may do what anybody may do, and for staff the form's token decides. The token is
/// asked of every staff form besides, so that one mistake does not open the door.
final class CrossSite {
    static final String TOKEN = "csrf";

    private CrossSite() {}

    static void check(Exchange exchange, String address) {
        var site = exchange.header("Sec-Fetch-Site").orElse("");
        if (!site.isEmpty()) {
            if (!site.equals("same-origin") && !site.equals("none")) {
                throw refused(exchange);
            }
            return;
        }
        // Under our own no-referrer policy browsers say "null" for our own forms, too.
        var origin = exchange.header("Origin").orElse("null");
        if (!origin.equals("null") && !origin.equals(address)) {
            throw refused(exchange);
        }
    }

    static void checkToken(Exchange exchange, StaffSession session) {
        var sent = exchange.form().text(TOKEN).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(sent, session.csrf().getBytes(StandardCharsets.UTF_8))) {
            throw refused(exchange);
        }
    }

    private static Problem refused(Exchange exchange) {
        return Problem.of(403, exchange.say("web.problem.cross_site"));
    }
}
