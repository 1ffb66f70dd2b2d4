package org.commonweal.web;

/// What a room does with one request. Runs on a virtual thread of its own and may block, but not in
/// native code.
@FunctionalInterface
public interface Handler {
    /// Answers.
    ///
    /// @param exchange what was asked
    /// @return what to send
    /// @throws Problem to send an error page instead
    /// @throws Exception anything else is logged under an id and becomes a 500 page that shows only
    ///   the id
    Reply handle(Exchange exchange) throws Exception;
}
