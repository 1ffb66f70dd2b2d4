package org.commonweal.notices;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.commonweal.post.Letter;
import org.commonweal.requests.RequestCommand.Kind;
import org.commonweal.requests.RequestView;
import org.commonweal.requests.RequestView.ForAsker;
import org.commonweal.requests.State;
import org.commonweal.requests.Verdict;

/// Writes to the one who asked. These messages alone carry the asker's link.
final class AskerLetters {
    private static final Set<String> THEIRS =
            Set.of(
                    "request.asked/1",
                    "request.appealed/1",
                    "request.reopened/1",
                    "request.withdrawn/1",
                    "verdict.given/1");

    private final Sender sender;
    private final Telling telling;

    AskerLetters(Sender sender, Telling telling) {
        this.sender = sender;
        this.telling = telling;
    }

    /// @param desk the public address, without a slash at its end
    /// @param token of the asker's link, new for this message
    /// @return empty when there is nothing left to tell
    Optional<Letter> letter(Note note, ForAsker asked, String desk, String token, Instant now) {
        var view = asked.view();
        var step = view.steps().stream().filter(one -> one.entry() == note.entry()).findFirst();
        if (step.isEmpty() || (note.occasion() == Occasion.REMINDER && !open(view, note, now))) {
            return Optional.empty();
        }
        var voice = sender.voice(asked.contact().language());
        var base = desk + "/r/" + token;
        return Optional.of(
                asked.confidential()
                        ? quiet(voice, view, base)
                        : full(voice, note, asked, step.get(), base));
    }

    /// Whether the claim a reminder is about still waits for its verdict.
    static boolean open(RequestView view, Note note, Instant now) {
        var end = view.windowEnds();
        var claim =
                view.steps().stream()
                        .filter(step -> step.event().equals("request.reported_done/1"))
                        .reduce((_, last) -> last);
        return view.state() == State.REPORTED_DONE
                && end != null
                && now.isBefore(end)
                && claim.filter(step -> step.entry() == note.entry()).isPresent();
    }

    private Letter full(
            Voice voice, Note note, ForAsker asked, RequestView.Step step, String base) {
        var view = asked.view();
        var title = telling.title(voice, view);
        boolean judge = asked.possible().contains(Kind.JUDGE);
        return new Letter(
                voice.lang(),
                voice.dir(),
                voice.say(
                        "subject",
                        view.number().spoken(),
                        telling.heading(voice, note.occasion(), view),
                        title),
                invented(voice),
                telling.happened(voice, "asker", note.occasion(), view, step),
                said(voice, view, step),
                telling.facts(voice, view),
                judge ? voice.say("question") : "",
                judge ? answers(voice, base) : List.of(),
                links(voice, asked, base),
                small(voice, "small.reply"));
    }

    // Of a confidential request a message tells only that there is something to read.
    private Letter quiet(Voice voice, RequestView view, String base) {
        return new Letter(
                voice.lang(),
                voice.dir(),
                voice.say("subject.confidential", view.number().spoken()),
                invented(voice),
                List.of(voice.say("asker.confidential")),
                Letter.Said.NOTHING,
                List.of(),
                "",
                List.of(),
                List.of(new Letter.Link(base, voice.say("link.page"))),
                small(voice, "small.reply_confidential"));
    }

    private String invented(Voice voice) {
        return sender.invented() ? voice.words().say("web.invented", sender.name()) : "";
    }

    private static Letter.Said said(Voice voice, RequestView view, RequestView.Step step) {
        if (step.event().startsWith("field.")) {
            return Letter.Said.NOTHING;
        }
        var words = step.step() == 0 ? view.words() : step.words();
        var by = THEIRS.contains(step.event()) ? "said.you" : "said.agency";
        return words.isEmpty() ? Letter.Said.NOTHING : new Letter.Said(voice.say(by), words);
    }

    private static List<Letter.Link> answers(Voice voice, String base) {
        var answers = new ArrayList<Letter.Link>();
        for (var verdict : Verdict.values()) {
            answers.add(
                    new Letter.Link(
                            base + "/verdict?answer=" + verdict.code(),
                            voice.words().say("verdicts.asker.answer." + verdict.code())));
        }
        return answers;
    }

    private static List<Letter.Link> links(Voice voice, ForAsker asked, String base) {
        var links = new ArrayList<Letter.Link>();
        for (var kind : List.of(Kind.APPEAL, Kind.ACCEPT_REFUSAL, Kind.UNDO, Kind.REOPEN)) {
            if (asked.possible().contains(kind)) {
                var path = kind == Kind.ACCEPT_REFUSAL ? "accept" : kind.code();
                links.add(
                        new Letter.Link(
                                base + "/" + path, voice.words().say("verdicts.act." + path)));
            }
        }
        links.add(new Letter.Link(base, voice.say("link.page")));
        return links;
    }

    private List<Letter.Link> small(Voice voice, String reply) {
        return List.of(
                Letter.Link.none(voice.say("small.link")),
                Letter.Link.none(voice.say(sender.reads() ? reply : "small.no_reply")),
                Letter.Link.none(voice.say("small.why")));
    }
}
