package org.commonweal.notices;

import java.util.Locale;
import java.util.Optional;
import org.commonweal.verifier.Entry;

/// What a message is about: a step of the record that matters to those outside, or a moment of the
/// desk's own.
public enum Occasion {
    ASKED(true),
    PROMISED(false),
    NOTED(false),
    /// A resident who did not ask it added something.
    ADDED(false),
    STARTED(false),
    MOVED(false),
    PAUSED(false),
    RESUMED(false),
    MISSED_ANSWER(false),
    MISSED_DONE(false),
    REPORTED_DONE(true),
    REFUSED(true),
    APPEALED(false),
    APPEAL_UPHELD(true),
    APPEAL_OVERTURNED(true),
    REFUSAL_FINAL(true),
    VERDICT_RESOLVED(true),
    VERDICT_RETURNED(true),
    VERDICT_UNDONE(false),
    REOPENED(true),
    SILENT(true),
    WITHDRAWN(true),
    /// Something that was said is hidden from the public.
    HIDDEN(false),
    /// It is shown again.
    SHOWN(false),
    /// Half of the time for a verdict is over.
    REMINDER(false),
    /// Somebody wants to follow and must say that the address is theirs.
    CONFIRM(false),
    /// What happened since the day before, in one message.
    DIGEST(false);

    private final boolean headline;

    Occasion(boolean headline) {
        this.headline = headline;
    }

    /// Whether those who follow an area, a service or a place hear of it, and not only those who
    /// follow the request itself.
    public boolean headline() {
        return headline;
    }

    /// Whether it is worth a text message: what the asker must know or can answer. The rest stands
    /// on the page to which each of these leads.
    boolean texted() {
        return switch (this) {
            case ASKED,
                    PROMISED,
                    REPORTED_DONE,
                    REMINDER,
                    REFUSED,
                    APPEAL_UPHELD,
                    APPEAL_OVERTURNED,
                    VERDICT_RESOLVED,
                    VERDICT_RETURNED,
                    REOPENED,
                    SILENT ->
                    true;
            default -> false;
        };
    }

    /// The word in message keys and in the outbox: `reported_done`.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The occasion of a word.
    ///
    /// @throws IllegalArgumentException for any other word
    public static Occasion of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /// The occasion of an entry; empty for one that nobody outside needs to hear of.
    ///
    /// A promise by rule, by return or by appeal belongs to the entry just before it, and is told
    /// with that one.
    static Optional<Occasion> of(Entry entry) {
        return switch (entry.event()) {
            case "request.asked/1" -> Optional.of(ASKED);
            case "request.promised/1" -> only(says(entry, "by", "person"), PROMISED);
            case "request.noted/1" -> only(!says(entry, "by", "asker"), NOTED);
            case "request.added/1" -> Optional.of(ADDED);
            case "request.started/1" -> Optional.of(STARTED);
            case "promise.moved/1" -> Optional.of(MOVED);
            case "request.paused/1" -> Optional.of(PAUSED);
            case "request.resumed/1" -> Optional.of(RESUMED);
            case "promise.missed/1" ->
                    Optional.of(says(entry, "which", "answer") ? MISSED_ANSWER : MISSED_DONE);
            case "request.reported_done/1" -> Optional.of(REPORTED_DONE);
            case "request.refused/1" -> Optional.of(REFUSED);
            case "request.appealed/1" -> Optional.of(APPEALED);
            case "appeal.decided/1" ->
                    Optional.of(
                            says(entry, "outcome", "upheld") ? APPEAL_UPHELD : APPEAL_OVERTURNED);
            case "refusal.final/1" -> Optional.of(REFUSAL_FINAL);
            case "verdict.given/1" ->
                    Optional.of(
                            says(entry, "verdict", "resolved")
                                    ? VERDICT_RESOLVED
                                    : VERDICT_RETURNED);
            case "verdict.undone/1" -> Optional.of(VERDICT_UNDONE);
            case "request.reopened/1" -> Optional.of(REOPENED);
            case "request.silent/1" -> Optional.of(SILENT);
            case "request.withdrawn/1" -> Optional.of(WITHDRAWN);
            case "field.hidden/2" -> Optional.of(HIDDEN);
            case "field.shown/1" -> Optional.of(SHOWN);
            default -> Optional.empty();
        };
    }

    private static boolean says(Entry entry, String member, String word) {
        return entry.text(member).filter(word::equals).isPresent();
    }

    private static Optional<Occasion> only(boolean told, Occasion occasion) {
        return told ? Optional.of(occasion) : Optional.empty();
    }
}
