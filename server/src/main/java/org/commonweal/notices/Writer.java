package org.commonweal.notices;

import java.time.Instant;
import org.commonweal.post.TextNumbers;
import org.commonweal.requests.RequestNumber;
import org.commonweal.requests.RequestView.ForAsker;
import org.commonweal.requests.Requests;

/// Writes the message of a note, for whoever it is for.
final class Writer {
    private final Requests requests;
    private final AskerLetters askers;
    private final AskerTexts texts;
    private final TextNumbers numbers;
    private final Audience audience;
    private volatile String desk;

    Writer(
            Requests requests,
            AskerLetters askers,
            AskerTexts texts,
            TextNumbers numbers,
            Audience audience,
            String desk) {
        this.requests = requests;
        this.askers = askers;
        this.texts = texts;
        this.numbers = numbers;
        this.audience = audience;
        this.desk = desk;
    }

    /// Where the desk is served, for links.
    void servedAt(String address) {
        desk = address;
    }

    /// @param token of the asker's new link; empty for others
    Written write(Note note, String token, Instant now) {
        return note.toAsker()
                ? toAsker(note, token, now)
                : audience.write(
                        note.occasion(), note.entry(), note.request(), note.follow(), desk);
    }

    private Written toAsker(Note note, String token, Instant now) {
        var asked = requests.hearing().forLetter(new RequestNumber(note.request()));
        if (asked.isEmpty() || token.isEmpty()) {
            return Written.nothing("gone");
        }
        var contact = asked.get().contact();
        if (note.byText()) {
            return byText(note, asked.get(), token, now);
        }
        var address = contact.email();
        if (address.isEmpty()) {
            return Written.nothing("no_address");
        }
        if (!contact.hears().byMail()) {
            return Written.nothing("ended");
        }
        return askers.letter(note, asked.get(), desk, token, now)
                .<Written>map(letter -> new Written.Mail(address, true, "", "", letter, 0))
                .orElseGet(() -> Written.nothing("nothing"));
    }

    private Written byText(Note note, ForAsker asked, String token, Instant now) {
        var contact = asked.contact();
        if (!contact.phone().isEmpty() && !contact.hears().byText()) {
            return Written.nothing("ended");
        }
        var number = numbers.dialled(contact.phone());
        if (number.isEmpty()) {
            return Written.nothing("no_number");
        }
        return texts.text(note, asked, desk, token, now)
                .<Written>map(text -> new Written.Text(number.get(), text, texts.language(asked)))
                .orElseGet(() -> Written.nothing("nothing"));
    }
}
