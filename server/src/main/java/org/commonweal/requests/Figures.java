package org.commonweal.requests;

import java.time.YearMonth;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/// How the desk keeps its promises, counted over whole months. Each number has its denominator
/// beside it; docs/life.md says how each is counted, so that anybody can count again from the
/// record.
///
/// A promise belongs to the month in which its first due date lies, everything else to the month in
/// which it happened, and a request's state to the month in which it was asked. Months are those of
/// the town's zone.
///
/// @param from the first month
/// @param to the last month, included
/// @param asked requests asked here
/// @param imported requests brought from another desk
/// @param states requests of these months by where they stand now
/// @param missed of the requests still open, by where they stand: those whose promise was missed
/// @param promises promises due in these months by what became of them
/// @param verdicts verdicts that stand and came from the asker's own hand, by kind
/// @param relayed verdicts that stand and were relayed by another program, by kind; never among the
///   others
/// @param late of these, how many came after the silence
/// @param content answers 1 to 5 to "are you content?"; those nobody gave are left out
/// @param silentTold requests now silent whose asker was told
/// @param silentUntold requests now silent whose asker could not be told
/// @param returned rounds begun because it was not done, or came back
/// @param reopened of the verdicts "resolved", relayed ones included: those after which it came
///   back
/// @param took of the requests judged resolved, by the days begun from asking to the report that
///   was judged; what took longer than 999 is among those
/// @param refused refusals
/// @param appealed refusals that were appealed and decided
/// @param overturned of these, how many the agency lost
public record Figures(
        YearMonth from,
        YearMonth to,
        long asked,
        long imported,
        Map<State, Long> states,
        Map<State, Long> missed,
        Map<Kept, Long> promises,
        Map<Verdict, Long> verdicts,
        Map<Verdict, Long> relayed,
        long late,
        Map<Integer, Long> content,
        long silentTold,
        long silentUntold,
        long returned,
        long reopened,
        Map<Integer, Long> took,
        long refused,
        long appealed,
        long overturned) {
    public Figures {
        states = Map.copyOf(states);
        promises = Map.copyOf(promises);
        verdicts = Map.copyOf(verdicts);
        relayed = Map.copyOf(relayed);
        content = Map.copyOf(content);
        missed = Map.copyOf(missed);
        took = Map.copyOf(took);
    }

    /// Requests that still wait for somebody.
    public long open() {
        return states.entrySet().stream()
                .filter(entry -> entry.getKey().open())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /// Promises kept.
    public long kept() {
        return promises.getOrDefault(Kept.KEPT, 0L);
    }

    /// The denominator of [#kept()]: promises that were kept or broken. Those still pending, ended
    /// otherwise, or never confirmed are apart.
    public long judged() {
        return kept() + promises.getOrDefault(Kept.BROKEN, 0L);
    }

    /// Of the requests that still wait for somebody, those whose promise was missed.
    public long openMissed() {
        return missed.values().stream().mapToLong(Long::longValue).sum();
    }

    /// Promises due, whatever became of them.
    public long due() {
        return promises.values().stream().mapToLong(Long::longValue).sum();
    }

    /// Verdicts of one kind, relayed ones included.
    public long verdicts(Verdict verdict) {
        return verdicts.getOrDefault(verdict, 0L) + relayed.getOrDefault(verdict, 0L);
    }

    /// Verdicts of all kinds, relayed ones included: the denominator of [#cameBack()].
    public long allVerdicts() {
        long all = 0;
        for (var verdict : Verdict.values()) {
            all += verdicts(verdict);
        }
        return all;
    }

    /// Verdicts after which the work began again: "partly", "not resolved", and "resolved" that
    /// came back later.
    public long cameBack() {
        return allVerdicts() - verdicts(Verdict.RESOLVED) + reopened;
    }

    /// Requests closed without a verdict. Never counted as resolved.
    public long silent() {
        return silentTold + silentUntold;
    }

    /// Days within which half of what was judged resolved had been reported done, counted from the
    /// asking; empty where nothing was.
    public OptionalInt medianDays() {
        long all = took.values().stream().mapToLong(Long::longValue).sum();
        long below = 0;
        for (var days : new TreeMap<>(took).entrySet()) {
            below += days.getValue();
            if (2 * below >= all) {
                return OptionalInt.of(days.getKey());
            }
        }
        return OptionalInt.empty();
    }
}
