package org.commonweal.opendata;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// One form of a day's dump, as the record tells of it. What is said here stays when the file goes.
///
/// @param day on which it was made, in the town's zone
/// @param size how many first entries of the record it tells of
/// @param bytes how long the file is
/// @param sha SHA-256 of the file, in hexadecimal
/// @param entry of the record that tells of it
/// @param at when it was published
/// @param withdrawn the entry that erased or hid something in it
/// @param dropped whether the file was let go because of its age
record Dump(
        LocalDate day,
        Form form,
        long size,
        long bytes,
        String sha,
        long entry,
        Instant at,
        Optional<Long> withdrawn,
        boolean dropped) {
    /// Whether there is a file.
    boolean kept() {
        return withdrawn.isEmpty() && !dropped;
    }

    /// What the file is called in its folder: no two with other bytes are called the same.
    String file() {
        return file(day, form, sha);
    }

    static String file(LocalDate day, Form form, String sha) {
        return day + "-" + sha + "." + form.word() + ".gz";
    }

    /// What it is called by those who fetched it.
    String download() {
        return "requests-" + day + "." + form.word() + ".gz";
    }

    /// Where it is served.
    String path() {
        return "/data/dumps/" + day + "/requests." + form.word() + ".gz";
    }
}
