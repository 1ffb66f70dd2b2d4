package org.commonweal.desk;

import org.commonweal.people.StaffMember;
import org.commonweal.web.Exchange;
import org.commonweal.web.Reply;
import org.commonweal.web.Routes;

/// The staff, for those who keep the accounts; read-only, since accounts are changed at the command
/// line.
final class DeskStaff {
    private final DeskRooms rooms;

    DeskStaff(DeskRooms rooms) {
        this.rooms = rooms;
    }

    void register(Routes routes) {
        routes.get("/desk/" + DeskFrame.STAFF, DeskPages.KEEPERS, this::list);
    }

    private Reply list(Exchange exchange) {
        var people =
                rooms.people().list().stream().map(member -> person(exchange, member)).toList();
        return Reply.page(
                "desk/staff",
                new DeskViews.Staff(
                        DeskFrame.of(exchange, rooms.places(), DeskFrame.STAFF), people));
    }

    private DeskViews.Person person(Exchange exchange, StaffMember member) {
        return new DeskViews.Person(
                member.name(),
                member.signInName(),
                exchange.say("desk.role." + member.role().word()),
                member.agency()
                        .map(code ->
                                rooms.places()
                                        .agency(code)
                                        .map(a -> a.nameIn(exchange.language()))
                                        .orElse(code))
                        .orElseGet(() -> exchange.say("desk.staff.none")),
                member.disabled());
    }
}
