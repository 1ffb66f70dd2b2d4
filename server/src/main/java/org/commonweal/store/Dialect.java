package org.commonweal.store;

/// The two kinds of store. Rooms write one statement for both and ask only where the SQL truly
/// differs.
public enum Dialect {
    /// One file in a data folder.
    SQLITE,
    /// A PostgreSQL server, 15 or newer.
    POSTGRESQL
}
