package org.commonweal.open311;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The client is told what is wrong, all of it at once. Nothing was stored.
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;
    private final transient Optional<Duration> wait;
    private final transient Optional<String> allow;

    private Refused(List<Fault> faults, Optional<Duration> wait, Optional<String> allow) {
        super("refused", null, false, false);
        this.faults = List.copyOf(faults);
        this.wait = wait;
        this.allow = allow;
    }

    static Refused of(int status, String words) {
        return of(List.of(new Fault(status, words)));
    }

    /// @param faults at least one
    static Refused of(List<Fault> faults) {
        return new Refused(faults, Optional.empty(), Optional.empty());
    }

    static Refused wait(Duration wait, String words) {
        return new Refused(List.of(new Fault(429, words)), Optional.of(wait), Optional.empty());
    }

    static Refused method(String allow, String words) {
        return new Refused(List.of(new Fault(405, words)), Optional.empty(), Optional.of(allow));
    }

    List<Fault> faults() {
        return faults;
    }

    /// The status of the whole answer: that of all faults, or 400 where they differ.
    int status() {
        int first = faults.getFirst().status();
        return faults.stream().allMatch(f -> f.status() == first) ? first : 400;
    }

    Optional<Duration> pause() {
        return wait;
    }

    Optional<String> allow() {
        return allow;
    }
}
