package org.commonweal.counter;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import org.commonweal.counter.Visits.Visit;
import org.commonweal.desk.DeskFrame;
import org.commonweal.personal.Pointing;
import org.commonweal.requests.Asked;
import org.commonweal.requests.AskerKey;
import org.commonweal.requests.ClientKey;
import org.commonweal.requests.EmailAddress;
import org.commonweal.requests.Outcome;
import org.commonweal.requests.RequestCommand;
import org.commonweal.requests.RequestNumber;
import org.commonweal.services.Service;
import org.commonweal.web.Exchange;
import org.commonweal.web.Form;
import org.commonweal.web.Limits;
import org.commonweal.web.Reply;
import org.commonweal.web.Routes;

/// Filing for somebody else, on one page. Each turn of the form comes back with what it now can ask
/// or show, and changes nothing; only "send" does, once, however often it is pressed.
final class FilingPage {
    static final String HOME = "/desk/" + DeskFrame.FILE;
    private static final Pattern ONCE = Pattern.compile("[A-Za-z0-9_-]{43}");

    // The same count as on the public page: nobody's mailbox is filled through either.
    private static final Limits.Rate BY_ADDRESS = new Limits.Rate(5, Duration.ofMinutes(30));

    private final CounterRooms rooms;
    private final Visits visits;
    private final FilingForm page;
    // Two presses of the button arrive on two threads. The second waits, so that the page it is
    // sent to has the secrets that the first was given.
    private final ReentrantLock[] sending = new ReentrantLock[16];
    // The forms that were added lately: a second press of the button adds nothing.
    private final Set<String> added =
            Collections.newSetFromMap(
                    Collections.synchronizedMap(
                            new LinkedHashMap<>() {
                                private static final long serialVersionUID = 1L;

                                @Override
                                protected boolean removeEldestEntry(
                                        Map.Entry<String, Boolean> eldest) {
                                    return size() > 500;
                                }
                            }));

    FilingPage(CounterRooms rooms, Visits visits) {
        this.rooms = rooms;
        this.visits = visits;
        this.page = new FilingForm(rooms);
        Arrays.setAll(sending, _ -> new ReentrantLock());
    }

    void register(Routes routes) {
        routes.get(HOME, CounterPages.CLERKS, this::empty)
                .post(HOME, CounterPages.CLERKS, this::turn)
                .get(HOME + "/followed/{number}", CounterPages.CLERKS, this::followed)
                .get(HOME + "/added/{number}", CounterPages.CLERKS, this::added);
    }

    /// Where the next caller is asked, of the same way to come.
    static String next(Came came) {
        return HOME + "?came=" + came.code();
    }

    private Reply empty(Exchange exchange) {
        var came = exchange.query("came").flatMap(Came::of).map(Came::code).orElse("");
        var form = Form.EMPTY.with("came", came).with("once", rooms.ids().token());
        return Reply.page("counter/file", page.view(exchange, filing(exchange, form), ""));
    }

    private Filing filing(Exchange exchange, Form form) {
        return Filing.of(rooms, exchange, form);
    }

    private Reply turn(Exchange exchange) {
        rooms.slowTurns(exchange);
        var typed = exchange.form();
        if (!ONCE.matcher(typed.text("once")).matches()) {
            typed = typed.with("once", rooms.ids().token());
        }
        var filing = filing(exchange, typed);
        // What was to be added is still that when the notice about its words is answered.
        var add = typed.text(typed.text("personal").isEmpty() ? "add" : "adding");
        if (!add.isEmpty()) {
            return add(exchange, filing.with(typed.with("add", add)), add);
        }
        var follow = typed.text("follow");
        if (!follow.isEmpty()) {
            return follow(exchange, filing, follow);
        }
        return typed.text("do").equals("send") || !typed.text("personal").isEmpty()
                ? checked(exchange, filing)
                : Reply.page("counter/file", page.view(exchange, filing, ""));
    }

    private Reply checked(Exchange exchange, Filing filing) {
        var form = page.checked(exchange, filing);
        if (!form.right()) {
            return Reply.invalid("counter/file", page.view(exchange, filing.with(form), ""));
        }
        if (!filing.questionsShown()) {
            return Reply.page("counter/file", page.view(exchange, filing, "questions"));
        }
        if (!filing.alikeShown()) {
            return Reply.page("counter/file", page.view(exchange, filing, "known"));
        }
        var confidential = filing.service().orElseThrow().confidential();
        return confidential
                ? send(exchange, filing)
                : switch (rooms.pointing().look(exchange, filing.form())) {
                    case Pointing.Ask(var notice) ->
                            Reply.page(
                                    "counter/file",
                                    page.view(exchange, filing, "personal", notice));
                    case Pointing.Go(var said) -> send(exchange, filing.with(said));
                };
    }

    private Reply send(Exchange exchange, Filing filing) {
        var once = filing.form().text("once");
        var lock = sending[Math.floorMod(once.hashCode(), sending.length)];
        lock.lock();
        try {
            return send(exchange, filing, once, filing.service().orElseThrow());
        } finally {
            lock.unlock();
        }
    }

