package org.commonweal.requests;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.commonweal.photos.PhotoId;

/// Everything that can be told to a request. Words are stripped of white space at both ends; empty
/// words are words not given.
public sealed interface RequestCommand {
    /// Which command this is: the word in [RequestLife], on buttons and in addresses.
    Kind kind();

    /// The photos that come with it.
    default List<PhotoId> photos() {
        return List.of();
    }

    /// A person names the agency for a request that waits.
    record Route(String agency) implements RequestCommand {
        @Override
        public Kind kind() {
            return Kind.ROUTE;
        }
    }

    /// A handler takes it on.
    record Take() implements RequestCommand {
        @Override
        public Kind kind() {
            return Kind.TAKE;
        }
    }

    /// Public words, a note for staff only, or both in one.
    record Note(String words, List<PhotoId> photos, String note) implements RequestCommand {
        public Note {
            words = Content.lines(words);
            note = Content.lines(note);
            photos = List.copyOf(photos);
        }

        @Override
        public Kind kind() {
            return Kind.NOTE;
        }
    }

    /// Public words or photos of a resident who did not ask it.
    record Add(String words, List<PhotoId> photos) implements RequestCommand {
        public Add {
            words = Content.lines(words);
            photos = List.copyOf(photos);
        }

        @Override
        public Kind kind() {
            return Kind.ADD;
        }
    }

    /// Work begins.
    record Start(String words) implements RequestCommand {
        public Start {
            words = Content.lines(words);
        }

        @Override
        public Kind kind() {
            return Kind.START;
        }
    }

    /// A later due instant, with a reason of the list `move`.
    record Move(String reason, Instant due, String words) implements RequestCommand {
        public Move {
            words = Content.lines(words);
        }

        @Override
        public Kind kind() {
            return Kind.MOVE;
        }
    }

    /// The clock stops, for a reason of the list `pause`.
    record Pause(String reason, String words) implements RequestCommand {
        public Pause {
            words = Content.lines(words);
        }

        @Override
        public Kind kind() {
            return Kind.PAUSE;
        }
    }

    /// The clock runs again.
    record Resume() implements RequestCommand {
        @Override
        public Kind kind() {
            return Kind.RESUME;
        }
    }

    /// It is done, says the agency; what was done must be said.
    record ReportDone(String words, List<PhotoId> photos) implements RequestCommand {
        public ReportDone {
            words = Content.lines(words);
            photos = List.copyOf(photos);
        }

        @Override
        public Kind kind() {
            return Kind.REPORT_DONE;
        }
    }

    /// No, for a reason of the list `refuse`, naming the next owner or the remedy.
    record Refuse(String reason, String words, String nextOwner) implements RequestCommand {
        public Refuse {
            words = Content.lines(words);
            nextOwner = nextOwner.strip();
        }

        @Override
        public Kind kind() {
            return Kind.REFUSE;
        }
    }

    /// The asker calls for a second pair of eyes.
    record Appeal(String words) implements RequestCommand {
        public Appeal {
            words = Content.lines(words);
        }

        @Override
        public Kind kind() {
            return Kind.APPEAL;
        }
    }

    /// The refusal stands (upheld), or the agency must act after all. Words are required.
    record DecideAppeal(boolean upheld, String words) implements RequestCommand {
        public DecideAppeal {
            words = Content.lines(words);
        }

        @Override
        public Kind kind() {
            return Kind.DECIDE_APPEAL;
        }
    }

    /// The asker takes the refusal as it is.
    record AcceptRefusal() implements RequestCommand {
        @Override
        public Kind kind() {
            return Kind.ACCEPT_REFUSAL;
        }
    }

    /// The asker's verdict.
    ///
    /// @param content 1 to 5, or 0 when not said
    record Judge(Verdict verdict, int content, String words) implements RequestCommand {
        public Judge {
            words = Content.lines(words);
        }

        @Override
        public Kind kind() {
            return Kind.JUDGE;
        }
    }

    /// The asker takes the verdict back.
    record Undo() implements RequestCommand {
        @Override
        public Kind kind() {
            return Kind.UNDO;
        }
    }

    /// It came back.
    record Reopen(String words) implements RequestCommand {
        public Reopen {
            words = Content.lines(words);
        }

        @Override
        public Kind kind() {
            return Kind.REOPEN;
        }
    }

    /// The asker takes the request back.
    record Withdraw(String words) implements RequestCommand {
        public Withdraw {
            words = Content.lines(words);
        }

        @Override
        public Kind kind() {
            return Kind.WITHDRAW;
        }
    }

    /// Time has passed: only the desk's clock says so.
    record Tick() implements RequestCommand {
        @Override
        public Kind kind() {
            return Kind.TICK;
        }
    }

    /// The commands by name.
    enum Kind {
        ROUTE,
        TAKE,
        NOTE,
        ADD,
        START,
        MOVE,
        PAUSE,
        RESUME,
        REPORT_DONE,
        REFUSE,
        APPEAL,
        DECIDE_APPEAL,
        ACCEPT_REFUSAL,
        JUDGE,
        UNDO,
        REOPEN,
        WITHDRAW,
        TICK;

        /// The word in message keys and addresses: `report_done`.
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
