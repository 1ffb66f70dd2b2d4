package org.commonweal.mailin;

import jakarta.mail.MessagingException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
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

/// What becomes of a message: a new request, an answer to one, or something that waits for a clerk
/// or is set aside. One thread's.
final class Sorting {
    private static final Pattern NUMBER =
            Pattern.compile("\\b(\\d{3}[ \u00a0-]?\\d{3}[ \u00a0-]?\\d{3})\\b");
    private static final int PHOTOS = 10;

    private final MailRooms rooms;
    private final MailInSettings settings;
    private final MailTables tables;
    private final MessageReader reader;

    Sorting(MailRooms rooms, MailInSettings settings, MailTables tables, MessageReader reader) {
        this.rooms = rooms;
        this.settings = settings;
        this.tables = tables;
        this.reader = reader;
    }

    /// Takes one message.
    void take(Spool.Lying lying) {
        var raw = lying.bytes();
        Message message;
        try {
            message = reader.read(raw);
        } catch (MessagingException | IOException | RuntimeException e) {
            keep("waiting", Fingerprint.of(raw), Line.NONE, "unreadable", 0, raw);
            return;
        }
        var hash = Fingerprint.of(raw);
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

    /// Asks in the name of a message's writer, once however often.
    Asked asks(byte[] hash, Ask ask) {
        return rooms.requests()
                .ask(
                        new Actor.TheDesk(),
                        ask.by(Ask.Channel.MAIL),
                        new ClientKey("mail", HexFormat.of().formatHex(hash)));
    }

    /// The writer of a message, who is told what becomes of it in the language it is in.
    Ask.Contact contact(Message message) {
        var language =
                WritersLanguage.of(
                        settings.languages(),
                        message.languages(),
                        PlainWords.fresh(message.words()));
        return new Ask.Contact(message.name(), message.from(), "", "").in(language);
    }

    /// What could be taken of the pictures.
    ///
    /// @param whole whether all that came with the message was taken
    record Pictures(List<PhotoId> kept, boolean whole) {}

    Pictures photos(Message message) {
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
}
