package org.commonweal.counter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.commonweal.counter.Visits.Visit;
import org.commonweal.desk.DeskFrame;
import org.commonweal.personal.PersonalViews.Notice;
import org.commonweal.personal.Pointing;
import org.commonweal.requests.AskerKey;
import org.commonweal.requests.Outcome;
import org.commonweal.requests.RequestNumber;
import org.commonweal.requests.RequestView;
import org.commonweal.requests.State;
import org.commonweal.requests.Verdict;
import org.commonweal.verdicts.RequestPages;
import org.commonweal.web.Exchange;
import org.commonweal.web.Form;
import org.commonweal.web.Reply;
import org.commonweal.web.Routes;
import org.commonweal.web.WebViews.Link;
import org.commonweal.web.WebViews.Row;

/// Doing for the one who asked what only they may do: they are there, and tell number and code. The
/// same page for confidential requests, which no number alone opens.
final class CallerPages {
    static final String HOME = "/desk/" + DeskFrame.CALLER;
    private static final String EXAMPLE = RequestNumber.nth(0).spoken();

    private final CounterRooms rooms;
    private final Visits visits;

    CallerPages(CounterRooms rooms, Visits visits) {
        this.rooms = rooms;
        this.visits = visits;
    }

    void register(Routes routes) {
        var base = HOME + "/{visit}";
        routes.get(HOME, CounterPages.CLERKS, x -> lookup(x, Form.EMPTY, ""))
                .post(HOME, CounterPages.CLERKS, this::begin)
                .get(base, CounterPages.CLERKS, this::page)
                .post(base + "/leave", CounterPages.CLERKS, this::leave)
                .get(base + "/{act}", CounterPages.CLERKS, this::form)
                .post(base + "/{act}", CounterPages.CLERKS, this::told);
    }

    private Reply lookup(Exchange exchange, Form form, String lost) {
        var view =
                new CounterViews.Lookup(
                        DeskFrame.of(exchange, rooms.places(), DeskFrame.CALLER),
                        form.with("code"),
                        EXAMPLE,
                        lost);
        return form.right()
                ? Reply.page("counter/lookup", view)
                : Reply.invalid("counter/lookup", view);
    }

    private Reply begin(Exchange exchange) {
        var form = exchange.form();
        var clerk = exchange.signedIn().id();
        var number = RequestNumber.parse(form.text("number"));
        if (number.isEmpty()) {
            return lookup(
                    exchange, form.wrong("number", exchange.say("desk.find.number.wrong")), "");
        }
        var wait = RequestPages.wait(rooms.limits(), clerk, number.get());
        if (wait.isPresent()) {
            var minutes = Math.max(1, wait.get().plusSeconds(59).toMinutes());
            var words = exchange.say("desk.wrong.code.wait", minutes);
            return lookup(exchange, form.wrong("code", words), "").status(429);
        }
        var code = form.text("code");
        if (rooms.requests().byCode(number.get(), code).isEmpty()) {
            return lookup(exchange, form.wrong("code", exchange.say("desk.wrong.code")), "");
        }
        var name = rooms.ids().token();
        visits.begin(
                name,
                new Visit(
                        clerk,
                        new AskerKey.Code(number.get(), code),
                        "",
                        Came.PHONE,
                        exchange.language(),
                        "",
                        ""));
        return Reply.seeOther(HOME + "/" + name);
    }

    /// The request of a visit, as its asker sees it.
    private record Seen(String base, Visit visit, RequestView.ForAsker asked, boolean own) {
        RequestView view() {
            return asked.view();
        }

        boolean may(CallerAct act) {
            return !own && asked.possible().contains(act.kind());
        }

        /// Which state of the request a word of praise is for.
        String stamp() {
            return Integer.toString(view().steps().size());
        }
    }

    private Optional<Seen> seen(Exchange exchange) {
        var name = exchange.path("visit");
        return visits.find(name, exchange.signedIn().id())
                .flatMap(visit ->
                        rooms.requests()
                                .byCode(visit.number(), visit.key().code())
                                .map(asked ->
                                        new Seen(
                                                HOME + "/" + name,
                                                visit,
                                                asked,
                                                DeskFrame.staff(exchange)
                                                        .isOf(asked.view().agency()))));
    }

    // The visit is over: the code is told again, and what was typed is there to be copied.
    private Reply over(Exchange exchange, String typed) {
        return lookup(exchange, Form.EMPTY, typed).status(404);
    }

    private Reply page(Exchange exchange) {
        return seen(exchange)
                .map(seen -> Reply.page("counter/caller", view(exchange, seen)))
                .orElseGet(() -> over(exchange, ""));
    }

