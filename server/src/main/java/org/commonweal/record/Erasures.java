package org.commonweal.record;

import java.sql.SQLException;
import java.util.List;
import org.commonweal.store.Tx;
import org.commonweal.verifier.CaseHandle;

/// A room that keeps copies of committed values and must let go of them when the record does, or
/// may have them again.
@FunctionalInterface
public interface Erasures {
    /// Blanks the same fields, inside the same transaction. Call [Tx#forget] for each table an
    /// erased value lay in.
    ///
    /// @param tx the transaction of the erasure
    /// @param withdrawn what goes
    /// @throws SQLException undoes the whole erasure
    void withdraw(Tx tx, Withdrawn withdrawn) throws SQLException;

    /// What became of the fields.
    enum How {
        /// Erased for good.
        ERASED,
        /// Hidden from the public.
        HIDDEN,
        /// Shown again after that.
        SHOWN
    }

    /// Fields that are erased for good, hidden from the public, or shown again.
    ///
    /// @param handle the case
    /// @param step which entry of the case had them
    /// @param n that entry's number
    /// @param names the fields
    /// @param how what became of them
    /// @param by the number of the entry that says so
    record Withdrawn(CaseHandle handle, int step, long n, List<String> names, How how, long by) {}
}
