package org.commonweal.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonweal.desk.DeskRequest.Seen;
import org.commonweal.photos.PhotoId;
import org.commonweal.photos.Taken;
import org.commonweal.requests.AskerKey;
import org.commonweal.requests.Outcome;
import org.commonweal.requests.RequestCommand;
import org.commonweal.requests.RequestView;
import org.commonweal.verdicts.RequestPages;
import org.commonweal.verdicts.RequestViews;
import org.commonweal.web.Access;
import org.commonweal.web.Exchange;
import org.commonweal.web.Form;
import org.commonweal.web.Handler;
import org.commonweal.web.Reply;
import org.commonweal.web.Routes;

/// The forms by which staff tell a request something. A form that cannot be taken comes back with
/// all that was typed; when somebody else was faster, it says so and what they did.
final class DeskTelling {
    private static final Access THOSE_WHO_ACT = Access.staff("handler", "lead", "clerk");

    private final DeskRooms rooms;
    private final DeskRequest requests;
    private final DeskForms forms;

    DeskTelling(DeskRooms rooms, DeskRequest requests) {
        this.rooms = rooms;
        this.requests = requests;
        this.forms = new DeskForms(rooms.places(), rooms.services());
    }

    void register(Routes routes) {
        for (var act : DeskAct.values()) {
            var path = "/desk/requests/{number}/" + act.path();
            Handler told = exchange -> told(exchange, act);
            if (act.fields().contains("photos")) {
                routes.upload(path, THOSE_WHO_ACT, told);
            } else {
                routes.post(path, THOSE_WHO_ACT, told);
            }
            if (!act.bare()) {
                routes.get(path, THOSE_WHO_ACT, exchange -> form(exchange, act));
            }
        }
    }

    private Reply form(Exchange exchange, DeskAct act) {
        var seen = requests.seen(exchange);
        return seen.may(act)
                ? Reply.page("desk/act", view(exchange, seen, act, Form.EMPTY))
                : Reply.seeOther(seen.base());
    }

    private Reply told(Exchange exchange, DeskAct act) {
        var seen = requests.seen(exchange);
        var now = rooms.telling().moment();
        var form = forms.checked(act, exchange.form(), exchange.shell(), now);
        var photos = new ArrayList<PhotoId>();
        for (var upload : form.files("photos")) {
            switch (rooms.photos().take(upload.path(), upload.fileName())) {
                case Taken.Kept(var photo) -> photos.add(photo.id());
                case Taken.Refused refused ->
                        form = form.wrong("photos", exchange.say(refused.key(), refused.name()));
            }
        }
        if (!form.right()) {
            return again(exchange, seen, act, form);
        }
        var command = forms.command(act, form, photos, exchange.shell().zone(), now);
        if (act == DeskAct.VERDICT) {
            var wait = RequestPages.wait(rooms.limits(), seen.staff().id(), seen.view().number());
            if (wait.isPresent()) {
                var minutes = Math.max(1, wait.get().plusSeconds(59).toMinutes());
                var words = exchange.say("desk.wrong.code.wait", minutes);
                return again(exchange, seen, act, form.wrong("code", words)).status(429);
            }
        }
        return switch (tell(seen, act, command, form)) {
            case Outcome.Done _ -> {
                var steps = requests.seen(exchange).stamp();
                yield Reply.seeOther(seen.base() + "?done=" + act.path() + "&step=" + steps);
            }
            case Outcome.Refused(var because) -> refused(exchange, seen, act, form, because);
        };
    }

    private Outcome tell(Seen seen, DeskAct act, RequestCommand command, Form form) {
        var number = seen.view().number();
        return act == DeskAct.VERDICT
                ? rooms.requests()
                        .tell(seen.staff(), new AskerKey.Code(number, form.text("code")), command)
                : rooms.requests().tell(seen.staff(), number, command);
    }

    private Reply refused(
            Exchange exchange, Seen seen, DeskAct act, Form form, Outcome.Because because) {
        var field = DeskForms.field(because);
        if (act == DeskAct.VERDICT && field.equals("code")) {
            return again(exchange, seen, act, form.wrong("code", exchange.say("desk.wrong.code")));
        }
        if (!field.isEmpty() && act.fields().contains(field)) {
            var words = exchange.say(because.key());
            return again(exchange, seen, act, form.wrong(field, words));
        }
        var now = requests.seen(exchange);
        var raced = !form.text("stamp").equals(now.stamp());
        var words =
                raced
                        ? exchange.say("desk.wrong.race", newest(exchange, now))
                        : exchange.say(because.key());
        return again(exchange, now, act, form.wrong("form", words)).status(409);
    }

    private String newest(Exchange exchange, Seen seen) {
        return rooms.telling().newest(exchange.shell(), seen.view());
    }

    private Reply again(Exchange exchange, Seen seen, DeskAct act, Form form) {
        return Reply.invalid("desk/act", view(exchange, seen, act, form.with("code")));
    }

    private DeskViews.Act view(Exchange exchange, Seen seen, DeskAct act, Form form) {
        var key = "desk.act." + act.path();
        return new DeskViews.Act(
                DeskFrame.of(exchange, rooms.places(), ""),
                seen.base(),
                seen.view().number().spoken(),
                requests.title(exchange, seen),
                act.path(),
                act.guided() ? exchange.say(key + ".lead") : "",
                seen.stamp(),
                claim(act, seen.view()),
                forms.fields(act, exchange.shell()),
                exchange.say(key + ".button"),
                form);
    }

    /// What the form is about: the words of the refusal and of the appeal that somebody decides.
    private static List<RequestViews.Said> claim(DeskAct act, RequestView view) {
        if (act != DeskAct.DECIDE) {
            return List.of();
        }
        return Optional.of(view.steps()).stream()
                .flatMap(List::stream)
                .filter(step ->
                        step.event().equals("request.refused/1")
                                || step.event().equals("request.appealed/1"))
                .map(step -> new RequestViews.Said(step.words(), ""))
                .toList();
    }
}
