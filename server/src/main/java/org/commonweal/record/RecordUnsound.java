package org.commonweal.record;

/// The stored record does not hold together, or the key is not the one that signed it. The desk
/// must not start: nothing it could append would be believed.
public final class RecordUnsound extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// @param sentence for the person who runs the desk: what is wrong and what to do
    public RecordUnsound(String sentence) {
        super(sentence);
    }
}
