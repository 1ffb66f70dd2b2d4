package org.commonweal.desk;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.commonweal.requests.RequestList;
import org.commonweal.requests.RequestNumber;
import org.commonweal.requests.State;
import org.commonweal.verdicts.Spans;
import org.commonweal.web.Access;
import org.commonweal.web.Exchange;
import org.commonweal.web.Problem;
import org.commonweal.web.Reply;
import org.commonweal.web.Routes;
import org.commonweal.web.Shell;
import org.commonweal.web.WebViews;

/// The lists of the desk, by due instant with what is late on top, and looking a request up by its
/// number.
final class DeskBoards {
    private static final int ROWS = 50;
    private static final Duration SOON = Duration.ofHours(24);

    private final DeskRooms rooms;

    DeskBoards(DeskRooms rooms) {
        this.rooms = rooms;
    }

    void register(Routes routes) {
        routes.get("/desk", DeskPages.STAFF, DeskBoards::front);
        for (var list : DeskList.values()) {
            routes.get(
                    "/desk/" + list.path(),
                    Access.staff(list.roles()),
                    exchange -> board(exchange, list));
        }
        routes.get("/desk/find", Access.staff("handler", "lead", "clerk"), this::find);
    }

    private static Reply front(Exchange exchange) {
        var first = DeskList.first(DeskFrame.staff(exchange)).map(DeskList::path);
        return Reply.seeOther("/desk/" + first.orElse(DeskFrame.STAFF));
    }

    private Reply board(Exchange exchange, DeskList list) {
        var staff = DeskFrame.staff(exchange);
        var service = exchange.query("service").orElse("");
        var area = exchange.query("area").orElse("");
        var after = exchange.query("after").orElse("");
        var narrow = RequestList.Filter.ALL.service(service).area(area);
        var page = page(exchange, list, narrow, after);
        var shell = exchange.shell();
        var now = rooms.telling().moment();
        var filtered = !service.isEmpty() || !area.isEmpty();
        var path = "/desk/" + list.path();
        var filter = query("service", service) + query("area", area);
        return Reply.page(
                "desk/board",
                new DeskViews.Board(
                        DeskFrame.of(exchange, rooms.places(), list.path()),
                        exchange.say(
                                "desk.list.title." + list.path(),
                                DeskFrame.agency(exchange, rooms.places(), staff)),
                        exchange.say("desk.list.lead." + list.path()),
                        exchange.say(
                                filtered
                                        ? "desk.list.none.filtered"
                                        : "desk.list.none." + list.path()),
                        filter(exchange, path, service, area),
                        page.rows().stream().map(row -> row(shell, row, now)).toList(),
                        page.next()
                                .map(next ->
                                        path + "?" + (filter + query("after", next)).substring(1))
                                .orElse(""),
                        after.isEmpty()
                                ? ""
                                : filter.isEmpty() ? path : path + "?" + filter.substring(1)));
    }

    private RequestList page(
            Exchange exchange, DeskList list, RequestList.Filter narrow, String after) {
        try {
            var staff = DeskFrame.staff(exchange);
            return rooms.requests().desk(staff, list.desk(), narrow, after, ROWS);
        } catch (IllegalArgumentException notAKey) {
            throw Problem.of(400);
        }
    }

    private DeskViews.Filter filter(Exchange exchange, String path, String service, String area) {
        var all = new WebViews.Choice("", exchange.say("desk.list.filter.all"), "");
        var services = new ArrayList<>(List.of(all));
        for (var one : rooms.services().current(exchange.language()).services()) {
            services.add(new WebViews.Choice(one.code(), one.name(), ""));
        }
        var areas = new ArrayList<>(List.of(all));
        for (var one : rooms.places().areas(rooms.places().kinds().getFirst().code())) {
            areas.add(new WebViews.Choice(one.ref(), one.nameIn(exchange.language()), ""));
        }
        return new DeskViews.Filter(path, services, service, areas, area);
    }

    private DeskViews.Row row(Shell shell, RequestList.Row row, Instant now) {
        var marks = new ArrayList<String>();
        if (row.round() > 1) {
            marks.add(shell.say("desk.list.round", row.round()));
        }
        if (row.added()) {
            marks.add(shell.say("desk.list.added"));
        }
        if (row.confidential()) {
            marks.add(shell.say("desk.list.confidential"));
        }
        if (row.imported()) {
            marks.add(shell.say("desk.list.imported"));
        }
        var due = due(shell, row, now);
        return new DeskViews.Row(
                row.number().digits(),
                row.number().spoken(),
                rooms.telling().service(shell, row.service()),
                row.place().isEmpty() ? rooms.telling().area(shell, row.area()) : row.place(),
                due.words(),
                row.due() == null || row.state() == State.REPORTED_DONE
                        ? ""
                        : shell.moment(row.due()),
                due.tone(),
                shell.say("requests.state." + row.state().code()),
                row.taken(),
                marks);
    }

    /// How a request stands with its due instant.
    ///
    /// @param tone late, soon or empty
    record Due(String words, String tone) {}

    static Due due(Shell shell, RequestList.Row row, Instant now) {
        if (row.state() == State.REPORTED_DONE) {
            return new Due(shell.say("desk.due.reported", shell.day(row.changed())), "");
        }
        if (row.due() == null) {
            return new Due(
                    shell.say(
                            "desk.due.asked", Spans.say(shell, Duration.between(row.asked(), now))),
                    "");
        }
        if (row.paused()) {
            return new Due(shell.say("desk.due.paused"), "");
        }
        return due(shell, row.due(), row.missed(), now);
    }

    static Due due(Shell shell, Instant due, boolean missed, Instant now) {
        var left = Duration.between(now, due);
        var span = Spans.say(shell, left);
        if (missed || left.isNegative()) {
            return new Due(shell.say("desk.due.late", span), "late");
        }
        var tone = left.compareTo(SOON) < 0 ? "soon" : "";
        return new Due(shell.say("desk.due.in", span), tone);
    }

    private Reply find(Exchange exchange) {
        var typed = exchange.query("number").orElse("");
        if (typed.isEmpty()) {
            return lookup(exchange, "");
        }
        var number = RequestNumber.parse(typed);
        if (number.isEmpty()) {
            return lookup(exchange, exchange.say("desk.find.number.wrong")).status(422);
        }
        return rooms.requests().view(DeskFrame.staff(exchange), number.get()).isPresent()
                ? Reply.seeOther("/desk/requests/" + number.get().digits())
                : lookup(exchange, exchange.say("desk.find.none")).status(404);
    }

    private Reply lookup(Exchange exchange, String wrong) {
        var form = exchange.queryAsForm();
        return Reply.page(
                "desk/find",
                new DeskViews.Lookup(
                        DeskFrame.of(exchange, rooms.places(), DeskFrame.FIND),
                        wrong.isEmpty() ? form : form.wrong("number", wrong)));
    }

    private static String query(String name, String value) {
        return value.isEmpty()
                ? ""
                : "&" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
