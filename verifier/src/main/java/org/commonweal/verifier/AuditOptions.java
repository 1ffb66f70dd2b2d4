package org.commonweal.verifier;

import java.nio.file.Path;
import java.util.Optional;

/// What an audit is given to hold the record against.
///
/// @param key the desk's key, known from elsewhere than the record itself
/// @param policy whom to trust: the key too, unless `key` is given, and which witnesses must have
///   cosigned
/// @param since a signed checkpoint kept from an earlier audit
/// @param dump a file that the record is to tell of as one of its dumps
/// @param openings whether to check what is shown of the committed fields
/// @param threads how many processors to keep at work, at least 1: with 1 everything is reckoned on
///   the caller's thread, one thing after another, and only reading goes on ahead of it
/// @param progress whether to draw a bar
public record AuditOptions(
        Optional<VerifierKey> key,
        Optional<Policy> policy,
        Optional<byte[]> since,
        Optional<Path> dump,
        boolean openings,
        int threads,
        boolean progress) {
    /// @throws IllegalArgumentException for less than one thread
    public AuditOptions {
        if (threads < 1) {
            throw new IllegalArgumentException("an audit needs a thread");
        }
    }

    /// An audit with nothing to hold the record against but itself, openings included.
    public static AuditOptions alone() {
        return new AuditOptions(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true,
                Runtime.getRuntime().availableProcessors(),
                false);
    }

    /// The same with the desk's key.
    public AuditOptions withKey(VerifierKey known) {
        return new AuditOptions(
                Optional.of(known), policy, since, dump, openings, threads, progress);
    }

    /// The same with a checkpoint kept from before.
    public AuditOptions withSince(byte[] kept) {
        return new AuditOptions(key, policy, Optional.of(kept), dump, openings, threads, progress);
    }

    /// The same with a trust file.
    public AuditOptions withPolicy(Policy trusted) {
        return new AuditOptions(
                key, Optional.of(trusted), since, dump, openings, threads, progress);
    }

    /// The same with a file that is to be one of the record's dumps.
    public AuditOptions withDump(Path file) {
        return new AuditOptions(key, policy, since, Optional.of(file), openings, threads, progress);
    }

    /// The same on so many processors.
    public AuditOptions withThreads(int wanted) {
        return new AuditOptions(key, policy, since, dump, openings, wanted, progress);
    }
}
