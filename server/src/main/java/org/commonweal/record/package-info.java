/// The public record: every step of every request as one entry of an append-only, signed tree that
/// anybody can check. Knows no capability. Door: [Record]; what it serves to the public:
/// [RecordFiles].
///
/// An entry is appended inside the caller's own transaction ([Record#append]) and is public as soon
/// as that commits: one checkpoint is signed for each batch of the store, inside the transaction,
/// so that what is acknowledged is included. Formats and checks are the `verifier`'s; this room
/// only keeps and serves bytes.
///
/// Leaf hashes are kept with the entries and only the roots of full tiles above them, so every tile
/// and every partial tile of any size the record ever had is read as a prefix.
///
/// What is private lies beside the entries: one packed row an entry with each field's opening and
/// value. Erasing a field rewrites that row to the bare commitment, tells the rooms to blank their
/// copies ([Erasures]), and appends `field.erased/1`, all in one transaction. Hiding keeps the row
/// but serves the field to the public no more.
///
/// Trust: whoever can write to this database and holds the signing key can rewrite the record; an
/// older checkpoint kept elsewhere shows it. The key lies in a file of its owner only, and never in
/// the database or a log.
///
/// Events: `desk.opened/1`, `register.published/1`, `field.erased/1`, `field.hidden/2`,
/// `field.shown/1` (the others belong to rooms).
///
/// Tables: `record_head`, `record_entries`, `record_nodes`, `record_sealed`, `record_cases`,
/// `record_registers`, `record_followers`.
@NullMarked
package org.commonweal.record;

import org.jspecify.annotations.NullMarked;
