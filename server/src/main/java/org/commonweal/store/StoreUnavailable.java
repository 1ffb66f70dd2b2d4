package org.commonweal.store;

/// The store cannot do it now: the disk is full, the folder read-only, the server gone. Nothing of
/// the caller's work is stored unless [#outcomeUnknown]. Trying again later is right; with the same
/// client key it is harmless.
public final class StoreUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean outcomeUnknown;

    /// The work is surely not stored.
    ///
    /// @param sentence for a person who runs the desk; holds no value of any row and no password
    /// @param cause what the driver said
    public StoreUnavailable(String sentence, Throwable cause) {
        this(sentence, cause, false);
    }

    /// The work is surely not stored, for a reason that has no other cause.
    ///
    /// @param sentence for a person who runs the desk
    public StoreUnavailable(String sentence) {
        super(sentence);
        outcomeUnknown = false;
    }

    StoreUnavailable(String sentence, Throwable cause, boolean outcomeUnknown) {
        super(sentence, cause);
        this.outcomeUnknown = outcomeUnknown;
    }

    /// Whether it could not even be found out if the work was stored.
    ///
    /// @return true when the connection was lost during COMMIT and did not come back in time
    public boolean outcomeUnknown() {
        return outcomeUnknown;
    }
}