    private CounterViews.Caller view(Exchange exchange, Seen seen) {
        var shell = exchange.shell();
        var view = seen.view();
        var done =
                exchange.query("done")
                        .filter(_ ->
                                exchange.query("step").filter(seen.stamp()::equals).isPresent())
                        .flatMap(CallerAct::of)
                        .map(act -> exchange.say("counter.act." + act.path() + ".done"));
        return new CounterViews.Caller(
                DeskFrame.of(exchange, rooms.places(), DeskFrame.CALLER),
                seen.base(),
                view.number().spoken(),
                rooms.telling().title(shell, view),
                view.state().code(),
                exchange.say("requests.state." + view.state().code()),
                facts(exchange, view),
                rooms.telling().contact(shell, seen.asked().contact()),
                seen.own(),
                Arrays.stream(CallerAct.values())
                        .filter(seen::may)
                        .map(act ->
                                new Link(
                                        seen.base() + "/" + act.path(),
                                        exchange.say("counter.act." + act.path())))
                        .toList(),
                done.orElse(""));
    }

    private List<Row> facts(Exchange exchange, RequestView view) {
        var shell = exchange.shell();
        var facts = new ArrayList<Row>();
        facts.add(new Row(exchange.say("counter.caller.asked"), view.words()));
        facts.add(new Row(exchange.say("counter.caller.on"), shell.moment(view.asked())));
        if (!view.agency().isEmpty()) {
            facts.add(
                    new Row(
                            exchange.say("counter.caller.agency"),
                            rooms.telling().agency(shell, view.agency())));
        }
        var due = view.round().doneDue();
        if (due != null && view.state() != State.REPORTED_DONE) {
            facts.add(new Row(exchange.say("counter.caller.due"), shell.moment(due)));
        }
        view.steps().stream()
                .filter(step ->
                        step.event().equals("request.reported_done/1")
                                || step.event().equals("request.refused/1"))
                .reduce((_, last) -> last)
                .ifPresent(step ->
                        facts.add(new Row(exchange.say("counter.caller.said"), step.words())));
        facts.removeIf(row -> row.value().isEmpty());
        return facts;
    }

    private Reply form(Exchange exchange) {
        var seen = seen(exchange);
        if (seen.isEmpty()) {
            return over(exchange, "");
        }
        return CallerAct.of(exchange.path("act"))
                .filter(seen.get()::may)
                .map(act ->
                        Reply.page(
                                "counter/act",
                                act(exchange, seen.get(), act, Form.EMPTY, Notice.NONE)))
                .orElseGet(() -> Reply.seeOther(seen.get().base()));
    }

    private CounterViews.Act act(
            Exchange exchange, Seen seen, CallerAct act, Form form, Notice personal) {
        return new CounterViews.Act(
                DeskFrame.of(exchange, rooms.places(), DeskFrame.CALLER),
                seen.base(),
                seen.view().number().spoken(),
                rooms.telling().title(exchange.shell(), seen.view()),
                act.path(),
                seen.stamp(),
                act == CallerAct.VERDICT,
                act.words(),
                seen.asked().confidential(),
                personal,
                form);
    }

    private Reply told(Exchange exchange) {
        var form = exchange.form();
        var found = seen(exchange);
        var act = CallerAct.of(exchange.path("act"));
        if (found.isEmpty() || act.isEmpty()) {
            return over(exchange, form.text("words"));
        }
        var seen = found.get();
        if (act.get() == CallerAct.VERDICT) {
            if (Verdict.of(form.text("answer")).isEmpty()) {
                form = form.wrong("answer", exchange.say("desk.wrong.answer"));
            }
            if (!form.text("content").matches("[1-5]?")) {
                form = form.wrong("content", exchange.say("verdicts.judge.content.wrong"));
            }
        }
        if (!form.right()) {
            return Reply.invalid("counter/act", act(exchange, seen, act.get(), form, Notice.NONE));
        }
        // A second press comes from a page made for what was before the first.
        if (!form.text("stamp").equals(seen.stamp())) {
            var wrong = form.wrong("form", exchange.say("counter.wrong.changed"));
            return Reply.invalid("counter/act", act(exchange, seen, act.get(), wrong, Notice.NONE))
                    .status(409);
        }
        if (!act.get().words() || seen.asked().confidential()) {
            return tell(exchange, seen, act.get(), form);
        }
        return switch (rooms.pointing().look(exchange, form)) {
            case Pointing.Ask(var notice) ->
                    Reply.page("counter/act", act(exchange, seen, act.get(), form, notice));
            case Pointing.Go(var said) -> tell(exchange, seen, act.get(), said);
        };
    }

    private Reply tell(Exchange exchange, Seen seen, CallerAct act, Form form) {
        var clerk = DeskFrame.staff(exchange);
        return switch (rooms.requests().tell(clerk, seen.visit().key(), act.command(form))) {
            case Outcome.Done _ -> {
                var steps = seen(exchange).map(Seen::stamp).orElse("");
                yield Reply.seeOther(seen.base() + "?done=" + act.path() + "&step=" + steps);
            }
            case Outcome.Refused(var because) -> {
                var field = because.name().startsWith("WORDS") ? "words" : "form";
                var wrong = form.wrong(field, exchange.say(because.key()));
                yield Reply.invalid("counter/act", act(exchange, seen, act, wrong, Notice.NONE))
                        .status(field.equals("words") ? 422 : 409);
            }
        };
    }

    private Reply leave(Exchange exchange) {
        visits.end(exchange.path("visit"), exchange.signedIn().id());
        return Reply.seeOther(HOME);
    }
}
