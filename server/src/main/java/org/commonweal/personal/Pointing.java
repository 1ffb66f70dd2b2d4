package org.commonweal.personal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Function;
import org.commonweal.personal.PersonalData.Kind;
import org.commonweal.personal.PersonalViews.Notice;
import org.commonweal.personal.PersonalViews.Thing;
import org.commonweal.web.Exchange;
import org.commonweal.web.Form;

/// Points out, on a form, what its words tell about a person, and lets the writer decide: take it
/// out, or leave it in. It never refuses and keeps nothing; the form itself carries the question.
///
/// The template `personal/notice` has two buttons, `personal=out` and `personal=keep`, and the mark
/// of the words they were shown for: to words changed meanwhile neither is an answer.
public final class Pointing {
    private static final String FIELD = "words";

    private final PersonalData data;

    public Pointing(PersonalData data) {
        this.data = data;
    }

    /// What to do with a form.
    public sealed interface Next {}

    /// The words may go out.
    ///
    /// @param form with the words as they are to be sent
    public record Go(Form form) implements Next {}

    /// The form is to be shown again with the notice.
    public record Ask(Notice notice) implements Next {}

    /// Looks at the field `words` of a form that is otherwise right.
    public Next look(Exchange exchange, Form form) {
        var notice = notice(exchange, form.text(FIELD));
        boolean answered = form.text("pointed").equals(notice.mark());
        if (notice.things().isEmpty() || (answered && form.chose("personal", "keep"))) {
            return new Go(form);
        }
        return answered && form.chose("personal", "out")
                ? new Go(form.with(FIELD, notice.without()))
                : new Ask(notice);
    }

    /// What words tell about a person, in the reader's language.
    public Notice notice(Exchange exchange, String words) {
        return notice(exchange, words, kind -> exchange.say("personal.mark." + kind.code()));
    }

    /// The same, with one mark in place of whatever is found.
    public Notice notice(Exchange exchange, String words, String mark) {
        return notice(exchange, words, _ -> mark);
    }

    private Notice notice(Exchange exchange, String words, Function<Kind, String> mark) {
        var found = data.in(words);
        if (found.isEmpty()) {
            return Notice.NONE;
        }
        return new Notice(
                found.stream()
                        .map(one ->
                                new Thing(
                                        exchange.say("personal.kind." + one.kind().code()),
                                        one.text()))
                        .toList(),
                PersonalData.without(words, found, mark),
                mark(words));
    }

    private static String mark(String words) {
        try {
            var bytes = words.getBytes(StandardCharsets.UTF_8);
            var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
