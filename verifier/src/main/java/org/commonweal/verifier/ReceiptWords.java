package org.commonweal.verifier;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Explains a receipt to a person and says what it proves.
final class ReceiptWords {
    private final PrintStream out;

    ReceiptWords(PrintStream out) {
        this.out = out;
    }

    /// @return whether nothing about it is wrong
    boolean tell(Receipt receipt, Optional<VerifierKey> key) {
        Entry entry = receipt.entry();
        line("What was recorded", EntryWords.what(entry));
        line("When", EntryWords.when(entry));
        line("Who is to answer", EntryWords.whom(entry));
        line("Case", entry.handle().format() + ", step " + entry.step());
        for (Field field : entry.fields()) {
            Opening opening = receipt.openings().get(field.name());
            line(
                    "  " + field.name(),
                    opening == null ? "(not opened by this receipt)" : value(opening.value()));
        }
        Checkpoint head = receipt.head();
        line(
                "Where",
                String.format(
                        Locale.ROOT,
                        "entry %,d of %s, under its checkpoint of %,d entries",
                        receipt.index(),
                        head.origin(),
                        head.size()));
        out.println(
                "The entry is under that checkpoint, and every field opened is what was committed to.");
        return signed(receipt, head, key);
    }

    private boolean signed(Receipt receipt, Checkpoint head, Optional<VerifierKey> key) {
        if (key.isEmpty()) {
            List<String> names =
                    receipt.checkpoint().lines().stream().map(Note.Line::name).toList();
            out.println(
                    "Not proved: who signed. The checkpoint bears signatures in the name of "
                            + String.join(", ", names)
                            + "; give the desk's key with --key to prove it.");
            return true;
        }
        try {
            if (receipt.signedBy(key.get())) {
                out.println(
                        "Signed by "
                                + key.get()
                                + ". Checked: entry, commitments, proof and signature; 0 failed.");
                return true;
            }
            out.println(
                    "FAILED: the checkpoint of "
                            + head.origin()
                            + " is not signed by "
                            + key.get()
                            + ".");
        } catch (InvalidRecord e) {
            out.println("FAILED: " + e.sentence() + ".");
        }
        return false;
    }

    /// A value could hold anything, so control characters must not reach a terminal.
    private static String value(String text) {
        return text.isEmpty() ? "(empty)" : text.replaceAll("\\p{Cntrl}", " ");
    }

    private void line(String name, String words) {
        out.println(String.format("%-18s %s", name, words));
    }
}
