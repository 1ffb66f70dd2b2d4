package org.commonweal.moderation;

import org.commonweal.web.Routes;

/// The door of the room.
public final class ModerationPages {
    private final HidingPages hiding;
    private final ReportPages reports;

    /// @param rooms the doors to stand on
    public ModerationPages(ModerationRooms rooms) {
        this.hiding = new HidingPages(rooms);
        this.reports = new ReportPages(rooms);
    }

    /// Adds every page of the room.
    public void register(Routes routes) {
        hiding.register(routes);
        reports.register(routes);
    }
}
