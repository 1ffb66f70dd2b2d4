package org.commonweal;

import java.io.PrintWriter;
import java.util.Locale;
import org.commonweal.imports.Imports;

/// A bar on a terminal; nothing elsewhere, so that logs stay readable.
final class ProgressBar implements Imports.Progress {
    private static final int WIDTH = 40;
    private final PrintWriter out;
    private final boolean isTerminal = isTerminal();

    ProgressBar(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void at(long read, long size, long rows) {
        if (isTerminal && size > 0) {
            var filled = (int) Math.min(WIDTH, WIDTH * read / size);
            out.printf(
                    Locale.ROOT,
                    "\r[%s%s] %3d %%  %,d rows",
                    "#".repeat(filled),
                    ".".repeat(WIDTH - filled),
                    100 * read / size,
                    rows);
            out.flush();
        }
    }

    // The check thinks of Java 22 to 24; since 25 there is again no console where nobody sits.
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        var console = System.console();
        return console != null && console.isTerminal();
    }

    void end() {
        if (isTerminal) {
            out.println();
        }
    }
}
