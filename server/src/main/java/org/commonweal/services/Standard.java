package org.commonweal.services;

/// What is promised to everyone who asks for a service.
///
/// @param calendar the code of the calendar the amounts are counted on
/// @param answerWithin time until the first answer, from the moment an agency gets the request
/// @param doneWithin time until it is reported done, from the same moment
public record Standard(String calendar, WorkingTime answerWithin, WorkingTime doneWithin) {
    /// @throws IllegalArgumentException for a bad calendar code
    public Standard {
        Codes.code("calendar", calendar);
    }
}
