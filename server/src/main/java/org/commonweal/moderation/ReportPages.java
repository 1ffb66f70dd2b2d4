package org.commonweal.moderation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonweal.desk.DeskFrame;
import org.commonweal.people.Actor;
import org.commonweal.requests.EmailAddress;
import org.commonweal.requests.RequestNumber;
import org.commonweal.requests.RequestView;
import org.commonweal.web.Access;
import org.commonweal.web.Exchange;
import org.commonweal.web.Form;
import org.commonweal.web.Limits;
import org.commonweal.web.Problem;
import org.commonweal.web.Reply;
import org.commonweal.web.Routes;
import org.commonweal.web.WebViews.Choice;
import org.commonweal.web.WebViews.Picture;

/// The page by which anybody reports what should not be public, and the list where staff read it.
/// Staff see reports about requests whose asker's words they may hide.
final class ReportPages {
    /// Reports of one sender.
    static final Limits.Rate BY_SENDER = new Limits.Rate(6, Duration.ofMinutes(10));

    /// Reports about one request, from whomever.
    static final Limits.Rate BY_REQUEST = new Limits.Rate(12, Duration.ofMinutes(10));

    private static final String LIST = "reported";

    private final ModerationRooms rooms;
    private final Reports reports;

    ReportPages(ModerationRooms rooms) {
        this.rooms = rooms;
        this.reports = rooms.reports();
    }

    void register(Routes routes) {
        routes.get("/requests/{number}/report", Access.PUBLIC, this::form)
                .post("/requests/{number}/report", Access.PUBLIC, this::report)
                .get("/desk/" + LIST, HidingPages.KEEPERS, this::list)
                .post("/desk/" + LIST, HidingPages.KEEPERS, this::settle);
    }

    private RequestView view(Exchange exchange) {
        return RequestNumber.parse(exchange.path("number"))
                .flatMap(number -> rooms.requests().view(number))
                .orElseThrow(Problem::notFound);
    }

    private Reply form(Exchange exchange) {
        var view = view(exchange);
        if (exchange.query("sent").isPresent()) {
            return hidden(
                    Reply.page(
                            "moderation/sent",
                            new ModerationViews.Sent(
                                    view.number().spoken(),
                                    "/requests/" + view.number().digits())));
        }
        var form =
                Form.EMPTY
                        .with("kind", exchange.query("kind").orElse(""))
                        .with("photo", exchange.query("photo").orElse(""));
        return hidden(Reply.page("moderation/report", page(exchange, view, form)));
    }

    private static Reply hidden(Reply reply) {
        return reply.header("X-Robots-Tag", "noindex, nofollow");
    }

    private ModerationViews.ReportForm page(Exchange exchange, RequestView view, Form form) {
        return page(exchange, view, form, "");
    }

    private ModerationViews.ReportForm page(
            Exchange exchange, RequestView view, Form form, String patience) {
        var kinds =
                Reports.KINDS.stream()
                        .map(kind -> new Choice(kind, exchange.say("moderation.kind." + kind)))
                        .toList();
        var photos = new ArrayList<Picture>();
        var choices = new ArrayList<Choice>();
        choices.add(new Choice("", exchange.say("moderation.report.photo.none")));
        for (var sha : photos(view)) {
            var alt = exchange.say("moderation.photo", photos.size() + 1);
            photos.add(
                    new Picture("/photos/" + sha + "/small.jpg", "/photos/" + sha + ".jpg", alt));
            choices.add(new Choice(sha, alt));
        }
        return new ModerationViews.ReportForm(
                view.number().spoken(),
                rooms.telling().title(exchange.shell(), view),
                "/requests/" + view.number().digits(),
                kinds,
                photos,
                choices,
                patience,
                form);
    }

    private static List<String> photos(RequestView view) {
        var all = new ArrayList<String>();
        view.photos().forEach(photo -> all.add(photo.sha256()));
        view.steps().forEach(step -> step.photos().forEach(photo -> all.add(photo.sha256())));
        return all.stream().distinct().toList();
    }

