package org.commonweal.web;

import java.time.Duration;

/// Choosing a language: a button at the foot of every page. The choice is kept in a cookie that
/// holds the language and nothing else, so it tells nobody from anybody.
final class LanguagePages {
    static final String COOKIE = "language";
    private static final Duration KEPT = Duration.ofDays(365);

    private LanguagePages() {}

    static void on(Routes routes, Languages languages) {
        routes.post("/language", Access.PUBLIC, x -> choose(x, languages));
    }

    private static Reply choose(Exchange exchange, Languages languages) {
        var form = exchange.form();
        var chosen = form.text("to");
        if (!languages.tags().contains(chosen)) {
            throw Problem.of(400);
        }
        var next = form.text("next");
        return Reply.seeOther(Reply.local(next) ? next : "/").cookie(COOKIE, chosen, KEPT);
    }
}
