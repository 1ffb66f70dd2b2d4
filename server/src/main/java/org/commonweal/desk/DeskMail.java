package org.commonweal.desk;

import org.commonweal.notices.Notices;
import org.commonweal.web.Exchange;
import org.commonweal.web.Problem;
import org.commonweal.web.Reply;
import org.commonweal.web.Routes;
import org.commonweal.web.Shell;

/// The outbox, for those who keep the desk running: what waits, what failed and why, and a button
/// to try again. No address and nobody's words are shown, and no link of an asker's could be: it is
/// made when a message is sent.
final class DeskMail {
    private final DeskRooms rooms;

    DeskMail(DeskRooms rooms) {
        this.rooms = rooms;
    }

    void register(Routes routes) {
        routes.get("/desk/" + DeskFrame.MAIL, DeskPages.KEEPERS, this::list);
        routes.post("/desk/" + DeskFrame.MAIL + "/again", DeskPages.KEEPERS, this::again);
    }

    private Reply list(Exchange exchange) {
        var shell = exchange.shell();
        var standing = rooms.notices().standing();
        return Reply.page(
                "desk/mail",
                new DeskViews.Mail(
                        DeskFrame.of(exchange, rooms.places(), DeskFrame.MAIL),
                        standing.sends() ? "" : exchange.say("desk.mail.none"),
                        exchange.say(
                                "desk.mail.counts",
                                standing.waiting(),
                                standing.sent(),
                                standing.failed(),
                                standing.unsent()),
                        standing.notes().stream().map(item -> message(shell, item)).toList()));
    }

    private static DeskViews.Message message(Shell shell, Notices.Item item) {
        var reason = "notices.why." + item.reason();
        var when = item.state().equals("waiting") ? item.nextAt() : item.changedAt();
        return new DeskViews.Message(
                shell.say("notices.heading." + item.occasion()),
                item.request().map(number -> number.spoken()).orElse(""),
                shell.say(to(item)),
                shell.say("desk.mail.state." + item.state(), item.attempts()),
                shell.moment(when),
                item.reason().matches("[a-z_]+") ? shell.say(reason) : item.reason(),
                item.state().equals("waiting") ? "" : Long.toString(item.id()));
    }

    private static String to(Notices.Item item) {
        if (item.byText()) {
            return "desk.mail.to_asker_text";
        }
        return item.toAsker() ? "desk.mail.to_asker" : "desk.mail.to_follower";
    }

    private Reply again(Exchange exchange) {
        var id = exchange.form().text("note");
        if (!id.matches("[0-9]{1,15}") || !rooms.notices().again(Long.parseLong(id))) {
            throw Problem.of(409);
        }
        return Reply.seeOther("/desk/" + DeskFrame.MAIL);
    }
}
