package org.commonweal;

/// What was asked on the command line cannot be done; the message says why, in a sentence or a few
/// lines.
final class Cannot extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Cannot(String why) {
        super(why);
    }
}