    private Reply send(Exchange exchange, Filing filing, String once, Service service) {
        rooms.slowFilings(exchange);
        var clerk = DeskFrame.staff(exchange);
        var ask =
                filing.ask(
                        service,
                        page.language(exchange, filing.form()),
                        page.aside(exchange, filing.form()),
                        rooms.texts());
        var key = new ClientKey("clerk/" + clerk.id(), once);
        return switch (rooms.requests().ask(clerk, ask, key)) {
            case Asked.Accepted(var number, _, _, var code, var link) -> {
                var form = filing.form();
                visits.begin(
                        once,
                        new Visit(
                                clerk.id(),
                                new AskerKey.Code(number, code),
                                link,
                                Came.of(form.text("came")).orElseThrow(),
                                page.language(exchange, form),
                                ask.contact().hears().byMail() ? form.text("email") : "",
                                ask.contact().hears().byText() ? ask.contact().phone() : ""));
                yield Reply.seeOther(HOME + "/" + once);
            }
            case Asked.Again(var number, _) ->
                    visits.find(once, clerk.id()).isPresent()
                            ? Reply.seeOther(HOME + "/" + once)
                            : FiledPage.later(rooms, exchange, number.spoken());
            case Asked.Conflict _ -> {
                var again = filing.form().with("once", rooms.ids().token());
                var words = exchange.say("counter.wrong.sent");
                yield Reply.invalid(
                                "counter/file",
                                page.view(exchange, filing.with(again.wrong("came", words)), ""))
                        .status(409);
            }
            case Asked.Rejected(var faults) -> {
                var wrong = page.faults(exchange, filing, filing.form(), faults);
                yield Reply.invalid("counter/file", page.view(exchange, filing.with(wrong), ""));
            }
        };
    }

    /// Instead of asking again the caller hears of what was asked already, if they say so by the
    /// link in the message that goes to them now.
    private Reply follow(Exchange exchange, Filing filing, String digits) {
        var number = filing.alike(digits);
        var form = filing.form();
        var email = form.text("email");
        if (!EmailAddress.isWhole(email)) {
            var key = email.isEmpty() ? "counter.wrong.follow" : "requests.ask.email_bad";
            form = form.wrong("email", exchange.say(key));
        } else if (number.isEmpty()) {
            form = form.wrong("service", exchange.say("counter.wrong.known"));
        } else if (!invited(exchange, form, email, number.get())) {
            form = form.wrong("email", exchange.say("counter.wrong.follow.off"));
        }
        if (!form.right()) {
            return Reply.invalid("counter/file", page.view(exchange, filing.with(form), ""));
        }
        return Reply.seeOther(HOME + "/followed/" + digits + came(form));
    }

    /// Instead of asking again, what the caller says goes on the request that is known.
    private Reply add(Exchange exchange, Filing filing, String digits) {
        var number = filing.alike(digits);
        var form = filing.form();
        if (number.isEmpty()) {
            form = form.wrong("service", exchange.say("counter.wrong.known"));
        } else if (form.text("words").isEmpty()) {
            form = form.wrong("words", exchange.say("counter.wrong.add"));
        }
        if (!form.right()) {
            return Reply.invalid("counter/file", page.view(exchange, filing.with(form), ""));
        }
        return switch (rooms.pointing().look(exchange, form)) {
            case Pointing.Ask(var notice) ->
                    Reply.page("counter/file", page.view(exchange, filing, "personal", notice));
            case Pointing.Go(var said) -> add(exchange, filing.with(said), number.get());
        };
    }

    private Reply add(Exchange exchange, Filing filing, RequestNumber number) {
        rooms.slowFilings(exchange);
        var form = filing.form();
        var once = form.text("once");
        var lock = sending[Math.floorMod(once.hashCode(), sending.length)];
        lock.lock();
        try {
            if (!added.contains(once)) {
                var command = new RequestCommand.Add(form.text("words"), List.of());
                var clerk = DeskFrame.staff(exchange);
                if (rooms.requests().tell(clerk, number, command)
                        instanceof Outcome.Refused(var because)) {
                    var wrong = form.wrong("words", exchange.say(because.key()));
                    return Reply.invalid(
                            "counter/file", page.view(exchange, filing.with(wrong), ""));
                }
                added.add(once);
            }
        } finally {
            lock.unlock();
        }
        return Reply.seeOther(HOME + "/added/" + number.digits() + came(form));
    }

    private static String came(Form form) {
        return "?came=" + form.text("came").replaceAll("\\W", "");
    }

    private boolean invited(Exchange exchange, Form form, String email, RequestNumber number) {
        if (!rooms.follows().sends()) {
            return false;
        }
        return rooms.limits()
                        .take("follow of", email.toLowerCase(Locale.ROOT), BY_ADDRESS)
                        .isPresent()
                || rooms.follows().invite(email, page.language(exchange, form), number);
    }

    private Reply followed(Exchange exchange) {
        return instead(exchange, "counter/followed");
    }

    private Reply added(Exchange exchange) {
        return instead(exchange, "counter/added");
    }

    private Reply instead(Exchange exchange, String template) {
        var number = RequestNumber.parse(exchange.path("number"));
        var came = exchange.query("came").flatMap(Came::of);
        return number.isEmpty()
                ? Reply.seeOther(HOME)
                : Reply.page(
                        template,
                        new CounterViews.Followed(
                                DeskFrame.of(exchange, rooms.places(), DeskFrame.FILE),
                                number.get().spoken(),
                                came.map(FilingPage::next).orElse(HOME)));
    }
}
