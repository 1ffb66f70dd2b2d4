package org.commonweal.requests;

/// What proves that a request is somebody's own. Checked in the same transaction as what it allows.
public sealed interface AskerKey {
    /// The secret link of a message or of the receipt.
    record Link(String token) implements AskerKey {}

    /// The code on the receipt. Slow to guess only if the caller throttles.
    record Code(RequestNumber number, String code) implements AskerKey {}
}
