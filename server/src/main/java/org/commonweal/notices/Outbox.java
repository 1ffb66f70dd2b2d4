package org.commonweal.notices;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.commonweal.notices.Note.State;
import org.commonweal.post.Envelope;
import org.commonweal.post.Handed;
import org.commonweal.post.Post;
import org.commonweal.post.TextMessage;
import org.commonweal.requests.RequestNumber;
import org.commonweal.store.Tx;
import org.jspecify.annotations.Nullable;

/// Sends what was noted. A message is written when it is sent: what its reader then may know, in
/// the state in which things then are.
///
/// A note is taken for a quarter of an hour before it is tried, so that two servers never send the
/// same one, and one that died while sending leaves it to be tried again.
final class Outbox {
    private static final System.Logger LOG = System.getLogger("commonweal.notices");
    private static final int AT_ONCE = 50;
    private static final Duration TAKEN = Duration.ofMinutes(15);

    /// How long to wait before each further try.
    static final List<Duration> PAUSES =
            List.of(
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(15),
                    Duration.ofHours(1),
                    Duration.ofHours(3),
                    Duration.ofHours(6),
                    Duration.ofHours(12),
                    Duration.ofDays(1),
                    Duration.ofDays(1),
                    Duration.ofDays(1));

    private final NoticeRooms rooms;
    private final OutboxTables tables;
    private final Writer writer;
    private final Audience audience;

    Outbox(NoticeRooms rooms, OutboxTables tables, Writer writer, Audience audience) {
        this.rooms = rooms;
        this.tables = tables;
        this.writer = writer;
        this.audience = audience;
    }

    /// Tries everything whose time has come, on the caller's thread.
    ///
    /// @return how many messages went out
    int deliver() {
        return deliver(false) + deliver(true);
    }

    // Letters and text messages apart: a mail server that is away keeps no text message waiting.
    private int deliver(boolean texts) {
        boolean sends = texts ? rooms.post().sendsTexts() : rooms.post().sends();
        int sent = 0;
        while (true) {
            var now = rooms.now().now();
            var due = rooms.store().read(tx -> tables.due(tx, texts, now, AT_ONCE));
            if (due.isEmpty()) {
                return sent;
            }
            int before = sent;
            if (!sends) {
                var why = texts ? "no_gateway" : "no_server";
                due.forEach(note -> end(note, State.UNSENT, why));
                continue;
            }
            try (var line = rooms.post().open()) {
                for (var note : due) {
                    var handed = send(line, note, now);
                    sent += handed instanceof Handed.Taken ? 1 : 0;
                    if (handed instanceof Handed.Later(_, boolean all) && all) {
                        return sent;
                    }
                }
            }
            if (sent == before && due.size() < AT_ONCE) {
                return sent;
            }
        }
    }

    private @Nullable Handed send(Post.Line line, Note note, Instant now) {
        var token = claim(note, now);
        if (token.isEmpty()) {
            return null;
        }
        Written written;
        try {
            written = writer.write(note, token.get(), now);
        } catch (RuntimeException e) {
            // One message that cannot be written must not keep the others waiting.
            LOG.log(
                    System.Logger.Level.ERROR,
                    "a message about entry " + note.entry() + " cannot be written",
                    e);
            later(note, "cannot be written: " + e.getClass().getSimpleName(), now);
            return null;
        }
        return switch (written) {
            case Written.Mail mail -> handed(line, note, mail, now);
            case Written.Text(var to, var text, var lang) ->
                    handed(
                            note,
                            line.hand(new TextMessage(to, note.textId(), text, lang, now)),
                            0,
                            now);
            case Written.Nothing(var why, long upTo) -> {
                dropped(note, why, upTo);
                yield null;
            }
        };
    }

    private Handed handed(Post.Line line, Note note, Written.Mail mail, Instant now) {
        var thread =
                mail.thread() ? rooms.store().read(tx -> tables.thread(tx, note)).orElse("") : "";
        var handed =
                line.hand(
                        new Envelope(
                                mail.to(),
                                note.message(),
                                thread,
                                mail.leave(),
                                mail.list(),
                                mail.letter(),
                                now));
        return handed(note, handed, mail.upTo(), now);
    }

    private Handed handed(Note note, Handed handed, long upTo, Instant now) {
        switch (handed) {
            case Handed.Taken _ -> sent(note, upTo);
            case Handed.Later(var why, _) -> later(note, why, now);
            case Handed.Never(var why) -> end(note, State.FAILED, why);
        }
        return handed;
    }

    /// @return the token of the asker's link, empty text for other readers; nothing when another
    ///   server has it
    private Optional<String> claim(Note note, Instant now) {
        return rooms.store()
                .write(tx -> {
                    if (!tables.claim(tx, note, now.plus(TAKEN))) {
                        return Optional.empty();
                    }
                    return Optional.of(note.toAsker() ? link(tx, note) : "");
                });
    }

    private String link(Tx tx, Note note) throws SQLException {
        var hearing = rooms.requests().hearing();
        var number = new RequestNumber(note.request());
        var link = note.byText() ? hearing.nextTextLink(tx, number) : hearing.nextLink(tx, number);
        return link.orElse("");
    }

    private void linkSent(Tx tx, Note note) throws SQLException {
        var hearing = rooms.requests().hearing();
        var number = new RequestNumber(note.request());
        if (note.byText()) {
            hearing.textLinkSent(tx, number);
        } else {
            hearing.linkSent(tx, number);
        }
    }

    private void dropped(Note note, String why, long upTo) {
        rooms.store()
                .change(tx -> {
                    tables.end(tx, note, State.DROPPED, why, rooms.now().now());
                    if (note.occasion() == Occasion.DIGEST) {
                        audience.told(tx, note.follow(), upTo);
                    }
                });
    }

    private void sent(Note note, long upTo) {
        rooms.store()
                .change(tx -> {
                    tables.end(tx, note, State.SENT, "", rooms.now().now());
                    if (note.toAsker()) {
                        linkSent(tx, note);
                    }
                    if (note.occasion() == Occasion.DIGEST) {
                        audience.told(tx, note.follow(), upTo);
                    }
                });
    }

    private void end(Note note, State state, String why) {
        rooms.store().change(tx -> tables.end(tx, note, state, why, rooms.now().now()));
    }

    private void later(Note note, String why, Instant now) {
        int tries = note.attempts();
        if (tries >= PAUSES.size()) {
            end(note, State.FAILED, why);
        } else {
            var when = now.plus(PAUSES.get(tries));
            rooms.store().change(tx -> tables.later(tx, note, when, why, now));
        }
    }
}
