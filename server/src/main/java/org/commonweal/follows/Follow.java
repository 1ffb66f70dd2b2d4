package org.commonweal.follows;

import java.time.Instant;

/// Somebody who follows something by e-mail.
///
/// @param email private; never on the record, erased when the following ends
/// @param language the pages' language when the following began
/// @param daily one message a day, else one for each step
/// @param confirmed whether the owner of the address said so
record Follow(
        long id,
        String email,
        String language,
        Selection what,
        boolean daily,
        boolean confirmed,
        Instant since) {}
