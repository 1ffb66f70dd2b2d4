package org.commonweal.mailin;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.MessagingException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonweal.mailin.MailTables.Kept;
import org.commonweal.mailin.Message.Kind;
import org.commonweal.notices.Notices;
import org.commonweal.people.Actor;
import org.commonweal.photos.PhotoId;
import org.commonweal.photos.Taken;
import org.commonweal.requests.Ask;
import org.commonweal.requests.Asked;
import org.commonweal.requests.ClientKey;
import org.commonweal.requests.Outcome;
import org.commonweal.requests.RequestCommand;
import org.commonweal.requests.RequestNumber;

/// The door of the room. [#work] and [#fetch] are one thread's; the rest is safe for any.
public final class MailIn {
    private static final System.Logger LOG = System.getLogger("commonweal.mailin");
    private static final Duration ASIDE = Duration.ofDays(30);
    private static final Duration SEEN = Duration.ofDays(400);
    private static final int SHOWN = 100;
    private static final Pattern WRITTEN = Pattern.compile("(?i)(?:Message-ID|From|Date|Subject):");
    private static final Pattern NUMBER =
            Pattern.compile("\\b(\\d{3}[ \u00a0-]?\\d{3}[ \u00a0-]?\\d{3})\\b");
    private static final int PHOTOS = 10;

    private final MailRooms rooms;
    private final MailInSettings settings;
    private final Spool spool;
    private final MailTables tables = new MailTables();
    private final MessageReader reader;

