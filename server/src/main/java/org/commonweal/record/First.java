package org.commonweal.record;

import org.commonweal.verifier.EntryDraft;

/// The first entry of a case, worked out but not on the record: what hashing and writing it costs
/// is paid before the transaction. Made by [Record#first], appended once.
public final class First {
    final Draft draft;
    final EntryDraft.Written written;

    First(Draft draft, EntryDraft.Written written) {
        this.draft = draft;
        this.written = written;
    }
}
