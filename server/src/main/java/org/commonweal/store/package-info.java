/// The store: where the desk keeps what it must not lose. Door: [Store].
///
/// Two kinds, chosen by one setting and equal in every promise made here: SQLite in a data folder,
/// and PostgreSQL 15 or newer. One thread a server writes. Callers hand it closures; it puts up to
/// 256 of them into one transaction, each behind its own savepoint, and answers all of them after
/// one durable commit. Reads see one consistent moment for the length of a call and never wait for
/// the writer.
///
/// What a room must know:
/// - A closure runs once, on the store's thread, while others wait: no network, no long computing
///   inside.
/// - A statement that breaks a constraint ends the closure on PostgreSQL; write `on conflict` where
///   one is expected.
/// - Times are integers (milliseconds since 1970), ids integers, booleans 0 or 1, enumerations text
///   with a check.
/// - SQLite's calls would hold a virtual thread's carrier, so reads run on a few platform threads;
///   page long lists. A look-up by key is over sooner than another thread wakes up: [Store#glance].
/// - Never open the database file by other means inside this process: closing it would drop
///   SQLite's locks.
///
/// Deleted bytes: SQLite overwrites them (`secure_delete`), and after [Tx#forget] the log that
/// still holds them is emptied before the caller is answered. PostgreSQL keeps old rows until
/// VACUUM, which is run after such a commit on the tables named; it makes the space reusable but
/// does not overwrite it, and write-ahead logs, archives and replicas keep old bytes for as long as
/// their operator keeps those.
///
/// Events: none. Tables: `store_writers` (the last batch each writer committed),
/// `flyway_schema_history`.
@NullMarked
package org.commonweal.store;

import org.jspecify.annotations.NullMarked;
