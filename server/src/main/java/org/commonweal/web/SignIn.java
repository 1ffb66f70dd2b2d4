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

    /// What a staff form is answered with that came when nobody was signed in, as after a session
    /// has ended. It was not sent by another site, and nothing of it has been done.
    ///
    /// @param exchange the request, whose form may be read
    /// @return a page with status 403
    default Reply ended(Exchange exchange) {
        throw Problem.of(403, exchange.say("web.problem.sign_in"));
    }
}
