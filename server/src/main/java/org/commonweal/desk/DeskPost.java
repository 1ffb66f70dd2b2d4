package org.commonweal.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonweal.mailin.MailIn;
import org.commonweal.mailin.MailIn.Held;
import org.commonweal.requests.Ask;
import org.commonweal.requests.Asked;
import org.commonweal.requests.Outcome;
import org.commonweal.requests.RequestNumber;
import org.commonweal.web.Access;
import org.commonweal.web.Exchange;
import org.commonweal.web.Form;
import org.commonweal.web.Problem;
import org.commonweal.web.Reply;
import org.commonweal.web.Routes;
import org.commonweal.web.Shell;
import org.commonweal.web.WebViews.Choice;

/// Mail that a person must read: a clerk makes a request of it, lays it to one, or sets it aside.
final class DeskPost {
    private static final String HOME = "/desk/" + DeskFrame.POST;
    private static final Access CLERKS = Access.staff("clerk");
    private static final int CHOICES = 8;

    private final DeskRooms rooms;
    private final MailIn mail;

    DeskPost(DeskRooms rooms) {
        this.rooms = rooms;
        this.mail = rooms.mail();
    }

    void register(Routes routes) {
        routes.get(HOME, CLERKS, this::list)
                .get(HOME + "/{message}", CLERKS, this::show)
                .post(HOME + "/request", CLERKS, this::file)
                .post(HOME + "/lay", CLERKS, this::lay)
                .post(HOME + "/aside", CLERKS, this::aside);
    }

    private Reply list(Exchange exchange) {
        var shell = exchange.shell();
        return Reply.page(
                "desk/post",
                new DeskViews.Post(
                        DeskFrame.of(exchange, rooms.places(), DeskFrame.POST),
                        mail.waiting().stream().map(held -> letter(shell, held)).toList(),
                        mail.setAside().stream().map(held -> letter(shell, held)).toList()));
    }

    private static DeskViews.PostLetter letter(Shell shell, Held held) {
        return new DeskViews.PostLetter(
                held.id(),
                HOME + "/" + held.id(),
                held.name().isEmpty() ? held.from() : held.name() + ", " + held.from(),
                held.subject(),
                shell.say("mailin.why." + held.reason()),
                held.request().map(RequestNumber::spoken).orElse(""),
                shell.moment(held.at()),
                held.words(),
                held.whole(),
                held.files());
    }

    private Reply show(Exchange exchange) {
        var held = held(exchange.path("message"));
        var form =
                Form.EMPTY
                        .with("words", held.words())
                        .with("number", held.request().map(RequestNumber::digits).orElse(""));
        return Reply.page("desk/postletter", view(exchange, held, form, List.of()));
    }

    private Held held(String id) {
        return Optional.of(id)
                .filter(text -> text.matches("[0-9]{1,15}"))
                .flatMap(text -> mail.find(Long.parseLong(text)))
                .orElseThrow(Problem::notFound);
    }

    private DeskViews.PostOne view(Exchange exchange, Held held, Form form, List<Choice> places) {
        var services = new ArrayList<Choice>();
        services.add(new Choice("", exchange.say("desk.post.choose")));
        rooms.services()
                .current(exchange.language())
                .services()
                .forEach(one -> services.add(new Choice(one.code(), one.name())));
        var areas = new ArrayList<Choice>();
        areas.add(new Choice("", exchange.say("desk.post.area.none")));
        rooms.places()
                .areas(rooms.places().kinds().getFirst().code())
                .forEach(area ->
                        areas.add(new Choice(area.ref(), area.nameIn(exchange.language()))));
        return new DeskViews.PostOne(
                DeskFrame.of(exchange, rooms.places(), DeskFrame.POST),
                letter(exchange.shell(), held),
                form,
                services,
                areas,
                places);
    }

    private Reply file(Exchange exchange) {
        var form = exchange.form();
        var held = held(form.text("message"));
        var place = form.text("place");
        var ask = Ask.of(form.text("service"), form.text("words"));
        if (!place.isEmpty()) {
            var found = rooms.places().search(place, CHOICES);
            var choice = form.text("choice");
            var chosen =
                    found.size() == 1
                            ? Optional.of(found.getFirst())
                            : found.stream()
                                    .filter(one -> one.point().text().equals(choice))
                                    .findFirst();
            if (chosen.isEmpty() && !found.isEmpty()) {
                var wrong = form.wrong("choice", exchange.say("desk.post.place.choose"));
                var choices =
                        found.stream()
                                .map(one -> new Choice(one.point().text(), one.label()))
                                .toList();
                return Reply.invalid("desk/postletter", view(exchange, held, wrong, choices));
            }
            ask =
                    chosen.isPresent()
                            ? ask.at(chosen.get().label(), chosen.get().point())
                            : ask.in(place, form.text("area"));
        } else {
            ask = ask.in("", form.text("area"));
        }
        return switch (mail.file(held.id(), ask)) {
            case Asked.Accepted(var number, _, _, _, _) ->
                    Reply.seeOther("/desk/requests/" + number.digits());
            case Asked.Again(var number, _) -> Reply.seeOther("/desk/requests/" + number.digits());
            case Asked.Conflict _ -> throw Problem.of(409);
            case Asked.Rejected(var faults) -> {
                var wrong = form;
                for (var fault : faults) {
                    var field = fault.field().startsWith("answers.") ? "service" : fault.field();
                    wrong = wrong.wrong(field, exchange.say(fault.key(), fault.given()));
                }
                yield Reply.invalid("desk/postletter", view(exchange, held, wrong, List.of()));
            }
        };
    }

    private Reply lay(Exchange exchange) {
        var form = exchange.form();
        var held = held(form.text("message"));
        var number = RequestNumber.parse(form.text("number"));
        var outcome =
                number.flatMap(known -> mail.lay(held.id(), DeskFrame.staff(exchange), known));
        if (outcome.isPresent() && outcome.get() instanceof Outcome.Done) {
            return Reply.seeOther(HOME);
        }
        var sentence =
                outcome.isPresent() && outcome.get() instanceof Outcome.Refused(var because)
                        ? exchange.say(because.key())
                        : exchange.say("desk.post.number.wrong");
        return Reply.invalid(
                "desk/postletter",
                view(
                        exchange,
                        held,
                        form.with("words", held.words()).wrong("number", sentence),
                        List.of()));
    }

    private Reply aside(Exchange exchange) {
        var held = held(exchange.form().text("message"));
        mail.setAside(held.id());
        return Reply.seeOther(HOME);
    }
}