    private Reply report(Exchange exchange) {
        var view = view(exchange);
        var form = checked(exchange, exchange.form());
        var photo = form.text("photo");
        if (!photo.isEmpty() && !photos(view).contains(photo)) {
            form = form.with("photo").wrong("photo", exchange.say("moderation.wrong.photo"));
        }
        if (!form.right()) {
            return hidden(Reply.invalid("moderation/report", page(exchange, view, form)));
        }
        var limits = rooms.limits();
        boolean near = limits.near("report", exchange.sender(), BY_SENDER);
        if (!rooms.patience().takes(exchange, form, near)) {
            var token = rooms.patience().token(exchange);
            return hidden(Reply.invalid("moderation/report", page(exchange, view, form, token)));
        }
        var wait =
                limits.take("report", exchange.sender(), BY_SENDER)
                        .or(() -> limits.take("report of", view.number().digits(), BY_REQUEST));
        if (wait.isPresent()) {
            var minutes = Math.max(1, wait.get().plusSeconds(59).toMinutes());
            var later = form.wrong("words", exchange.say("moderation.wrong.wait", minutes));
            return hidden(Reply.invalid("moderation/report", page(exchange, view, later)))
                    .status(429);
        }
        reports.add(
                view.number(), photo, form.text("kind"), form.text("words"), form.text("email"));
        return Reply.seeOther("/requests/" + view.number().digits() + "/report?sent=yes");
    }

    private static Form checked(Exchange exchange, Form typed) {
        var form = typed;
        var kind = form.text("kind");
        var words = form.text("words");
        if (!Reports.KINDS.contains(kind)) {
            form = form.wrong("kind", exchange.say("moderation.wrong.kind"));
        }
        if (words.codePointCount(0, words.length()) > Reports.MOST_WORDS) {
            form = form.wrong("words", exchange.say("moderation.wrong.report_words"));
        } else if (words.isEmpty() && (kind.equals("other") || kind.equals("hidden"))) {
            form = form.wrong("words", exchange.say("moderation.wrong.say"));
        }
        var email = form.text("email");
        if (!email.isEmpty() && !EmailAddress.isWhole(email)) {
            form = form.wrong("email", exchange.say("moderation.wrong.email"));
        }
        return form;
    }

    private boolean theirs(Actor.Staff staff, Reports.Report report) {
        return rooms.requests().hiding().keeps(staff, report.request());
    }

    private Reply list(Exchange exchange) {
        var staff = DeskFrame.staff(exchange);
        var shell = exchange.shell();
        var shown = new ArrayList<ModerationViews.Reported>();
        for (var report : reports.waiting()) {
            if (theirs(staff, report)) {
                shown.add(
                        new ModerationViews.Reported(
                                report.id(),
                                report.request().spoken(),
                                "/desk/requests/" + report.request().digits() + "/hide",
                                exchange.say("moderation.kind." + report.kind()),
                                report.photo().isEmpty()
                                        ? ""
                                        : "/desk/requests/"
                                                + report.request().digits()
                                                + "/photos/"
                                                + report.photo()
                                                + "/small.jpg",
                                report.words(),
                                report.email(),
                                shell.moment(report.at())));
            }
        }
        return Reply.page(
                "moderation/reported",
                new ModerationViews.ReportedList(
                        DeskFrame.of(exchange, rooms.places(), LIST), shown));
    }

    private Reply settle(Exchange exchange) {
        var form = exchange.form();
        var staff = DeskFrame.staff(exchange);
        var report =
                Optional.of(form.text("report"))
                        .filter(id -> id.matches("[0-9]{1,15}"))
                        .flatMap(id -> reports.find(Long.parseLong(id)))
                        .filter(one -> theirs(staff, one))
                        .orElseThrow(Problem::notFound);
        var outcome = form.text("outcome");
        if (!Reports.OUTCOMES.contains(outcome)) {
            throw Problem.of(400);
        }
        reports.settle(report.id(), outcome);
        return Reply.seeOther("/desk/" + LIST);
    }
}
