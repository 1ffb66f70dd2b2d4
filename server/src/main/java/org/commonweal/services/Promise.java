package org.commonweal.services;

import java.time.Instant;

/// What a standard promises a request that an agency got at a certain instant.
///
/// @param answerDue when the first answer is due, to the second
/// @param doneDue when it is to be reported done, to the second
/// @param standard version of the register `services` the standard was read from
/// @param calendar version of the register `calendars` it was counted on
public record Promise(Instant answerDue, Instant doneDue, int standard, int calendar) {}
