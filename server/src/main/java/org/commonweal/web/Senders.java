package org.commonweal.web;

import java.net.InetAddress;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Tells who sent a request when trusted proxies stand between.
///
/// @param proxies addresses whose `X-Forwarded-For` is believed, each in the one spelling that
///   [#written] gives
record Senders(Set<String> proxies) {
    Senders {
        proxies =
                proxies.stream()
                        .map(proxy -> written(proxy).orElse(proxy))
                        .collect(Collectors.toUnmodifiableSet());
    }

    /// The last address in the chain that is not one of our proxies.
    String of(Incoming in) {
        var sender = in.peer();
        var forwarded = in.header("X-Forwarded-For");
        if (forwarded == null || !proxies.contains(sender)) {
            return sender;
        }
        var chain = forwarded.split(",");
        for (int i = chain.length - 1; i >= 0; i--) {
            var hop = written(chain[i].strip());
            if (hop.isEmpty()) {
                return sender;
            }
            sender = hop.get();
            if (!proxies.contains(sender)) {
                return sender;
            }
        }
        return sender;
    }

    /// An IP address in the one spelling in which the server says who calls: `::1` is
    /// `0:0:0:0:0:0:0:1`.
    ///
    /// @return empty for what is no address; no name is ever looked up
    static Optional<String> written(String address) {
        if (!address.matches("[0-9a-fA-F.:]{2,45}")) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(address).getHostAddress());
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }
}
