package org.commonweal.verifier;

import java.util.List;

/// What an audit found.
///
/// @param size entries under the checkpoint that was audited
/// @param cases how many cases they belong to
/// @param tiles tiles of hashes compared
/// @param bundles entry bundles read
/// @param registers register documents held against their hash
/// @param fields what was found of the committed fields; all zero without the openings
/// @param failed how many checks failed
/// @param failures the first sentences of each check that failed
/// @param notProved what this audit could not show, a sentence each
/// @param nanos where the time went
public record AuditReport(
        long size,
        long cases,
        long tiles,
        long bundles,
        long registers,
        Fields fields,
        long failed,
        List<String> failures,
        List<String> notProved,
        Nanos nanos) {
    public AuditReport {
        failures = List.copyOf(failures);
        notProved = List.copyOf(notProved);
    }

    /// Whether nothing failed.
    public boolean isGood() {
        return failed == 0;
    }

    /// Every committed field is exactly one of these.
    ///
    /// @param opened shown, and it is what was committed to
    /// @param withheld sealed: only holders of a receipt can open it
    /// @param erased a later entry says it was erased
    /// @param hidden a later entry says it was hidden
    /// @param violated missing without a reason, shown without the right, or not what was committed
    ///   to
    public record Fields(long opened, long withheld, long erased, long hidden, long violated) {
        static final Fields NONE = new Fields(0, 0, 0, 0, 0);
    }

    /// Time spent computing, summed over threads, without waiting for files.
    ///
    /// @param tree hashing and comparing tiles and bundles
    /// @param rules entry rules
    /// @param openings commitments
    public record Nanos(long tree, long rules, long openings) {}
}
