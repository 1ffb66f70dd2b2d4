package org.commonweal.notices;

import java.time.Instant;
import org.commonweal.requests.RequestNumber;
import org.commonweal.requests.Requests;

/// Writes the message of a note, for whoever it is for.
final class Writer {
    private final Requests requests;
    private final AskerLetters askers;
    private final Audience audience;
    private volatile String desk;

    Writer(Requests requests, AskerLetters askers, Audience audience, String desk) {
        this.requests = requests;
        this.askers = askers;
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
        var address = asked.get().contact().email();
        if (address.isEmpty()) {
            return Written.nothing("no_address");
        }
        return askers.letter(note, asked.get(), desk, token, now)
                .<Written>map(letter -> new Written.Mail(address, true, "", "", letter, 0))
                .orElseGet(() -> Written.nothing("nothing"));
    }
}
