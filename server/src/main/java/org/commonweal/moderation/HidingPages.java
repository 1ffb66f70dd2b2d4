package org.commonweal.moderation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.commonweal.desk.DeskFrame;
import org.commonweal.personal.PersonalViews.Notice;
import org.commonweal.photos.PhotoId;
import org.commonweal.requests.Hiding;
import org.commonweal.requests.Hiding.Part;
import org.commonweal.requests.RequestNumber;
import org.commonweal.requests.RequestView;
import org.commonweal.web.Access;
import org.commonweal.web.Exchange;
import org.commonweal.web.Form;
import org.commonweal.web.Handler;
import org.commonweal.web.Problem;
import org.commonweal.web.Reply;
import org.commonweal.web.Routes;
import org.commonweal.web.WebViews.Choice;
import org.commonweal.web.WebViews.Picture;

/// The pages by which staff hide what everybody reads, wholly or in part, and show it again. Who
/// may what is decided behind the requests' door: what is not theirs is not there.
final class HidingPages {
    /// Who hides and reads reports.
    static final Access KEEPERS = Access.staff("clerk", "lead", "administrator");

    private static final String BASE = "/desk/requests/{number}/hide";

    private final ModerationRooms rooms;

    HidingPages(ModerationRooms rooms) {
        this.rooms = rooms;
    }

    void register(Routes routes) {
        routes.get(BASE, KEEPERS, this::parts)
                .get(BASE + "/{step}/{field}", KEEPERS, one(this::form))
                .post(BASE + "/{step}/{field}", KEEPERS, one(this::hide))
                .post("/desk/requests/{number}/show/{step}/{field}", KEEPERS, one(this::show));
    }

    /// One part before a member of staff.
    private record Seen(Exchange exchange, RequestView view, Part part) {
        RequestNumber number() {
            return view.number();
        }

        String list() {
            return "/desk/requests/" + number().digits() + "/hide";
        }

        String path() {
            return list() + "/" + part.step() + "/" + part.field();
        }

        /// The one photo the form is about, if it is about one.
        Optional<PhotoId> photo() {
            var named =
                    exchange.method().equals("POST")
                            ? exchange.form().text("photo")
                            : exchange.query("photo").orElse("");
            return part.photos().stream().filter(one -> one.sha256().equals(named)).findFirst();
        }
    }

    private interface Answer {
        Reply to(Seen seen);
    }

    private Handler one(Answer answer) {
        return exchange -> {
            var view = view(exchange);
            var part =
                    rooms
                            .requests()
                            .hiding()
                            .parts(DeskFrame.staff(exchange), view.number())
                            .stream()
                            .filter(one ->
                                    Integer.toString(one.step()).equals(exchange.path("step")))
                            .filter(one -> one.field().equals(exchange.path("field")))
                            .findFirst()
                            .orElseThrow(Problem::notFound);
            return answer.to(new Seen(exchange, view, part));
        };
    }

    private RequestView view(Exchange exchange) {
        return RequestNumber.parse(exchange.path("number"))
                .flatMap(number -> rooms.requests().view(number))
                .orElseThrow(Problem::notFound);
    }

    private Reply parts(Exchange exchange) {
        var view = view(exchange);
        var parts = rooms.requests().hiding().parts(DeskFrame.staff(exchange), view.number());
        var shown = new LinkedHashMap<Integer, List<ModerationViews.Part>>();
        for (var part : parts) {
            var seen = new Seen(exchange, view, part);
            var photos = new ArrayList<ModerationViews.Photo>();
            for (var photo : part.photos()) {
                photos.add(
                        new ModerationViews.Photo(
                                seen.path() + "?photo=" + photo.sha256(),
                                picture(seen, photo, photos.size() + 1)));
            }
            shown.computeIfAbsent(part.step(), _ -> new ArrayList<>())
                    .add(
                            new ModerationViews.Part(
                                    seen.path(),
                                    name(seen),
                                    what(seen),
                                    text(seen),
                                    photos,
                                    part.hidden() ? exchange.say("moderation.hidden_now") : ""));
        }
        var steps = new ArrayList<ModerationViews.Step>();
        shown.forEach((step, said) -> {
            var when = view.steps().get(step);
            steps.add(
                    new ModerationViews.Step(
                            rooms.telling().step(exchange.shell(), when),
                            exchange.shell().moment(when.at()),
                            said));
        });
        return Reply.page(
                "moderation/parts",
                new ModerationViews.Parts(
                        DeskFrame.of(exchange, rooms.places(), ""),
                        view.number().spoken(),
                        rooms.telling().title(exchange.shell(), view),
                        "/desk/requests/" + view.number().digits(),
                        steps));
    }

    private static Picture picture(Seen seen, PhotoId photo, int place) {
        var exchange = seen.exchange();
        var path = "/desk/requests/" + seen.number().digits() + "/photos/" + photo.sha256();
        return new Picture(
                path + "/small.jpg", path + ".jpg", exchange.say("moderation.photo", place));
    }

