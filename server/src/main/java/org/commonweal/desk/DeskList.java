package org.commonweal.desk;

import java.util.Arrays;
import java.util.Optional;
import org.commonweal.people.Actor;
import org.commonweal.people.Role;
import org.commonweal.requests.RequestList;

/// The lists of the desk, in the order of their tabs.
enum DeskList {
    MINE("mine", RequestList.Desk.MINE, "1"),
    AGENCY("agency", RequestList.Desk.AGENCY, "2"),
    RETURNED("returned", RequestList.Desk.RETURNED, "3"),
    APPEALS("appeals", RequestList.Desk.APPEALS, "4"),
    PAUSED("paused", RequestList.Desk.PAUSED, "5"),
    VERDICT("verdict", RequestList.Desk.VERDICT, "6"),
    WAITING("waiting", RequestList.Desk.WAITING, "7");

    private final String path;
    private final RequestList.Desk desk;
    private final String key;

    DeskList(String path, RequestList.Desk desk, String key) {
        this.path = path;
        this.desk = desk;
        this.key = key;
    }

    /// Last part of its address, and part of its message keys.
    String path() {
        return path;
    }

    RequestList.Desk desk() {
        return desk;
    }

    /// Its access key.
    String key() {
        return key;
    }

    /// Whether it is work of somebody's role.
    boolean isFor(Role role) {
        return this == WAITING ? role.leads() || role.clerks() : role.handles();
    }

    /// The roles it is work of, as routes say them.
    String[] roles() {
        return Arrays.stream(Role.values())
                .filter(this::isFor)
                .map(Role::word)
                .toArray(String[]::new);
    }

    /// The list somebody's day begins with; none for those who keep accounts.
    static Optional<DeskList> first(Actor.Staff staff) {
        return Arrays.stream(values()).filter(list -> list.isFor(staff.role())).findFirst();
    }
}
