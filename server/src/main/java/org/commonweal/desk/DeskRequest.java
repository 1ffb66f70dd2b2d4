package org.commonweal.desk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.commonweal.people.Actor;
import org.commonweal.people.Role;
import org.commonweal.people.StaffMember;
import org.commonweal.personal.PersonalViews;
import org.commonweal.photos.PhotoId;
import org.commonweal.photos.PhotoSize;
import org.commonweal.requests.RequestCommand.Kind;
import org.commonweal.requests.RequestLife;
import org.commonweal.requests.RequestNumber;
import org.commonweal.requests.RequestView;
import org.commonweal.requests.RequestView.ForStaff;
import org.commonweal.requests.State;
import org.commonweal.verdicts.RequestPages;
import org.commonweal.verdicts.RequestTelling;
import org.commonweal.web.Exchange;
import org.commonweal.web.Problem;
import org.commonweal.web.Reply;
import org.commonweal.web.Routes;

/// One request as a member of staff sees it: what anybody sees, what only those see who answer for
/// it, and what may be done now.
final class DeskRequest {
    private static final String BASE = "/desk/requests/";

    private final DeskRooms rooms;
    private final DeskWithheld withheld;

    DeskRequest(DeskRooms rooms) {
        this.rooms = rooms;
        this.withheld = new DeskWithheld(rooms.telling());
    }

    /// A request before a member of staff.
    record Seen(Actor.Staff staff, ForStaff request) {
        RequestView view() {
            return request.view();
        }

        String base() {
            return BASE + view().number().digits();
        }

        /// Whether its private facts are this person's business.
        boolean theirs() {
            return view().agency().isEmpty()
                    || staff.handlesFor(view().agency())
                    || staff.role().clerks();
        }

        /// What may be done now. A clerk types a verdict with the asker's code, which nobody has
        /// shown yet, so the door cannot say it is possible: the table of life and the clerk's own
        /// agency do.
        boolean may(DeskAct act) {
            if (act == DeskAct.VERDICT) {
                return staff.role().clerks()
                        && !staff.isOf(view().agency())
                        && RequestLife.who(view().state(), Kind.JUDGE)
                                .contains(RequestLife.Who.ASKER);
            }
            return request.possible().contains(act.kind());
        }

        /// Which state of the request a form is made for: how many entries it has.
        String stamp() {
            return Integer.toString(view().steps().size());
        }

        List<DeskAct> acts() {
            return Arrays.stream(DeskAct.values()).filter(this::may).toList();
        }
    }

    void register(Routes routes) {
        routes.get(BASE + "{number}", DeskPages.STAFF, this::page)
                .get(BASE + "{number}/map.svg", DeskPages.STAFF, this::map)
                .get(BASE + "{number}/photos/{file}", DeskPages.STAFF, this::photo)
                .get(BASE + "{number}/photos/{sha}/small.jpg", DeskPages.STAFF, this::smallPhoto);
    }

    /// The request an address names.
    ///
    /// @throws Problem 404 when there is none that this person may see
    Seen seen(Exchange exchange) {
        var staff = DeskFrame.staff(exchange);
        return RequestNumber.parse(exchange.path("number"))
                .flatMap(number -> rooms.requests().view(staff, number))
                .map(request -> new Seen(staff, request))
                .orElseThrow(Problem::notFound);
    }

    /// The request's name over a form.
    String title(Exchange exchange, Seen seen) {
        return rooms.telling().title(exchange.shell(), seen.view());
    }

    private Reply page(Exchange exchange) {
        var seen = seen(exchange);
        var view = seen.view();
        var shell = exchange.shell();
        var page = rooms.telling().page(shell, view, reader(seen), Optional.empty());
        var due = due(exchange, view);
        return Reply.page(
                "desk/one",
                new DeskViews.One(
                        DeskFrame.of(exchange, rooms.places(), ""),
                        page,
                        seen.request.confidential(),
                        seen.theirs() ? "" : rooms.telling().agency(shell, view.agency()),
                        handler(exchange, seen),
                        due.words(),
                        due.tone(),
                        rooms.telling().contact(shell, seen.request.contact()),
                        personal(exchange, seen),
                        seen.staff.role() != Role.HANDLER,
                        withheld.of(exchange, view, seen.request.withheld()),
                        notes(exchange, seen),
                        seen.request.closingNote(),
                        actions(exchange, seen),
                        seen.stamp(),
                        done(exchange, seen)));
    }

