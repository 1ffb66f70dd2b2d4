package org.commonweal.desk;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.commonweal.requests.RequestCommand.Kind;

/// What staff may do to a request, in the order a page offers it. Whether it is possible now is for
/// the requests' own table of life.
enum DeskAct {
    TAKE("take", Kind.TAKE),
    ROUTE("route", Kind.ROUTE),
    DECIDE("decide", Kind.DECIDE_APPEAL),
    START("start", Kind.START),
    DONE("done", Kind.REPORT_DONE),
    NOTE("note", Kind.NOTE),
    MOVE("move", Kind.MOVE),
    PAUSE("pause", Kind.PAUSE),
    RESUME("resume", Kind.RESUME),
    REFUSE("refuse", Kind.REFUSE),
    VERDICT("verdict", Kind.JUDGE);

    private final String path;
    private final Kind kind;

    DeskAct(String path, Kind kind) {
        this.path = path;
        this.kind = kind;
    }

    /// Last part of its address, and part of its message keys.
    String path() {
        return path;
    }

    Kind kind() {
        return kind;
    }

    /// Names of the form's fields in order; none when one press does it.
    List<String> fields() {
        return switch (this) {
            case TAKE, RESUME -> List.of();
            case ROUTE -> List.of("agency");
            case DECIDE -> List.of("outcome", "words");
            case START -> List.of("words");
            case DONE -> List.of("words", "photos");
            case NOTE -> List.of("words", "who", "photos");
            case MOVE -> List.of("reason", "due", "words");
            case PAUSE -> List.of("reason", "words");
            case REFUSE -> List.of("reason", "next_owner", "words");
            case VERDICT -> List.of("code", "answer", "content", "words");
        };
    }

    /// Whether a sentence of guidance stands over its form.
    boolean guided() {
        return this == MOVE || this == DONE || this == REFUSE || this == VERDICT;
    }

    /// Its access key, or empty.
    String key() {
        return switch (this) {
            case NOTE -> "n";
            case DONE -> "d";
            default -> "";
        };
    }

    /// Whether one press does it, with nothing to fill in.
    boolean bare() {
        return fields().isEmpty();
    }

    static Optional<DeskAct> of(String path) {
        return Arrays.stream(values()).filter(act -> act.path.equals(path)).findFirst();
    }
}
