package org.commonweal.requests;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything that can happen to a request. One event is one entry of the record; the literal names
/// are frozen in RECORD.md.
///
/// What every entry of a case repeats (service, agency, area, round) is not held here: it follows
/// from the events before. Absent text is empty; absent instants are null.
public sealed interface RequestEvent {
    /// The literal name and version on the record.
    String name();

    /// Raised. The only event with private facts about the asker: `name`, `email`, `phone`,
    /// `contactNote`.
    ///
    /// @param area `kind:code`, or empty when the place is not known
    /// @param channel page, clerk, open311 or mail
    /// @param answers canonical JSON object of the answers to extra questions, or empty
    /// @param point `lat,lon`, or empty
    /// @param photos SHA-256 of each stored photo
    record Asked(
            String service,
            String area,
            String channel,
            String number,
            String words,
            String place,
            String point,
            String answers,
            List<String> photos,
            String asker,
            String email,
            String phone,
            String contactNote)
            implements RequestEvent {
        public Asked {
            photos = List.copyOf(photos);
        }

        @Override
        public String name() {
            return "request.asked/1";
        }
    }

    /// An agency has it, with a promise of time. Begins a round.
    ///
    /// @param by what brought it: a rule, a person, a return or an appeal
    /// @param standard version of the register of services the promise follows
    /// @param calendar version of the register of calendars
    record Promised(
            String agency,
            int round,
            Origin by,
            Instant answerDue,
            Instant doneDue,
            int standard,
            int calendar,
            String handler)
            implements RequestEvent {
        @Override
        public String name() {
            return "request.promised/1";
        }
    }

    /// Public words, or a note only staff read.
    ///
    /// @param by who speaks: handler, lead, clerk or asker
    /// @param note for staff only; sealed
    record Noted(String by, String words, List<String> photos, String note)
            implements RequestEvent {
        public Noted {
            photos = List.copyOf(photos);
        }

        @Override
        public String name() {
            return "request.noted/1";
        }
    }

    /// Public words or photos of a resident who did not ask it. Moves nothing: it is no verdict and
    /// gives no say.
    ///
    /// @param channel page or clerk
    record Added(String channel, String words, List<String> photos) implements RequestEvent {
        public Added {
            photos = List.copyOf(photos);
        }

        @Override
        public String name() {
            return "request.added/1";
        }
    }

    /// Somebody at the agency took it on; who is sealed.
    record HandlerTook(String handler) implements RequestEvent {
        @Override
        public String name() {
            return "request.taken/1";
        }
    }

    /// Work has begun.
    record Started(String words, String handler) implements RequestEvent {
        @Override
        public String name() {
            return "request.started/1";
        }
    }

    /// The agency names a later due instant. The first one still counts.
    record Moved(String reason, Instant due, String words) implements RequestEvent {
        @Override
        public String name() {
            return "promise.moved/1";
        }
    }

    /// The promise's clock stops for a listed reason.
    record Paused(String reason, String words) implements RequestEvent {
        @Override
        public String name() {
            return "request.paused/1";
        }
    }

    /// The promise's clock runs again.
    ///
    /// @param due the first due instant, later by the time that did not count
    /// @param pausedSeconds time on the wall between pause and resumption
    record Resumed(Instant due, long pausedSeconds) implements RequestEvent {
        @Override
        public String name() {
            return "request.resumed/1";
        }
    }

    /// A due instant passed.
    record Missed(Which which, Instant due) implements RequestEvent {
        @Override
        public String name() {
            return "promise.missed/1";
        }
    }

    /// The agency claims that it is done. Closes nothing.
    ///
    /// @param verdictUntil end of the asker's window, before any downtime of the desk extends it
    record ReportedDone(Instant verdictUntil, String words, List<String> photos, String handler)
            implements RequestEvent {
        public ReportedDone {
            photos = List.copyOf(photos);
        }

        @Override
        public String name() {
            return "request.reported_done/1";
        }
    }

    /// The agency says no.
    ///
    /// @param nextOwner who is in charge instead, or what else can be done
    record Refused(
            String reason, Instant appealUntil, String words, String nextOwner, String handler)
            implements RequestEvent {
        @Override
        public String name() {
            return "request.refused/1";
        }
    }

    /// The asker calls for a second pair of eyes.
    record Appealed(String words) implements RequestEvent {
        @Override
        public String name() {
            return "request.appealed/1";
        }
    }

    /// The second pair of eyes has looked.
    record AppealDecided(boolean upheld, String words, String handler) implements RequestEvent {
        @Override
        public String name() {
            return "appeal.decided/1";
        }
    }

    /// A refusal stands.
    ///
    /// @param by asker (accepted) or silence (the window ended)
    record RefusalFinal(String by) implements RequestEvent {
        @Override
        public String name() {
            return "refusal.final/1";
        }
    }

    /// The asker's word.
    ///
    /// @param content 1 to 5, or 0 when not said
    /// @param by link, code, clerk or relayed
    /// @param late after the silence
    record VerdictGiven(Verdict verdict, int content, String by, boolean late, String words)
            implements RequestEvent {
        @Override
        public String name() {
            return "verdict.given/1";
        }
    }

    /// The asker takes the newest verdict back.
    record VerdictUndone() implements RequestEvent {
        @Override
        public String name() {
            return "verdict.undone/1";
        }
    }

    /// It came back.
    ///
    /// @param round the new one
    record Reopened(int round, String words) implements RequestEvent {
        @Override
        public String name() {
            return "request.reopened/1";
        }
    }

    /// No verdict in the window.
    ///
    /// @param told whether the asker could be told
    record Silent(boolean told) implements RequestEvent {
        @Override
        public String name() {
            return "request.silent/1";
        }
    }

    /// Taken back by the asker.
    record Withdrawn(String words) implements RequestEvent {
        @Override
        public String name() {
            return "request.withdrawn/1";
        }
    }

    /// Brought from another desk; not witnessed by this one.
    ///
    /// @param source code of the desk it came from
    /// @param open whether it joins the loop; else it was closed before
    /// @param target that desk's own due instant: its word, never our promise
    /// @param kept that desk's own judgement: ontime, overdue or unknown
    record Imported(
            String service,
            String agency,
            String area,
            String source,
            boolean open,
            Instant opened,
            @Nullable Instant target,
            @Nullable Instant closed,
            String kept,
            String number,
            String words,
            String place,
            String point,
            String closingNote,
            String sourceId,
            String attributes,
            List<String> photos)
            implements RequestEvent {
        public Imported {
            photos = List.copyOf(photos);
        }

        @Override
        public String name() {
            return "request.imported/1";
        }
    }

    /// What began a round.
    enum Origin {
        RULE,
        PERSON,
        RETURN,
        APPEAL;

        /// The word on the record: `return`.
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /// The two halves of a promise.
    enum Which {
        ANSWER,
        DONE;

        /// The word on the record: `answer`.
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