    private static RequestTelling.Reader reader(Seen seen) {
        return new RequestTelling.Reader("next", seen.base(), seen.request.confidential());
    }

    private DeskBoards.Due due(Exchange exchange, RequestView view) {
        var round = view.round();
        boolean working = view.state() == State.PROMISED || view.state() == State.UNDER_WAY;
        if (!working) {
            return new DeskBoards.Due("", "");
        }
        var shell = exchange.shell();
        if (round.doneDue() == null) {
            return new DeskBoards.Due(shell.say("desk.due.none"), "");
        }
        if (round.pausedSince() != null) {
            return new DeskBoards.Due(shell.say("desk.due.paused"), "");
        }
        return DeskBoards.due(shell, round.doneDue(), round.doneMissed(), rooms.telling().moment());
    }

    private String handler(Exchange exchange, Seen seen) {
        var id = seen.request.handler();
        if (id.isEmpty()) {
            return exchange.say("desk.one.handler.none");
        }
        if (id.equals(Long.toString(seen.staff.id()))) {
            return exchange.say("desk.one.handler.you");
        }
        return rooms.people().find(Long.parseLong(id)).map(StaffMember::name).orElse("");
    }

    // However it came: by page, program or mail.
    private PersonalViews.Notice personal(Exchange exchange, Seen seen) {
        if (seen.request.confidential()) {
            return PersonalViews.Notice.NONE;
        }
        var words = new StringBuilder(seen.view().place());
        seen.view().steps().forEach(step -> words.append('\n').append(step.words()));
        return rooms.pointing().notice(exchange, words.toString());
    }

    private static List<DeskViews.Note> notes(Exchange exchange, Seen seen) {
        return seen.request.notes().stream()
                .map(note ->
                        new DeskViews.Note(
                                exchange.shell().moment(note.at()),
                                exchange.say("desk.role." + note.by()),
                                note.words()))
                .toList();
    }

    private static List<DeskViews.Action> actions(Exchange exchange, Seen seen) {
        var actions = new ArrayList<DeskViews.Action>();
        for (var act : seen.acts()) {
            actions.add(
                    new DeskViews.Action(
                            seen.base() + "/" + act.path(),
                            exchange.say("desk.act." + act.path()),
                            act.bare(),
                            act.key()));
        }
        return actions;
    }

    // The number of steps goes with the word, so that an old address praises nobody for nothing.
    private static String done(Exchange exchange, Seen seen) {
        var steps = seen.stamp();
        return exchange.query("done")
                .filter(_ -> exchange.query("step").filter(steps::equals).isPresent())
                .flatMap(DeskAct::of)
                .map(act -> exchange.say("desk.act." + act.path() + ".done"))
                .orElse("");
    }

    private Reply map(Exchange exchange) {
        return rooms.telling()
                .map(exchange.shell(), seen(exchange).view())
                .map(RequestPages::picture)
                .orElseThrow(Problem::notFound);
    }

    private Reply photo(Exchange exchange) {
        var file = exchange.path("file");
        if (!file.endsWith(".jpg")) {
            throw Problem.notFound();
        }
        return photo(exchange, file.substring(0, file.length() - 4), PhotoSize.FULL);
    }

    private Reply smallPhoto(Exchange exchange) {
        return photo(exchange, exchange.path("sha"), PhotoSize.SMALL);
    }

    private Reply photo(Exchange exchange, String sha, PhotoSize size) {
        var seen = seen(exchange);
        return Optional.of(sha)
                .filter(PhotoId::valid)
                .map(PhotoId::new)
                .filter(id -> RequestTelling.shows(seen.view(), id) || hidden(seen, id))
                .flatMap(id -> rooms.photos().open(id, size))
                .map(bytes -> Reply.bytes("image/jpeg", bytes))
                .orElseThrow(Problem::notFound);
    }

    // A hidden photo is seen by those who work on the request, and by who may show it again.
    private boolean hidden(Seen seen, PhotoId photo) {
        return seen.request.withheld().stream().anyMatch(one -> one.photos().contains(photo))
                || rooms.requests().hiding().parts(seen.staff, seen.view().number()).stream()
                        .anyMatch(part -> part.withheldPhotos().contains(photo));
    }
}
