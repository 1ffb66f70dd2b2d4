package org.commonweal.desk;

import org.commonweal.web.Access;
import org.commonweal.web.Routes;

/// The door of the room: adds the pages of staff. All of them need a sign-in; what each member of
/// staff may see and do in them is decided behind the requests' door, by role and agency.
public final class DeskPages {
    static final Access STAFF = Access.staff();
    static final Access KEEPERS = Access.staff("administrator");

    private final DeskBoards boards;
    private final DeskRequest one;
    private final DeskTelling told;
    private final DeskStaff staff;
    private final DeskMail mail;
    private final DeskPost post;

    /// @param rooms the doors the desk stands on
    public DeskPages(DeskRooms rooms) {
        this.boards = new DeskBoards(rooms);
        this.one = new DeskRequest(rooms);
        this.told = new DeskTelling(rooms, one);
        this.staff = new DeskStaff(rooms);
        this.mail = new DeskMail(rooms);
        this.post = new DeskPost(rooms);
    }

    /// Adds every page under `/desk`.
    public void register(Routes routes) {
        routes.menu("/desk", STAFF, "desk.title");
        boards.register(routes);
        one.register(routes);
        told.register(routes);
        staff.register(routes);
        mail.register(routes);
        post.register(routes);
    }
}
