package org.commonweal.services;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;

/// The stretches of opening time that end after an instant, in order and without end.
///
/// A span that a change of the clocks swallows whole is left out.
final class Openings {
    private final Calendar calendar;
    private final Instant from;
    private final Deque<Opening> ready = new ArrayDeque<>();
    private LocalDate day;

    Openings(Calendar calendar, Instant from) {
        this.calendar = calendar;
        this.from = from;
        // Clocks put back over midnight show the old day again, so the day before may still be
        // running.
        this.day = calendar.clock().day(from).minusDays(1);
    }

    Opening next() {
        while (ready.isEmpty()) {
            fill();
        }
        return ready.removeFirst();
    }

    private void fill() {
        OpeningHours hours = calendar.hours().get(day.getDayOfWeek());
        if (hours != null && calendar.isOpen(day)) {
            for (OpeningHours.Span span : hours.spans()) {
                Opening opening = new Opening(instant(span.from()), instant(span.to()));
                if (opening.end().isAfter(from) && opening.start().isBefore(opening.end())) {
                    ready.addLast(opening);
                }
            }
        }
        day = day.plusDays(1);
    }

    private Instant instant(int minute) {
        return calendar.clock().at(day.atStartOfDay().plusMinutes(minute));
    }
}
