package org.commonweal.record;

import java.sql.SQLException;
import java.util.List;
import org.commonweal.store.Tx;
import org.commonweal.verifier.CaseHandle;

/// A room that keeps copies of committed values and must let go of them when the record does.
@FunctionalInterface
public interface Erasures {
    /// Blanks the same fields, inside the same transaction. Call [Tx#forget] for each table an
    /// erased value lay in.
    ///
    /// @param tx the transaction of the erasure
    /// @param withdrawn what goes
    /// @throws SQLException undoes the whole erasure
    void withdraw(Tx tx, Withdrawn withdrawn) throws SQLException;

    /// Fields that are erased for good, or hidden from the public.
    ///
    /// @param handle the case
    /// @param step which entry of the case had them
    /// @param n that entry's number
    /// @param names the fields
    /// @param erased erased for good, else hidden
    /// @param by the number of the entry that says so
    record Withdrawn(
            CaseHandle handle, int step, long n, List<String> names, boolean erased, long by) {}
}
