package org.commonweal.notices;

import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.commonweal.record.Erasures;
import org.commonweal.record.Erasures.Withdrawn;
import org.commonweal.record.Stored;
import org.commonweal.requests.RequestNumber;
import org.commonweal.store.Tx;

/// The door of the room. Safe for any thread, but [#deliver] is one thread's.
public final class Notices {
    private static final Duration KEPT = Duration.ofDays(400);
    private static final int SHOWN = 100;

    private final NoticeRooms rooms;
    private final OutboxTables tables = new OutboxTables();
    private final Audience audience;
    private final Webhooks hooks;
    private final Gathering gathering;
    private final Writer writer;
    private final Outbox outbox;

    /// Opens the room, which tells nothing before [#follow].
    ///
    /// @param audience who hears besides the asker
    /// @param desk the public address, without a slash at its end
    public Notices(
            NoticeRooms rooms, Outgoing outgoing, Audience audience, Sender sender, String desk) {
        this.rooms = rooms;
        this.audience = audience;
        var telling = new Telling(rooms.places(), rooms.services());
        writer =
                new Writer(
                        rooms.requests(),
                        new AskerLetters(sender, telling),
                        new AskerTexts(sender, telling),
                        rooms.post().numbers(),
                        audience,
                        desk);
        hooks = new Webhooks(rooms);
        gathering = new Gathering(rooms, tables, outgoing, audience, hooks);
        outbox = new Outbox(rooms, tables, writer, audience);
    }

    /// Begins to follow the record. Nothing is sent before [#deliver], and no mail server is spoken
    /// to before there is something to send.
    ///
    /// @param before how many entries that are on the record already are told all the same, the
    ///   first time a record is followed; 0 for any desk but an invented one
    public void follow(int before) {
        gathering.begin(before);
        rooms.record().onErasure(this::withdrawn);
        rooms.record().follow("notices", this::take);
    }

    /// Takes an entry as the record's follower does: for tests that hand one over twice.
    void take(Stored entry) {
        gathering.take(entry);
    }

    // A feed chosen by place must not tell where something is that was erased or hidden.
    private void withdrawn(Tx tx, Withdrawn withdrawn) throws SQLException {
        boolean place = withdrawn.names().contains("point") || withdrawn.names().contains("place");
        if (place && withdrawn.how() != Erasures.How.SHOWN) {
            var request = rooms.requests().hearing().brief(tx, withdrawn.handle());
            if (request.isPresent()) {
                audience.placeGone(tx, request.get().number());
            }
        }
    }

    /// Where the desk is served, for links in messages; before that, the town's own address.
    public void servedAt(String address) {
        writer.servedAt(address);
    }

    /// Whether messages go anywhere: to a mail server, or into an invented town's letterbox.
    public boolean sends() {
        return rooms.post().sends();
    }

    /// Sends whatever is due, on the caller's thread; waits for the mail server and the gateway.
    ///
    /// @return how many messages went out
    public int deliver() {
        hooks.deliver();
        return outbox.deliver();
    }

    /// Tells another program of every public step from now on.
    ///
    /// @param url https, or http on this machine
    /// @return the secret that signs what it is sent; empty when it is told already
    /// @throws IllegalArgumentException for any other address
    public Optional<String> addHook(URI url) {
        return hooks.add(url);
    }

    /// Tells another program no more.
    ///
    /// @return whether it was told
    public boolean removeHook(String url) {
        return hooks.remove(url);
    }

    /// The other programs that are told, and the newest calls with what came of them: a line each,
    /// for operators. Without secrets.
    public List<String> hooks() {
        var lines = new java.util.ArrayList<String>();
        hooks.hooks().forEach(hook -> lines.add(hook.id() + " " + hook.url() + " " + hook.since()));
        hooks.newest(SHOWN)
                .forEach(call ->
                        lines.add(
                                "  %d: entry %d, %s, %s, %d, %s, %s"
                                        .formatted(
                                                call.hook(),
                                                call.entry(),
                                                call.occasion().code(),
                                                call.state(),
                                                call.attempts(),
                                                call.changedAt(),
                                                call.reason())));
        return List.copyOf(lines);
    }

    /// A message that the desk sent.
    ///
    /// @param toAsker to the one who asked, else to a follower
    public record Sent(RequestNumber number, boolean toAsker) {}

    /// The message with a Message-ID, if it is about a request.
    ///
    /// @param message without brackets
    public Optional<Sent> sent(String message) {
        return rooms.store()
                .read(tx -> tables.byMessage(tx, message))
                .filter(note -> note.request() != 0)
                .map(note -> new Sent(new RequestNumber(note.request()), note.toAsker()));
    }

    /// A mail server said afterwards that a message could not be delivered: a person must look.
    ///
    /// @param message without brackets
    public void bounced(String message) {
        rooms.store()
                .change(tx -> {
                    var note = tables.byMessage(tx, message);
                    if (note.filter(one -> one.state() == Note.State.SENT).isPresent()) {
                        tables.end(tx, note.get(), Note.State.FAILED, "bounced", rooms.now().now());
                    }
                });
    }

    /// Lets go of what is long over. Called now and then.
    public void sweep() {
        var before = rooms.now().now().minus(KEPT);
        rooms.store().change(tx -> tables.sweep(tx, before));
        hooks.sweep(before);
    }

    /// How the outbox stands, for those who run the desk. No address and no words of anybody's.
    ///
    /// @param sends as [Notices#sends]
    /// @param notes what waits, what failed and what was never sent, at most a hundred of each
    public record Standing(
            boolean sends, long waiting, long sent, long failed, long unsent, List<Item> notes) {
        public Standing {
            notes = List.copyOf(notes);
        }
    }

    /// One message of the outbox.
    ///
    /// @param occasion word of what it is about, as in `notices.heading.`
    /// @param request none for a message that is about no single request
    /// @param toAsker to the one who asked, else to a follower
    /// @param byText a text message, else a letter
    /// @param state waiting, failed or unsent
    /// @param nextAt when it is tried next
    /// @param reason what went wrong at the last try; a word of `notices.why.` or what the server
    ///   said; may be empty
    public record Item(
            long id,
            String occasion,
            Optional<RequestNumber> request,
            boolean toAsker,
            boolean byText,
            String state,
            int attempts,
            Instant nextAt,
            Instant changedAt,
            String reason) {}

    /// See [Standing].
    public Standing standing() {
        return rooms.store()
                .read(tx -> {
                    var notes = new java.util.ArrayList<Item>();
                    for (var state :
                            List.of(Note.State.FAILED, Note.State.WAITING, Note.State.UNSENT)) {
                        for (var note : tables.inState(tx, state, SHOWN)) {
                            notes.add(item(note));
                        }
                    }
                    return new Standing(
                            sends(),
                            tables.count(tx, Note.State.WAITING),
                            tables.count(tx, Note.State.SENT),
                            tables.count(tx, Note.State.FAILED),
                            tables.count(tx, Note.State.UNSENT),
                            notes);
                });
    }

    private static Item item(Note note) {
        return new Item(
                note.id(),
                note.occasion().code(),
                note.request() == 0
                        ? Optional.empty()
                        : Optional.of(new RequestNumber(note.request())),
                note.toAsker(),
                note.byText(),
                note.state().code(),
                note.attempts(),
                note.nextAt(),
                note.changedAt(),
                note.reason());
    }

    /// Sends a message that failed or was never sent on its way once more.
    ///
    /// @return whether there was one
    public boolean again(long id) {
        var now = rooms.now().now();
        return rooms.store().write(tx -> tables.again(tx, id, now));
    }
}
