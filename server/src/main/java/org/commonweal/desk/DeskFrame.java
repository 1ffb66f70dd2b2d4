package org.commonweal.desk;

import java.util.ArrayList;
import java.util.Optional;
import org.commonweal.people.Actor;
import org.commonweal.people.Role;
import org.commonweal.places.Places;
import org.commonweal.web.Exchange;

/// What stands around every staff page: who is signed in, and the lists that are theirs.
public final class DeskFrame {
    /// Path of the page on which a clerk files.
    public static final String FILE = "file";

    /// Path of the page on which a clerk does something for the one who asked.
    public static final String CALLER = "caller";

    static final String FIND = "find";
    static final String STAFF = "staff";
    static final String MAIL = "mail";
    static final String POST = "post";
    static final String REPORTED = "reported";

    private DeskFrame() {}

    /// Who is signed in, as an actor.
    public static Actor.Staff staff(Exchange exchange) {
        var session = exchange.signedIn();
        return new Actor.Staff(
                session.id(),
                session.name(),
                Role.of(session.role()),
                Optional.of(session.agency()).filter(agency -> !agency.isEmpty()));
    }

    /// The frame around a staff page.
    ///
    /// @param open path of the open list, or empty
    public static DeskViews.Frame of(Exchange exchange, Places places, String open) {
        var staff = staff(exchange);
        var tabs = new ArrayList<DeskViews.Tab>();
        if (staff.role() == Role.CLERK) {
            tabs.add(tab(FILE, exchange.say("desk.nav.file"), "0", open));
            tabs.add(tab(CALLER, exchange.say("desk.nav.caller"), "9", open));
        }
        for (var list : DeskList.values()) {
            if (list.isFor(staff.role())) {
                var label =
                        list == DeskList.AGENCY
                                ? agency(exchange, places, staff)
                                : exchange.say("desk.nav." + list.path());
                tabs.add(tab(list.path(), label, list.key(), open));
            }
        }
        if (keeps(staff, places)) {
            tabs.add(tab(REPORTED, exchange.say("desk.nav.reported"), "r", open));
        }
        if (staff.role() == Role.CLERK) {
            tabs.add(tab(POST, exchange.say("desk.nav.post"), "8", open));
        }
        if (!staff.role().administers()) {
            tabs.add(tab(FIND, exchange.say("desk.nav.find"), "l", open));
        } else {
            tabs.add(tab(STAFF, exchange.say("desk.nav.staff"), "1", open));
            tabs.add(tab(MAIL, exchange.say("desk.nav.mail"), "2", open));
        }
        return new DeskViews.Frame(tabs);
    }

    // An agency's lead reads no reports: they may be about the agency's own work.
    private static boolean keeps(Actor.Staff staff, Places places) {
        var role = staff.role();
        boolean lead = role.leads() && (staff.agency().isEmpty() || staff.isOf(places.appeals()));
        return role.clerks() || role.administers() || lead;
    }

    /// The name of somebody's agency; "all agencies" for those who work for the whole jurisdiction.
    static String agency(Exchange exchange, Places places, Actor.Staff staff) {
        return staff.agency()
                .map(code ->
                        places.agency(code).map(a -> a.nameIn(exchange.language())).orElse(code))
                .orElseGet(() -> exchange.say("desk.nav.agency_all"));
    }

    private static DeskViews.Tab tab(String path, String label, String key, String open) {
        return new DeskViews.Tab(path, label, key, path.equals(open));
    }
}
