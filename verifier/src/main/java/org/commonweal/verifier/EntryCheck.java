package org.commonweal.verifier;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Holds each entry against the vocabulary, its case's chain and the registers published before it.
final class EntryCheck {
    private final Source source;
    private final Findings findings;
    private final EntryScanner scan = new EntryScanner();
    private final CaseTable cases = new CaseTable();
    private final Map<Register, CodeTable> registers = new EnumMap<>(Register.class);
    private final Withdrawals withdrawals = new Withdrawals();
    private final DumpCheck dumps;
    private long entries;
    private long documents;
    private long erasures;
    private long nanos;
    private boolean broken;

    EntryCheck(Source source, Findings findings, DumpCheck dumps) {
        this.source = source;
        this.findings = findings;
        this.dumps = dumps;
        for (Register register : Register.values()) {
            registers.put(register, new CodeTable());
        }
    }

    /// Checks a bundle's entries. After a bundle that cannot be read nothing is known of the cases
    /// in it, so the rest is left unchecked and said to be.
    void add(LeafBundle bundle) throws IOException {
        if (!bundle.readable && !broken) {
            broken = true;
            findings.wrong(
                    Findings.Check.ENTRIES,
                    "entries from "
                            + bundle.index * Tile.WIDTH
                            + " on are unchecked: their bundle cannot be read");
        }
        if (broken) {
            return;
        }
        long before = System.nanoTime();
        for (int i = 0; i < bundle.width; i++) {
            check(bundle, i);
        }
        nanos += System.nanoTime() - before;
    }

    private void check(LeafBundle bundle, int i) throws IOException {
        long n = bundle.index * Tile.WIDTH + i;
        entries++;
        try {
            scan.scan(bundle.bytes, bundle.starts[i], bundle.ends[i]);
        } catch (InvalidRecord e) {
            wrong(n, e.sentence());
            return;
        }
        chain(bundle, i, n);
        codes(bundle.bytes, n);
        if (DumpCheck.is(scan.shape())) {
            dumps.add(scan, n).ifPresent(sentence -> wrong(n, sentence));
        } else if (!scan.shape().type.mayBeConfidential()) {
            publish(n);
        } else if (Withdrawals.is(scan.shape())) {
            withdraw(n);
        }
    }

    private void chain(LeafBundle bundle, int i, long n) {
        Shape shape = scan.shape();
        int at = cases.find(scan.caseHigh(), scan.caseLow());
        if (!cases.isKnown(at)) {
            if (scan.step() != 0) {
                wrong(n, "its case begins at step " + scan.step() + ", not 0");
            }
        } else if (scan.step() != cases.step(at) + 1) {
            wrong(n, "its case goes from step " + cases.step(at) + " to " + scan.step());
        } else if (!cases.isLast(at, bundle.bytes, scan.from(shape.prev))) {
            wrong(n, "prev is not the hash of the entry before it in its case");
        } else if (cases.isConfidential(at) != shape.confidential) {
            wrong(n, "a case is confidential from its first entry to its last, or never");
        }
        cases.put(
                at,
                scan.caseHigh(),
                scan.caseLow(),
                scan.step(),
                shape.confidential,
                bundle.hashes,
                i * Hashes.LENGTH);
    }

    /// At step 0 a code must stand in the newest register; later steps may name what was listed
    /// when the case was young.
    private void codes(byte[] bytes, long n) {
        Shape shape = scan.shape();
        for (int slot : shape.registered) {
            if (scan.has(slot)) {
                Shape.Slot member = shape.slots[slot];
                CodeTable table = table(member.register().orElseThrow());
                if (member.check() == Shape.Check.WHOLE) {
                    if (scan.number(slot) > table.version()) {
                        wrong(
                                n,
                                member.name()
                                        + " "
                                        + scan.number(slot)
                                        + " was not published before it");
                    }
                } else {
                    int version = table.versionOf(bytes, scan.from(slot), scan.to(slot));
                    if (version == 0 || scan.step() == 0 && version < table.version()) {
                        wrong(
                                n,
                                member.name()
                                        + " \""
                                        + scan.text(slot)
                                        + "\" is not in the register published before it");
                    }
                }
            }
        }
    }

    private void publish(long n) throws IOException {
        Shape shape = scan.shape();
        int register = shape.slot("register");
        if (register < 0) {
            return;
        }
        documents++;
        Register which = Register.of(scan.text(register)).orElseThrow();
        CodeTable table = table(which);
        long version = scan.number(shape.slot("version"));
        if (version != table.version() + 1) {
            registerWrong(
                    n, which.word() + " goes from version " + table.version() + " to " + version);
        }
        String hash = scan.text(shape.slot("hash"));
        Optional<byte[]> served = source.get(RegisterDocument.path(hash));
        if (served.isEmpty()) {
            registerWrong(n, RegisterDocument.path(hash) + " is missing");
        } else if (!Hashes.hex(Hashes.sha256(served.get())).equals(hash)) {
            registerWrong(n, RegisterDocument.path(hash) + " is not the document with that hash");
        } else {
            publish(n, which, version, served.get());
        }
    }

    private void publish(long n, Register which, long version, byte[] served) {
        try {
            RegisterDocument document = RegisterDocument.parse(served);
            if (document.register() != which || document.version() != version) {
                registerWrong(
                        n,
                        "the document is version "
                                + document.version()
                                + " of "
                                + document.register().word());
            }
            table(which).publish(document);
        } catch (InvalidRecord e) {
            registerWrong(n, "its document: " + e.sentence());
        }
    }

    private CodeTable table(Register register) {
        return Objects.requireNonNull(registers.get(register));
    }

    private void withdraw(long n) {
        erasures++;
        if (scan.number(scan.shape().slot("of")) >= scan.step()) {
            wrong(n, "it withdraws fields of a step that is not before it");
        }
        if (!withdrawals.add(scan, n)) {
            wrong(n, "it shows again what is not hidden");
        }
    }

    private void wrong(long n, String sentence) {
        findings.wrong(Findings.Check.ENTRIES, "entry " + n + ": " + sentence);
    }

    private void registerWrong(long n, String sentence) {
        findings.wrong(Findings.Check.REGISTERS, "entry " + n + ": " + sentence);
    }

    Withdrawals withdrawals() {
        return withdrawals;
    }

    long entries() {
        return entries;
    }

    int cases() {
        return cases.cases();
    }

    long documents() {
        return documents;
    }

    long erasures() {
        return erasures;
    }

    long nanos() {
        return nanos;
    }
}
