package org.commonweal.verdicts;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.commonweal.photos.PhotoId;
import org.commonweal.requests.RequestCommand;
import org.commonweal.requests.RequestCommand.Kind;
import org.commonweal.requests.RequestView;

/// What an asker can do besides judging, in the order it is offered. Whether it is possible now is
/// for [RequestLife].
enum AskerAct {
    UNDO("undo", Kind.UNDO, false, "verdict.undone/1"),
    REOPEN("reopen", Kind.REOPEN, true, "request.reopened/1"),
    APPEAL("appeal", Kind.APPEAL, true, "request.appealed/1"),
    ACCEPT("accept", Kind.ACCEPT_REFUSAL, false, "refusal.final/1"),
    NOTE("note", Kind.NOTE, true, "request.noted/1"),
    WITHDRAW("withdraw", Kind.WITHDRAW, true, "request.withdrawn/1");

    private final String path;
    private final Kind kind;
    private final boolean words;
    private final String event;

    AskerAct(String path, Kind kind, boolean words, String event) {
        this.path = path;
        this.kind = kind;
        this.words = words;
        this.event = event;
    }

    /// Last part of its address, and part of its message keys.
    String path() {
        return path;
    }

    Kind kind() {
        return kind;
    }

    /// Whether its form has a field for words.
    boolean asksWords() {
        return words;
    }

    boolean asksPhotos() {
        return this == NOTE;
    }

    /// Whether it is what happened last, so that a page may say so.
    boolean justHappened(RequestView view) {
        var steps = view.steps();
        return steps.subList(Math.max(0, steps.size() - 2), steps.size()).stream()
                .anyMatch(step -> step.event().equals(event));
    }

    RequestCommand command(String words, List<PhotoId> photos) {
        return switch (this) {
            case UNDO -> new RequestCommand.Undo();
            case REOPEN -> new RequestCommand.Reopen(words);
            case APPEAL -> new RequestCommand.Appeal(words);
            case ACCEPT -> new RequestCommand.AcceptRefusal();
            case NOTE -> new RequestCommand.Note(words, photos, "");
            case WITHDRAW -> new RequestCommand.Withdraw(words);
        };
    }

    static Optional<AskerAct> of(String path) {
        return Arrays.stream(values()).filter(act -> act.path.equals(path)).findFirst();
    }
}
