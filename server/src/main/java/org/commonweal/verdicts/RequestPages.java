package org.commonweal.verdicts;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.commonweal.personal.Pointing;
import org.commonweal.photos.Photos;
import org.commonweal.post.TextNumbers;
import org.commonweal.requests.RequestNumber;
import org.commonweal.requests.RequestView;
import org.commonweal.requests.Requests;
import org.commonweal.verdicts.RequestTelling.Reader;
import org.commonweal.web.Access;
import org.commonweal.web.Exchange;
import org.commonweal.web.Form;
import org.commonweal.web.Limits;
import org.commonweal.web.Reply;
import org.commonweal.web.Routes;

/// The public page of a request, and the way to it by number, or by number and code to one's own.
///
/// A number that is not there, a mistyped one and that of a confidential request get one and the
/// same page.
public final class RequestPages {
    /// Tries with a code that one sender has.
    static final Limits.Rate BY_SENDER = new Limits.Rate(10, Duration.ofMinutes(1));

    /// Tries with a code by one clerk, who has many callers.
    static final Limits.Rate BY_CLERK = new Limits.Rate(30, Duration.ofSeconds(30));

    /// Tries with a code that one request bears, from wherever they come.
    static final Limits.Rate BY_NUMBER = new Limits.Rate(10, Duration.ofMinutes(6));

    private static final String EXAMPLE = RequestNumber.nth(0).spoken();

    private final Requests requests;
    private final RequestTelling telling;
    private final AskerVisits visits;
    private final Limits limits;
    private final AskerPages asker;

    /// @param limits slows down whoever guesses codes; the desk's clerks share them
    /// @param pointing asks about what public words tell of a person
    /// @param texts which numbers take text messages, if there are any
    public RequestPages(
            Requests requests,
            RequestTelling telling,
            Photos photos,
            AskerVisits visits,
            Limits limits,
            Pointing pointing,
            TextNumbers texts) {
        this.requests = requests;
        this.telling = telling;
        this.visits = visits;
        this.limits = limits;
        this.asker = new AskerPages(requests, telling, photos, visits, pointing, texts);
    }

    /// Adds the pages of this room: a request's, its asker's, and finding either.
    public void register(Routes routes) {
        asker.register(routes);
        routes.get("/requests/{number}", Access.PUBLIC, this::request)
                .get("/requests/{number}/map.svg", Access.PUBLIC, this::map)
                .get("/find", Access.PUBLIC, this::find)
                .post("/find", Access.PUBLIC, this::found);
    }

    private Reply request(Exchange exchange) {
        return view(exchange)
                .map(view -> telling.page(exchange.shell(), view, Reader.ANYBODY, Optional.empty()))
                .map(page -> Reply.page("verdicts/request", page))
                .orElseGet(() -> nothing(exchange));
    }

    private Reply map(Exchange exchange) {
        return view(exchange)
                .flatMap(view -> telling.map(exchange.shell(), view))
                .map(svg -> picture(svg).keep(Duration.ofHours(1)))
                .orElseGet(() -> nothing(exchange));
    }

    private Reply find(Exchange exchange) {
        return Reply.page("verdicts/find", new RequestViews.Find(exchange.queryAsForm(), EXAMPLE));
    }

    private Reply found(Exchange exchange) {
        var form = exchange.form();
        var number = RequestNumber.parse(form.text("number"));
        if (number.isEmpty()) {
            var missing = form.text("number").isEmpty();
            var key = missing ? "find.number.missing" : "find.number.wrong";
            return again(form.wrong("number", say(exchange, key)));
        }
        var code = form.text("code");
        if (code.isEmpty()) {
            return Reply.seeOther("/requests/" + number.get().digits());
        }
        var wait = wait(limits, exchange, number.get());
        if (wait.isPresent()) {
            var minutes = Math.max(1, wait.get().plusSeconds(59).toMinutes());
            return again(form.wrong("code", say(exchange, "find.wait", minutes))).status(429);
        }
        if (requests.byCode(number.get(), code).isEmpty()) {
            return again(form.wrong("code", say(exchange, "find.none")));
        }
        return visits.begin(Reply.seeOther(AskerPages.YOURS), number.get(), code);
    }

    /// Counts one try with a code, of the sender and against the request.
    ///
    /// @return how long to wait when it is one too many
    public static Optional<Duration> wait(Limits limits, Exchange exchange, RequestNumber number) {
        return limits.take("code", exchange.sender(), BY_SENDER)
                .or(() -> limits.take("code of", number.digits(), BY_NUMBER));
    }

    /// Counts one try with a code that a clerk types, of the clerk and against the request. The
    /// residents of the same network are no business of the clerk's, nor the clerk of theirs.
    ///
    /// @param clerk id of the account
    /// @return how long to wait when it is one too many
    public static Optional<Duration> wait(Limits limits, long clerk, RequestNumber number) {
        return limits.take("code by clerk", Long.toString(clerk), BY_CLERK)
                .or(() -> limits.take("code of", number.digits(), BY_NUMBER));
    }

    /// Where a secret link leads.
    ///
    /// @param token as the receipt has it
    /// @return a path
    public static String link(String token) {
        return AskerPages.LINK + token;
    }

    /// A drawn map as a picture.
    public static Reply picture(String svg) {
        return Reply.bytes("image/svg+xml", svg.getBytes(StandardCharsets.UTF_8));
    }

    private Optional<RequestView> view(Exchange exchange) {
        return RequestNumber.parse(exchange.path("number")).flatMap(requests::view);
    }

    private static Reply again(Form form) {
        return Reply.invalid("verdicts/find", new RequestViews.Find(form.with("code"), EXAMPLE));
    }

    private static Reply nothing(Exchange exchange) {
        return Reply.page(
                        "verdicts/nothing",
                        new RequestViews.Nothing(
                                say(exchange, "none.request.title"),
                                say(exchange, "none.request.words")))
                .status(404);
    }

    private static String say(Exchange exchange, String key, Object... args) {
        return exchange.say("verdicts." + key, args);
    }
}
