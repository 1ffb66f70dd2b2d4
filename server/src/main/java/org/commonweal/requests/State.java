package org.commonweal.requests;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Where a request stands. What may happen in each state is in [RequestLife].
public enum State {
    /// Raised; no agency has it yet: a person must route it.
    WAITING(true, "open"),
    /// An agency has it; the promise is running.
    PROMISED(true, "investigating"),
    /// Work has begun.
    UNDER_WAY(true, "in_progress"),
    /// The agency claims that it is done; the asker's verdict is awaited.
    REPORTED_DONE(true, "in_progress"),
    /// The asker's verdict. Nothing else is ever sent as fixed.
    RESOLVED(false, "fixed"),
    /// The agency says no; the asker may accept or appeal.
    REFUSED(true, "investigating"),
    /// A second pair of eyes looks at the refusal.
    APPEALED(true, "investigating"),
    /// Refused for good: accepted, never appealed, or upheld.
    REFUSAL_FINAL(false, "no_further_action"),
    /// No verdict in the window: closed, and counted apart.
    SILENT(false, "no_further_action"),
    /// Taken back by the asker.
    WITHDRAWN(false, "no_further_action"),
    /// Imported as closed elsewhere; no verdict is claimed.
    CLOSED_BEFORE(false, "no_further_action");

    private static final Map<String, State> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(State::code, it -> it));

    private final String code;
    private final boolean open;
    private final String update;

    State(boolean open, String update) {
        this.code = name().toLowerCase(Locale.ROOT);
        this.open = open;
        this.update = update;
    }

    /// The word used in tables, filters and message keys: `under_way`.
    public String code() {
        return code;
    }

    /// The state with a [#code()].
    public static Optional<State> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /// Whether the request still waits for somebody.
    public boolean open() {
        return open;
    }

    /// `status` in the Open311 list: `open` or `closed`.
    public String open311Status() {
        return open ? "open" : "closed";
    }

    /// Status in the Open311 updates extension.
    ///
    /// @param nextOwner whether a refusal named who is in charge instead
    public String open311Update(boolean nextOwner) {
        return this == REFUSAL_FINAL && nextOwner ? "not_councils_responsibility" : update;
    }
}
