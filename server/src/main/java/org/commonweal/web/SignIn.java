package org.commonweal.web;

import java.util.Optional;

/// How `web` learns which member of staff is behind a request; the `people` room answers.
public interface SignIn {
    /// Nobody ever signs in: for tests and for desks without staff pages.
    SignIn NOBODY = exchange -> Optional.empty();

    /// The session that the request's cookie proves. Asked at most once a request.
    ///
    /// @param exchange the request; only its cookies, headers and sender may be read
    /// @return the session, or empty when there is none, it has ended, or the account is closed
    Optional<StaffSession> staff(Exchange exchange);
}
