package org.commonweal.web;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// A request as the server hands it over, before anything is believed.
interface Incoming {
    String method();

    /// Percent-encoded, without the query.
    String path();

    /// Percent-encoded, without `?`; empty when there is none.
    String query();

    /// A header's value; several of one name joined by commas.
    @Nullable String header(String name);

    /// The body, of any length; reading blocks until bytes come or patience ends.
    InputStream body();

    /// The numeric address at the other end of the connection.
    String peer();
}
