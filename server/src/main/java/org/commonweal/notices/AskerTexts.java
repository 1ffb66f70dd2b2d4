package org.commonweal.notices;

import java.time.Instant;
import java.util.Optional;
import org.commonweal.post.TextParts;
import org.commonweal.requests.RequestView;
import org.commonweal.requests.RequestView.ForAsker;

/// Writes text messages to the one who asked: who writes, which request, what happened, and the
/// link to the page that has the rest. At most two parts, since every part is paid for.
final class AskerTexts {
    private static final int MOST = 2;

    private final Sender sender;
    private final Telling telling;

    AskerTexts(Sender sender, Telling telling) {
        this.sender = sender;
        this.telling = telling;
    }

    /// @param desk the public address, without a slash at its end
    /// @param token of the asker's link, new for this message
    /// @return empty when there is nothing left to tell
    Optional<String> text(Note note, ForAsker asked, String desk, String token, Instant now) {
        var view = asked.view();
        var step = view.steps().stream().filter(one -> one.entry() == note.entry()).findFirst();
        if (step.isEmpty()
                || (note.occasion() == Occasion.REMINDER && !AskerLetters.open(view, note, now))) {
            return Optional.empty();
        }
        var voice = sender.voice(asked.contact().language());
        var page = desk + "/r/" + token;
        if (asked.confidential()) {
            return Optional.of(TextParts.cut(say(voice, "news", view, ""), page, MOST));
        }
        var date = date(voice, note.occasion(), view, step.get());
        var words = say(voice, key(note.occasion(), view, date), view, date);
        if (TextParts.of(words + "\n" + page).parts() > MOST) {
            // A town with a long name or address.
            words = say(voice, "brief", view, telling.heading(voice, note.occasion(), view));
        }
        return Optional.of(TextParts.cut(words, page, MOST));
    }

    /// The language in which an asker is told, as a BCP 47 tag.
    String language(ForAsker asked) {
        return sender.voice(asked.contact().language()).lang();
    }

    // Where no date is known there is none to be named.
    private static String key(Occasion occasion, RequestView view, String date) {
        if (occasion == Occasion.ASKED && view.round().doneDue() == null) {
            return "asked_waiting";
        }
        return date.isEmpty() && occasion != Occasion.APPEAL_UPHELD ? "news" : occasion.code();
    }

    private static String date(
            Voice voice, Occasion occasion, RequestView view, RequestView.Step step) {
        return Telling.when(occasion, view, step)
                .map(at -> Telling.endsWindow(occasion) ? at.minusMillis(1) : at)
                .map(voice::shortDay)
                .orElse("");
    }

    private String say(Voice voice, String key, RequestView view, String more) {
        return TextParts.plain(
                voice.say("text." + key, sender.name(), view.number().spoken(), more));
    }
}
