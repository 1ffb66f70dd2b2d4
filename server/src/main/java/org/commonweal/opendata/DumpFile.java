package org.commonweal.opendata;

import java.time.LocalDate;

/// A dump's file as it lies on the disk.
///
/// @param bytes how many
/// @param sha their SHA-256 in hexadecimal
record DumpFile(Form form, long bytes, String sha) {
    /// What it is called.
    String name(LocalDate day) {
        return Dump.file(day, form, sha);
    }
}