    /// @param spool where messages are laid before they are taken
    public MailIn(MailRooms rooms, MailInSettings settings, Spool spool) {
        this.rooms = rooms;
        this.settings = settings;
        this.spool = spool;
        this.reader = new MessageReader(settings.own());
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
                take(lying);
                spool.remove(name);
                taken++;
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "a message stays in the spool: " + name, e);
            }
        }
        return taken;
    }

    private void take(Spool.Lying lying) {
        var raw = lying.bytes();
        Message message;
        try {
            message = reader.read(raw);
        } catch (MessagingException | IOException | RuntimeException e) {
            keep("waiting", hash(raw), Line.NONE, "unreadable", 0, raw);
            return;
        }
        var hash = hash(raw);
        if (rooms.store().read(tx -> tables.seen(tx, hash))) {
            return;
        }
        if (message.kind() != Kind.PERSON) {
            aside(hash, message, raw);
            return;
        }
        var about = about(message);
        var why = lying.cut() ? "too_large" : whyNot(message, about.isPresent());
        if (!why.isEmpty()) {
            hold(
                    hash,
                    message,
                    why,
                    about.map(sent -> sent.number().value()).orElseGet(() -> named(message)),
                    raw);
        } else if (about.isPresent()) {
            answer(hash, message, about.get(), raw);
        } else {
            ask(hash, message, raw);
        }
    }

    /// The message of ours that this one answers.
    private Optional<Notices.Sent> about(Message message) {
        return message.about().stream()
                .map(id -> rooms.notices().sent(id))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /// The request whose number stands in the subject. It says what a message is about, and proves
    /// nothing.
    private static long named(Message message) {
        var found = NUMBER.matcher(message.subject());
        while (found.find()) {
            var number = RequestNumber.parse(found.group(1));
            if (number.isPresent()) {
                return number.get().value();
            }
        }
        return 0;
    }

    private static String whyNot(Message message, boolean answers) {
        if (message.sealed()) {
            return "sealed";
        }
        if (message.from().isEmpty()) {
            return "no_sender";
        }
        if (message.forwarded()) {
            return "forwarded";
        }
        if (!answers && named(message) != 0) {
            return "unproven";
        }
        var words = PlainWords.fresh(message.words());
        if (words.isEmpty()) {
            return "no_words";
        }
        return PlainWords.tellsPrivate(words) ? "private" : "";
    }

    private void answer(byte[] hash, Message message, Notices.Sent sent, byte[] raw) {
        var number = sent.number();
        boolean theirs =
                sent.toAsker()
                        && rooms.requests()
                                .hearing()
                                .forLetter(number)
                                .filter(asked ->
                                        asked.contact().email().equalsIgnoreCase(message.from()))
                                .isPresent();
        if (!theirs) {
            hold(hash, message, "unproven", number.value(), raw);
            return;
        }
        var photos = photos(message);
        var note = new RequestCommand.Note(PlainWords.fresh(message.words()), photos.kept(), "");
        var outcome = rooms.requests().tell(new Actor.Asker(Actor.Proof.LINK), number, note);
        if (outcome instanceof Outcome.Refused) {
            hold(hash, message, "too_late", number.value(), raw);
        } else {
            done(hash, message, photos.whole(), number.value(), raw);
        }
    }

    private void ask(byte[] hash, Message message, byte[] raw) {
        if (settings.service().isEmpty()) {
            hold(hash, message, "new", 0, raw);
            return;
        }
        var photos = photos(message);
        var asked =
                asks(
                        hash,
                        Ask.of(settings.service(), PlainWords.fresh(message.words()))
                                .with(photos.kept())
                                .from(contact(message)));
        switch (asked) {
            case Asked.Accepted accepted ->
                    done(hash, message, photos.whole(), accepted.number().value(), raw);
            case Asked.Again again ->
                    done(hash, message, photos.whole(), again.number().value(), raw);
            case Asked.Conflict _, Asked.Rejected _ -> hold(hash, message, "new", 0, raw);
        }
    }

    private Asked asks(byte[] hash, Ask ask) {
        return rooms.requests()
                .ask(
                        new Actor.TheDesk(),
                        ask.by(Ask.Channel.MAIL),
                        new ClientKey("mail", HexFormat.of().formatHex(hash)));
    }

    private static Ask.Contact contact(Message message) {
        return new Ask.Contact(message.name(), message.from(), "", "");
    }

    /// What could be taken of the pictures.
    ///
    /// @param whole whether all that came with the message was taken
    private record Pictures(List<PhotoId> kept, boolean whole) {}

    private Pictures photos(Message message) {
        var kept = new ArrayList<PhotoId>();
        boolean whole = message.others().isEmpty();
        for (var picture : message.pictures()) {
            var taken =
                    rooms.photos().take(new ByteArrayInputStream(picture.bytes()), picture.name());
            if (taken instanceof Taken.Kept(var photo) && kept.size() < PHOTOS) {
                if (!kept.contains(photo.id())) {
                    kept.add(photo.id());
                }
            } else {
                whole = false;
            }
        }
        return new Pictures(kept, whole);
    }

    /// What was taken is done with, unless something that came with it is left.
    private void done(byte[] hash, Message message, boolean whole, long number, byte[] raw) {
        if (whole) {
            rooms.store().change(tx -> tables.see(tx, hash, rooms.now().now()));
        } else {
            hold(hash, message, "left_over", number, raw);
        }
    }

    private void hold(byte[] hash, Message message, String why, long number, byte[] raw) {
        keep("waiting", hash, Line.of(message), why, number, raw);
    }

    private void aside(byte[] hash, Message message, byte[] raw) {
        var sent = about(message);
        if (message.kind() == Kind.BOUNCE && sent.isPresent()) {
            for (var id : message.about()) {
                rooms.notices().bounced(id);
            }
        }
        keep(
                "aside",
                hash,
                Line.of(message),
                message.kind().name().toLowerCase(java.util.Locale.ROOT),
                sent.map(one -> one.number().value()).orElse(0L),
                raw);
    }

    /// What a list shows of a message.
    private record Line(String sender, String subject) {
        static final Line NONE = new Line("", "");

        static Line of(Message message) {
            var name = message.name().isEmpty() ? "" : message.name() + ", ";
            return new Line(name + message.from(), message.subject());
        }
    }

    private void keep(String state, byte[] hash, Line line, String why, long number, byte[] raw) {
        var at = rooms.now().now();
        rooms.store()
                .change(tx -> {
                    if (!tables.seen(tx, hash)) {
                        tables.see(tx, hash, at);
                        tables.hold(
                                tx,
                                state,
                                new Kept(0, why, number, line.sender(), line.subject(), raw, at));
                    }
                });
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
                asks(
                        hash(kept.get().raw()),
                        ask.with(photos(message).kept()).from(contact(message)));
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

    // Servers on the way add lines at the top; what the writer's program wrote is the message.
    private static byte[] hash(byte[] raw) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            int body = body(raw);
            var head = new String(raw, 0, body, ISO_8859_1);
            for (var line : head.split("\r?\n(?![ \t])")) {
                if (WRITTEN.matcher(line).lookingAt()) {
                    digest.update(line.replaceAll("\\s+", " ").strip().getBytes(UTF_8));
                }
            }
            int end = raw.length;
            while (end > body && raw[end - 1] <= ' ') {
                end--;
            }
            for (int from = body, at = body; at <= end; at++) {
                if (at == end || raw[at] == '\r') {
                    digest.update(raw, from, at - from);
                    from = at + 1;
                }
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Where the empty line after the headers is.
    private static int body(byte[] raw) {
        for (int i = 1; i < raw.length; i++) {
            if (raw[i] == '\n'
                    && (raw[i - 1] == '\n'
                            || (i > 2 && raw[i - 1] == '\r' && raw[i - 2] == '\n'))) {
                return i;
            }
        }
        return raw.length;
    }
}
