package org.commonweal.mailin;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonweal.mailin.MailTables.Kept;
import org.commonweal.people.Actor;
import org.commonweal.requests.Ask;
import org.commonweal.requests.Asked;
import org.commonweal.requests.Outcome;
import org.commonweal.requests.RequestCommand;
import org.commonweal.requests.RequestNumber;

/// The door of the room. [#work] and [#fetch] are one thread's; the rest is safe for any.
public final class MailIn {
    private static final System.Logger LOG = System.getLogger("commonweal.mailin");
    private static final Duration ASIDE = Duration.ofDays(30);
    private static final Duration SEEN = Duration.ofDays(400);
    private static final int SHOWN = 100;

    private final MailRooms rooms;
    private final MailInSettings settings;
    private final Spool spool;
    private final MailTables tables = new MailTables();
    private final MessageReader reader;
    private final Sorting sorting;

    /// @param spool where messages are laid before they are taken
    public MailIn(MailRooms rooms, MailInSettings settings, Spool spool) {
        this.rooms = rooms;
        this.settings = settings;
        this.spool = spool;
        this.reader = new MessageReader(settings.own());
        this.sorting = new Sorting(rooms, settings, tables, reader);
    }

    /// Empties the mailbox into the spool, where one is set; waits for the server.
    ///
    /// @return what went wrong, for the log; empty when all went well
    public Optional<String> fetch() {
        if (settings.mailbox().isEmpty()) {
            return Optional.empty();
        }
        try {
            new Mailbox(settings.mailbox().get(), spool).empty();
            return Optional.empty();
        } catch (MessagingException | RuntimeException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /// Takes everything that lies in the spool.
    ///
    /// @return how many messages that were
    public int work() {
        int taken = 0;
        for (var name : spool.names()) {
            try {
                var lying = spool.read(name);
                sorting.take(lying);
                spool.remove(name);
                taken++;
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "a message stays in the spool: " + name, e);
            }
        }
        return taken;
    }

    /// A message as a clerk sees it.
    ///
    /// @param reason last part of the key of why it waits
    /// @param request the request it seems to be about; empty for none
    /// @param from address of the writer, or empty
    /// @param words what seems newly written
    /// @param whole everything that can be read of it
    /// @param files names of what came with it
    public record Held(
            long id,
            String reason,
            Optional<RequestNumber> request,
            String from,
            String name,
            String subject,
            String words,
            String whole,
            List<String> files,
            Instant at) {
        public Held {
            files = List.copyOf(files);
        }
    }

    /// What waits for a clerk, the oldest first; at most a hundred, without their words.
    public List<Held> waiting() {
        return list("waiting");
    }

    /// What was set aside in the last month, the oldest first; at most a hundred, without their
    /// words.
    public List<Held> setAside() {
        return list("aside");
    }

    private List<Held> list(String state) {
        return rooms.store().read(tx -> tables.list(tx, state, SHOWN)).stream()
                .map(kept ->
                        new Held(
                                kept.id(),
                                kept.reason(),
                                request(kept),
                                kept.sender(),
                                "",
                                kept.subject(),
                                "",
                                "",
                                List.of(),
                                kept.at()))
                .toList();
    }

    private static Optional<RequestNumber> request(Kept kept) {
        return kept.request() == 0
                ? Optional.empty()
                : Optional.of(new RequestNumber(kept.request()));
    }

    /// How many messages wait for a clerk.
    public long waits() {
        return rooms.store().read(tx -> tables.count(tx, "waiting"));
    }

    /// One message that waits or was set aside.
    public Optional<Held> find(long id) {
        return rooms.store().read(tx -> tables.find(tx, id)).map(this::held);
    }

    private Held held(Kept kept) {
        var request = request(kept);
        try {
            var message = reader.read(kept.raw());
            var files = new ArrayList<>(message.others());
            message.pictures().forEach(picture -> files.add(picture.name()));
            return new Held(
                    kept.id(),
                    kept.reason(),
                    request,
                    message.from(),
                    message.name(),
                    message.subject(),
                    PlainWords.fresh(message.words()),
                    message.words(),
                    files,
                    kept.at());
        } catch (MessagingException | IOException | RuntimeException e) {
            var start = new String(kept.raw(), 0, Math.min(kept.raw().length, 4000), UTF_8);
            return new Held(
                    kept.id(),
                    kept.reason(),
                    request,
                    "",
                    "",
                    "",
                    "",
                    PlainWords.tidy(start),
                    List.of(),
                    kept.at());
        }
    }

    /// A clerk makes a request of a message: its writer is the asker, its pictures are the photos.
    ///
    /// @param ask service, place and words as the clerk chose them; words are public
    /// @return what came of it; the message is gone once it was taken
    public Asked file(long id, Ask ask) {
        var kept = rooms.store().read(tx -> tables.find(tx, id));
        if (kept.isEmpty()) {
            return new Asked.Conflict();
        }
        Message message;
        try {
            message = reader.read(kept.get().raw());
        } catch (MessagingException | IOException e) {
            return new Asked.Conflict();
        }
        var asked =
                sorting.asks(
                        Fingerprint.of(kept.get().raw()),
                        ask.with(sorting.photos(message).kept()).from(sorting.contact(message)));
        if (asked instanceof Asked.Accepted || asked instanceof Asked.Again) {
            rooms.store().change(tx -> tables.remove(tx, id));
        }
        return asked;
    }

    /// A clerk lays a message to a request, as a note that only staff read.
    ///
    /// @return empty when there is no such message
    public Optional<Outcome> lay(long id, Actor.Staff clerk, RequestNumber number) {
        return find(id).map(held -> {
            var words = held.from() + "\n" + held.subject() + "\n\n" + held.whole();
            var most = words.substring(0, Math.min(words.length(), 3900));
            var note = new RequestCommand.Note("", List.of(), most);
            var outcome = rooms.requests().tell(clerk, number, note);
            if (outcome instanceof Outcome.Done) {
                rooms.store().change(tx -> tables.remove(tx, id));
            }
            return outcome;
        });
    }

    /// A clerk sets a message aside: nothing comes of it, and it is deleted in a month.
    ///
    /// @return whether there was one
    public boolean setAside(long id) {
        return rooms.store()
                .write(tx -> {
                    boolean there = tables.find(tx, id).isPresent();
                    tables.aside(tx, id, rooms.now().now());
                    return there;
                });
    }

    /// Deletes what was set aside a month ago. Called now and then.
    public void sweep() {
        var now = rooms.now().now();
        rooms.store().change(tx -> tables.sweep(tx, now.minus(ASIDE), now.minus(SEEN)));
    }
}
