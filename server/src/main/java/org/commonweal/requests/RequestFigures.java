package org.commonweal.requests;

import java.time.YearMonth;
import java.util.List;
import org.commonweal.store.Store;

/// Reads the figures of the town, of an area or of a service, which are kept with every change.
/// Part of the door [Requests], for any thread.
public final class RequestFigures {
    private final Store store;
    private final FigureTables tables;

    RequestFigures(Store store, FigureTables tables) {
        this.store = store;
        this.tables = tables;
    }

    /// Whole months added up. All are nought for an area or a service that is not there.
    ///
    /// @param from the first month, in the town's zone
    /// @param to the last month, included
    public Figures of(Scope scope, YearMonth from, YearMonth to) {
        return store.read(tx -> tables.figures(tx, scope, from, to));
    }

    /// The same month by month, the earliest first; months in which nothing happened included.
    public List<Figures> months(Scope scope, YearMonth from, YearMonth to) {
        return store.read(tx -> tables.months(tx, scope, from, to));
    }
}
