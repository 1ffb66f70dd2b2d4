package org.commonweal.notices;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.commonweal.record.Stored;
import org.commonweal.requests.RequestBrief;
import org.commonweal.requests.State;
import org.commonweal.store.Tx;
import org.jspecify.annotations.Nullable;

/// Reads on from the record and notes who is to hear of what. An entry that is handed over is only
/// the sign to go on: up to a few hundred are taken together, and the notes and the place are
/// written in one transaction, so that nothing is noted twice or forgotten.
final class Gathering {
    private static final int AT_ONCE = 200;

    private final NoticeRooms rooms;
    private final OutboxTables tables;
    private final Outgoing outgoing;
    private final Audience audience;
    private final Webhooks hooks;
    private long next;

    Gathering(
            NoticeRooms rooms,
            OutboxTables tables,
            Outgoing outgoing,
            Audience audience,
            Webhooks hooks) {
        this.rooms = rooms;
        this.tables = tables;
        this.outgoing = outgoing;
        this.audience = audience;
        this.hooks = hooks;
    }

    /// One thing that somebody is to hear of.
    ///
    /// @param occasion what it is
    /// @param at when it happened
    /// @param others who are to hear besides the asker; null where nobody is
    private record Happened(
            long entry,
            Occasion occasion,
            Instant at,
            RequestBrief request,
            Audience.@Nullable Hearing others) {}

    /// Begins with what is put on the record from now on, the first time; afterwards where it
    /// stood. Nobody is told of what happened before there was anybody to tell it.
    ///
    /// @param before how many of the newest entries are told all the same
    void begin(int before) {
        var size = Math.max(0, rooms.record().size() - before);
        next =
                rooms.store()
                        .write(tx -> {
                            tables.beginAt(tx, size);
                            return tables.place(tx).orElseThrow();
                        });
    }

    void take(Stored entry) {
        if (entry.n() == next && Occasion.of(entry.entry()).isEmpty()) {
            next++;
            return;
        }
        while (next <= entry.n()) {
            next = gather(next);
        }
    }

    private long gather(long from) {
        var happened = new ArrayList<Happened>();
        long to =
                rooms.store()
                        .read(tx -> {
                            long n = from;
                            for (; n < from + AT_ONCE; n++) {
                                var stored = rooms.record().find(tx, n);
                                if (stored.isEmpty()) {
                                    break;
                                }
                                look(tx, stored.get(), happened);
                            }
                            return n;
                        });
        rooms.store()
                .change(tx -> {
                    for (var one : happened) {
                        note(tx, one);
                    }
                    tables.moveTo(tx, to);
                });
        return to;
    }

    private void look(Tx tx, Stored stored, List<Happened> happened) throws SQLException {
        var occasion = Occasion.of(stored.entry());
        if (occasion.isEmpty() || (occasion.get() == Occasion.NOTED && !saysSomething(stored))) {
            return;
        }
        var request = rooms.requests().hearing().brief(tx, stored.entry().handle());
        if (request.isPresent()) {
            var others =
                    request.get().confidential()
                            ? null
                            : audience.hearing(tx, occasion.get(), request.get());
            happened.add(
                    new Happened(
                            stored.n(),
                            occasion.get(),
                            stored.entry().at(),
                            request.get(),
                            others));
        }
    }

    // A note for staff alone is nothing to be told.
    private static boolean saysSomething(Stored stored) {
        return stored.values().containsKey("words") || stored.values().containsKey("photos");
    }

    private void note(Tx tx, Happened happened) throws SQLException {
        var request = happened.request;
        if (request.told()) {
            tell(tx, happened, Note.ASKER);
        }
        if (request.texted() && happened.occasion.texted()) {
            tell(tx, happened, Note.ASKER_BY_TEXT);
        }
        if (happened.others != null) {
            var news =
                    new News(
                            happened.entry,
                            request.number().value(),
                            happened.occasion,
                            request.service(),
                            request.area(),
                            request.point(),
                            happened.at);
            hooks.note(tx, news, rooms.now().now());
            happened.others.note(tx, news, rooms.now().now());
        }
    }

    private void tell(Tx tx, Happened happened, long reader) throws SQLException {
        add(tx, happened, happened.occasion, reader, rooms.now().now());
        var end = happened.request.windowEnds();
        if (happened.occasion == Occasion.REPORTED_DONE
                && happened.request.state() == State.REPORTED_DONE
                && end != null) {
            var half = happened.at.plus(Duration.between(happened.at, end).dividedBy(2));
            add(tx, happened, Occasion.REMINDER, reader, half);
        }
    }

    private void add(Tx tx, Happened happened, Occasion occasion, long reader, Instant when)
            throws SQLException {
        var request = happened.request.number().value();
        outgoing.note(tx, happened.entry, occasion, request, reader, when);
    }
}