    // Answers are kept as codes; how they read stands on the request's page.
    private static String text(Seen seen) {
        return worded(seen, seen.part().text());
    }

    private static String worded(Seen seen, String text) {
        return seen.part().field().equals("answers") && !text.isEmpty()
                ? seen.exchange().say("moderation.answers")
                : text;
    }

    private static String name(Seen seen) {
        return seen.exchange().say("verdicts.field." + seen.part().field());
    }

    private String what(Seen seen) {
        var step = seen.view().steps().get(seen.part().step());
        return seen.exchange()
                .say(
                        "moderation.what",
                        name(seen),
                        rooms.telling().step(seen.exchange().shell(), step),
                        seen.exchange().shell().moment(step.at()));
    }

    private Reply form(Seen seen) {
        var notice = seen.part().worded() ? notice(seen) : Notice.NONE;
        var text = notice.things().isEmpty() ? seen.part().text() : notice.without();
        return Reply.page("moderation/hide", view(seen, Form.EMPTY.with("rest", text)));
    }

    private Notice notice(Seen seen) {
        var exchange = seen.exchange();
        return rooms.pointing().notice(exchange, seen.part().text(), Hiding.MARK);
    }

    private ModerationViews.One view(Seen seen, Form form) {
        var exchange = seen.exchange();
        var part = seen.part();
        var photo = seen.photo();
        var pictures = new ArrayList<Picture>();
        for (var one : part.photos()) {
            if (photo.isEmpty() || photo.get().equals(one)) {
                pictures.add(picture(seen, one, part.photos().indexOf(one) + 1));
            }
        }
        var withheld = new ArrayList<Picture>();
        for (var one : part.withheldPhotos()) {
            withheld.add(picture(seen, one, withheld.size() + 1));
        }
        return new ModerationViews.One(
                DeskFrame.of(exchange, rooms.places(), ""),
                seen.number().spoken(),
                rooms.telling().title(exchange.shell(), seen.view()),
                "/" + part.step() + "/" + part.field(),
                seen.list(),
                what(seen),
                text(seen),
                pictures,
                photo.map(PhotoId::sha256).orElse(""),
                part.worded() && !part.text().isEmpty(),
                part.worded() ? notice(seen) : Notice.NONE,
                worded(seen, part.withheld()),
                withheld,
                grounds(exchange),
                form);
    }

    private static List<Choice> grounds(Exchange exchange) {
        return Hiding.GROUNDS.stream()
                .map(ground -> new Choice(ground, exchange.say("moderation.ground." + ground)))
                .toList();
    }

    private Reply hide(Seen seen) {
        var form = seen.exchange().form();
        var part = seen.part();
        boolean some = part.worded() && form.text("much").equals("part");
        if (part.worded() && !some && !form.text("much").equals("all")) {
            form = form.wrong("much", seen.exchange().say("moderation.wrong.much"));
        }
        if (!Hiding.GROUNDS.contains(form.text("ground"))) {
            form = form.wrong("ground", seen.exchange().say("moderation.wrong.ground"));
        }
        if (!form.right()) {
            return Reply.invalid("moderation/hide", view(seen, form));
        }
        var order =
                new Hiding.Order(
                        part.step(),
                        part.field(),
                        form.text("ground"),
                        form.text("words"),
                        some ? form.text("rest") : "",
                        seen.photo().orElse(null));
        var refused =
                rooms.requests()
                        .hiding()
                        .hide(DeskFrame.staff(seen.exchange()), seen.number(), order);
        return refused.isEmpty() ? Reply.seeOther(seen.list()) : again(seen, form, refused.get());
    }

    private Reply again(Seen seen, Form form, Hiding.Refusal refusal) {
        var field =
                switch (refusal) {
                    case REWRITTEN -> "rest";
                    case WORDS_TOO_LONG -> "words";
                    case GROUND_UNKNOWN -> "ground";
                    case UNKNOWN, NOT_YOURS, NOTHING -> "much";
                };
        var sentence =
                seen.exchange()
                        .say(
                                switch (refusal) {
                                    case REWRITTEN -> "moderation.wrong.rest";
                                    case WORDS_TOO_LONG -> "moderation.wrong.words";
                                    case GROUND_UNKNOWN -> "moderation.wrong.ground";
                                    case UNKNOWN, NOT_YOURS, NOTHING -> "moderation.wrong.moved_on";
                                });
        return Reply.invalid("moderation/hide", view(seen, form.wrong(field, sentence)));
    }

    private Reply show(Seen seen) {
        var form = seen.exchange().form();
        var refused =
                rooms.requests()
                        .hiding()
                        .show(
                                DeskFrame.staff(seen.exchange()),
                                seen.number(),
                                seen.part().step(),
                                seen.part().field(),
                                form.text("words"));
        return refused.isEmpty() ? Reply.seeOther(seen.list()) : again(seen, form, refused.get());
    }
}
