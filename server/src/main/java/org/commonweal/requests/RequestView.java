package org.commonweal.requests;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.commonweal.photos.PhotoId;
import org.commonweal.places.Point;
import org.commonweal.requests.RequestCommand.Kind;
import org.jspecify.annotations.Nullable;

/// A request as anybody may see it. Nothing private has a place in this record, so no page, feed or
/// export made from it can leak: what staff and the asker see besides is in [ForStaff] and
/// [ForAsker].
///
/// @param handle the case on the record, 32 hex digits
/// @param area `kind:code`, or empty
/// @param agency code, or empty while nobody has it
/// @param words empty when not given, hidden or erased (see [#gone()])
/// @param point null when not given, hidden or erased
/// @param answers to the extra questions, by their codes, in the questions' order
/// @param asked when it was raised; for imported requests, when the other desk says
/// @param changed when its last entry was made
/// @param since when its state began
/// @param windowEnds when the asker's time runs out where it stands: for a verdict, a late verdict,
///   an appeal or a reopening; null where none runs
/// @param pausedFor the reason while the clock stands, or empty
/// @param returned how many times it came back
/// @param nextOwner who is in charge instead, as a refusal said, or empty
/// @param rounds the promises, the newest last
/// @param steps every entry in order
/// @param gone fields of the first entry that were erased or hidden
/// @param imported what the other desk said; null for what was asked here
public record RequestView(
        RequestNumber number,
        String handle,
        State state,
        String service,
        String agency,
        String area,
        String channel,
        String words,
        String place,
        @Nullable Point point,
        Map<String, List<String>> answers,
        List<PhotoId> photos,
        Instant asked,
        Instant changed,
        Instant since,
        @Nullable Instant windowEnds,
        String pausedFor,
        int returned,
        String nextOwner,
        List<Round> rounds,
        List<Step> steps,
        Set<String> gone,
        @Nullable Elsewhere imported) {

    /// The newest round.
    public Round round() {
        return rounds.getLast();
    }

    /// Why a public field of an entry is not there, or not whole; empty when nothing of it is gone.
    public Optional<Why> why(int step, String field) {
        var last =
                steps.stream()
                        .filter(each -> each.event().startsWith("field."))
                        .filter(each -> each.isAbout(step, field))
                        .reduce((_, later) -> later)
                        .filter(each -> !each.event().equals(Gone.SHOWN));
        // What is hidden further says why in what hides the part that was left.
        return last.flatMap(each ->
                each.event().equals(Gone.HIDDEN)
                        ? why(each.step(), Gone.INSTEAD).or(() -> Optional.of(each.why()))
                        : Optional.of(each.why()));
    }

    /// Status in the Open311 updates extension.
    public String open311Update() {
        return state.open311Update(!nextOwner.isEmpty());
    }

    /// One promise and what came of it. Instants are null where there is none.
    ///
    /// @param by rule, person, return or appeal; empty while nobody has it
    /// @param doneDue the first due instant, the one that is counted; pauses shift it
    /// @param due what the agency names now
    /// @param standard version of the register of services it follows, 0 for none
    public record Round(
            int number,
            String by,
            @Nullable Instant answerDue,
            @Nullable Instant doneDue,
            @Nullable Instant due,
            @Nullable Instant answered,
            @Nullable Instant reported,
            boolean answerMissed,
            boolean doneMissed,
            @Nullable Instant pausedSince,
            long pausedSeconds,
            int standard,
            Kept kept) {}

    /// One entry.
    ///
    /// @param step from 0 within the case
    /// @param entry its number on the record
    /// @param event literal name and version
    /// @param at when; for confidential requests too, since only their own people see it
    /// @param members its own clear members as text: round, by, reason, due, verdict and so on
    /// @param words public words said with it, or empty
    /// @param nextOwner named by a refusal, or empty
    /// @param gone its public fields that were erased or hidden
    public record Step(
            int step,
            long entry,
            String event,
            Instant at,
            SortedMap<String, String> members,
            String words,
            List<PhotoId> photos,
            String nextOwner,
            Set<String> gone) {
        private boolean isAbout(int of, String field) {
            return members.getOrDefault("of", "").equals(Integer.toString(of))
                    && List.of(members.getOrDefault("names", "").split("\n")).contains(field);
        }

        private Why why() {
            var kind = event.substring("field.".length(), event.indexOf('/'));
            return new Why(kind, members.getOrDefault("ground", "other"));
        }
    }

    /// What another desk said of an imported request. Its word, never our promise.
    ///
    /// @param source code of that desk
    /// @param target its due instant
    /// @param closed when it closed
    /// @param kept its own judgement: ontime, overdue or unknown
    public record Elsewhere(
            String source,
            String sourceId,
            @Nullable Instant target,
            @Nullable Instant closed,
            String kept,
            Map<String, String> attributes) {}

    /// A request as the staff who answer for it see it.
    ///
    /// @param view what anybody sees (of a confidential request: what would be public)
    /// @param contact how to reach the asker
    /// @param handler id of the one who has it, or empty
    /// @param notes for staff only
    /// @param withheld what is hidden from the public, whole; empty for staff it is not for
    /// @param possible what this member of staff may tell it now: the buttons
    /// @param closingNote of another desk, sealed on the record; or empty
    public record ForStaff(
            RequestView view,
            boolean confidential,
            Ask.Contact contact,
            String handler,
            List<Note> notes,
            List<Withheld> withheld,
            Set<Kind> possible,
            String closingNote) {}

    /// Something said that is hidden from the public, wholly or in part.
    ///
    /// @param step of the case that said it
    /// @param field words, place, point, answers, photos or next_owner
    /// @param text whole; empty for answers and photos
    /// @param answers values by the attribute's code
    /// @param photos all of them, those still shown too
    public record Withheld(
            int step,
            String field,
            String text,
            Map<String, List<String>> answers,
            List<PhotoId> photos) {}

    /// A note for staff only.
    ///
    /// @param by handler, lead or clerk
    public record Note(int step, Instant at, String by, String words) {}

    /// A request as its own asker sees it.
    ///
    /// @param contact what the asker left to be reached by, so that they can see it
    /// @param possible what the asker may tell it now
    /// @param verdict the newest verdict that stands; null before
    /// @param undoUntil until when it may be taken back; null when it may not
    public record ForAsker(
            RequestView view,
            boolean confidential,
            Ask.Contact contact,
            Set<Kind> possible,
            @Nullable Verdict verdict,
            @Nullable Instant undoUntil) {}
}
