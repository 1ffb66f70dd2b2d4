package org.commonweal.verifier;

import java.io.PrintStream;

/// A bar on a terminal, and nothing anywhere else.
final class Progress {
    private static final int WIDTH = 40;

    private final PrintStream out;
    private final boolean drawn;
    private final String what;
    private int last = -1;

    Progress(PrintStream out, boolean drawn, String what) {
        this.out = out;
        this.drawn = drawn;
        this.what = what;
    }

    void at(long done, long all) {
        int filled = all == 0 ? WIDTH : (int) (done * WIDTH / all);
        if (drawn && filled != last) {
            last = filled;
            out.print(
                    "\r"
                            + what
                            + " ["
                            + "#".repeat(filled)
                            + "-".repeat(WIDTH - filled)
                            + "] "
                            + 100 * filled / WIDTH
                            + " %");
            out.flush();
        }
    }

    void done() {
        if (drawn) {
            out.print("\r" + " ".repeat(WIDTH + what.length() + 10) + "\r");
            out.flush();
        }
    }
}
