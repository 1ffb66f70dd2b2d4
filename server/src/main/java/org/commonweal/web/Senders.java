package org.commonweal.web;

import java.util.Set;

/// Tells who sent a request when trusted proxies stand between.
///
/// @param proxies addresses whose `X-Forwarded-For` is believed
record Senders(Set<String> proxies) {
    /// The last address in the chain that is not one of our proxies.
    String of(Incoming in) {
        var sender = in.peer();
        var forwarded = in.header("X-Forwarded-For");
        if (forwarded == null || !proxies.contains(sender)) {
            return sender;
        }
        var chain = forwarded.split(",");
        for (int i = chain.length - 1; i >= 0; i--) {
            var hop = chain[i].strip();
            if (!hop.matches("[0-9a-fA-F.:]{2,45}")) {
                return sender;
            }
            sender = hop;
            if (!proxies.contains(sender)) {
                return sender;
            }
        }
        return sender;
    }
}
