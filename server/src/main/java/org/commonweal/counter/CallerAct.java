package org.commonweal.counter;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.commonweal.requests.RequestCommand;
import org.commonweal.requests.RequestCommand.Kind;
import org.commonweal.requests.Verdict;
import org.commonweal.web.Form;

/// What a clerk can do for the one who asked, in the order it is offered. Whether it is possible
/// now is for the requests' own table of life.
enum CallerAct {
    VERDICT("verdict", Kind.JUDGE),
    UNDO("undo", Kind.UNDO),
    REOPEN("reopen", Kind.REOPEN),
    APPEAL("appeal", Kind.APPEAL),
    ACCEPT("accept", Kind.ACCEPT_REFUSAL),
    NOTE("note", Kind.NOTE),
    WITHDRAW("withdraw", Kind.WITHDRAW);

    private final String path;
    private final Kind kind;

    CallerAct(String path, Kind kind) {
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

    /// Whether words go with it.
    boolean words() {
        return this != UNDO && this != ACCEPT;
    }

    static Optional<CallerAct> of(String path) {
        return Arrays.stream(values()).filter(act -> act.path.equals(path)).findFirst();
    }

    /// What a form that is right tells the request.
    RequestCommand command(Form form) {
        var words = form.text("words");
        return switch (this) {
            case VERDICT ->
                    new RequestCommand.Judge(
                            Verdict.of(form.text("answer")).orElseThrow(),
                            form.text("content").isEmpty()
                                    ? 0
                                    : Integer.parseInt(form.text("content")),
                            words);
            case UNDO -> new RequestCommand.Undo();
            case REOPEN -> new RequestCommand.Reopen(words);
            case APPEAL -> new RequestCommand.Appeal(words);
            case ACCEPT -> new RequestCommand.AcceptRefusal();
            case NOTE -> new RequestCommand.Note(words, List.of(), "");
            case WITHDRAW -> new RequestCommand.Withdraw(words);
        };
    }
}
