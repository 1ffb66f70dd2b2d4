package org.commonweal.verifier;

/// Bytes that are not what the record's format says they must be. The message is a sentence a
/// person can act on.
public final class InvalidRecord extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String sentence;

    InvalidRecord(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    /// What is wrong, for a person.
    public String sentence() {
        return sentence;
    }
}
