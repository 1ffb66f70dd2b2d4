package org.commonweal.counter;

import org.commonweal.web.Access;
import org.commonweal.web.Routes;

/// The door of the room: adds the clerk's pages.
public final class CounterPages {
    static final Access CLERKS = Access.staff("clerk");

    private final FilingPage filing;
    private final FiledPage filed;
    private final CallerPages callers;

    /// @param rooms the doors these pages stand on
    public CounterPages(CounterRooms rooms) {
        var visits = new Visits(rooms.now());
        this.filing = new FilingPage(rooms, visits);
        this.filed = new FiledPage(rooms, visits);
        this.callers = new CallerPages(rooms, visits);
    }

    /// Adds every page under `/desk/file` and `/desk/caller`.
    public void register(Routes routes) {
        filing.register(routes);
        filed.register(routes);
        callers.register(routes);
    }
}
