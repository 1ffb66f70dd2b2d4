package org.commonweal.store;

import java.sql.SQLException;

/// A statement was refused for what it said: a constraint or a mistake in the SQL. The caller's
/// work is undone; the store itself is well.
public final class StoreRejected extends RuntimeException {
    private static final long serialVersionUID = 1;

    StoreRejected(SQLException cause) {
        super("the store refused a statement: " + cause.getMessage(), cause);
    }
}
