package org.commonweal.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Reads the checkpoint and decides whose it is.
final class HeadCheck {
    private final Source source;
    private final Findings findings;
    private final AuditOptions options;
    private Optional<VerifierKey> key = Optional.empty();

    HeadCheck(Source source, Findings findings, AuditOptions options) {
        this.source = source;
        this.findings = findings;
        this.options = options;
    }

    /// The signed checkpoint.
    ///
    /// @throws IOException when there is none to be had: then there is nothing to audit
    byte[] fetch() throws IOException {
        return source.get("checkpoint")
                .orElseThrow(() -> new IOException("no checkpoint at " + source.name()));
    }

    /// The checkpoint, if the bytes are one; what is wrong with its signatures is among the
    /// findings.
    Optional<Checkpoint> check(byte[] bytes) throws IOException {
        try {
            Note note = Note.parse(bytes);
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            key = choose(checkpoint);
            key.ifPresent(known -> signature(note, checkpoint, known));
            options.policy().ifPresent(policy -> witnesses(note, policy));
            return Optional.of(checkpoint);
        } catch (InvalidRecord e) {
            findings.wrong(Findings.Check.SIGNATURE, "checkpoint: " + e.sentence());
            return Optional.empty();
        }
    }

    private Optional<VerifierKey> choose(Checkpoint checkpoint) throws IOException {
        Optional<VerifierKey> given = options.key().or(() -> trusted(checkpoint));
        Optional<String> served = source.get("key").map(bytes -> new String(bytes, UTF_8));
        if (served.isEmpty()) {
            findings.wrong(Findings.Check.SIGNATURE, "the record does not show its key");
            return given;
        }
        try {
            VerifierKey shown =
                    VerifierKey.parse(
                            served.get().endsWith("\n")
                                    ? served.get().substring(0, served.get().length() - 1)
                                    : served.get());
            if (given.isPresent() && !given.get().equals(shown)) {
                findings.wrong(
                        Findings.Check.SIGNATURE,
                        "the record shows another key than the one given: " + shown);
            }
            return given.or(() -> Optional.of(shown));
        } catch (InvalidRecord e) {
            findings.wrong(
                    Findings.Check.SIGNATURE, "the key that the record shows: " + e.sentence());
            return given;
        }
    }

    private Optional<VerifierKey> trusted(Checkpoint checkpoint) {
        List<VerifierKey> logs = options.policy().map(Policy::logs).orElse(List.of());
        Optional<VerifierKey> known =
                logs.stream().filter(log -> log.name().equals(checkpoint.origin())).findFirst();
        if (!logs.isEmpty() && known.isEmpty()) {
            findings.wrong(
                    Findings.Check.SIGNATURE, "the policy knows no record " + checkpoint.origin());
        }
        return known;
    }

    private void signature(Note note, Checkpoint checkpoint, VerifierKey known) {
        if (!checkpoint.origin().equals(known.name())) {
            findings.wrong(
                    Findings.Check.SIGNATURE,
                    "the checkpoint is of " + checkpoint.origin() + ", the key of " + known.name());
        }
        if (note.signedBy(List.of(known)).isEmpty()) {
            findings.wrong(
                    Findings.Check.SIGNATURE, "the checkpoint is not signed by " + known.name());
        }
    }

    private void witnesses(Note note, Policy policy) {
        try {
            if (!policy.isMetBy(note.signedBy(policy.witnesses()))) {
                findings.wrong(
                        Findings.Check.WITNESSES,
                        "too few of the policy's witnesses have cosigned");
            }
        } catch (InvalidRecord e) {
            findings.wrong(Findings.Check.WITNESSES, e.sentence());
        }
    }

    /// The checkpoint kept from before, when it is this record's and not ahead of it.
    Optional<Checkpoint> since(Checkpoint now) {
        if (options.since().isEmpty()) {
            return Optional.empty();
        }
        try {
            Note note = Note.parse(options.since().get());
            Checkpoint then = Checkpoint.parse(note.text());
            if (!then.origin().equals(now.origin())) {
                findings.wrong(
                        Findings.Check.SINCE,
                        "the checkpoint kept is of another record: " + then.origin());
            } else if (key.isPresent() && note.signedBy(List.of(key.get())).isEmpty()) {
                findings.wrong(
                        Findings.Check.SINCE,
                        "the checkpoint kept is not signed by the record's key");
            } else if (then.size() > now.size()) {
                findings.wrong(
                        Findings.Check.SINCE,
                        "the record had " + then.size() + " entries and now shows " + now.size());
            } else {
                return Optional.of(then);
            }
        } catch (InvalidRecord e) {
            findings.wrong(Findings.Check.SINCE, "the checkpoint kept: " + e.sentence());
        }
        return Optional.empty();
    }

    /// Says so when the record of today does not begin with the record of then.
    void compare(Checkpoint then, Optional<byte[]> root) {
        if (root.isEmpty() || !Arrays.equals(root.get(), then.root())) {
            findings.wrong(
                    Findings.Check.SINCE,
                    "the first "
                            + then.size()
                            + " entries are not those of the checkpoint kept: the record was rewritten");
        }
    }

    Optional<VerifierKey> key() {
        return key;
    }
}
