package org.commonweal.imports;

/// An import that cannot start: the message is one sentence a line for the person who called it,
/// with file and line.
public final class ImportRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// @param message what is wrong and where
    public ImportRefused(String message) {
        super(message);
    }
}
