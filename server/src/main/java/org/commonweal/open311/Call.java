package org.commonweal.open311;

import java.util.Optional;
import org.commonweal.keys.ProgramKey;
import org.commonweal.web.Exchange;

/// One call of a client.
///
/// @param params what it sent
/// @param program whose key it showed, if it showed one that holds
record Call(Exchange exchange, Target target, Params params, Optional<ProgramKey> program) {
    Format format() {
        return target.format();
    }

    boolean extended() {
        return params.says("extensions");
    }

    /// The desk's public address, without a slash at the end.
    String address() {
        return exchange.shell().link("");
    }

    /// Whether this call's address is one an answer may point on to.
    String path() {
        return exchange.path();
    }
}
