package org.commonweal.web;

import io.helidon.http.Header;
import io.helidon.http.HeaderValues;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Headers as bytes ready to be sent. Most say the same in every reply, so the last of each name is
/// kept. The one place where a value is looked at for what would end a header early.
final class ReadyHeaders {
    private final Map<String, Header> last = new ConcurrentHashMap<>();

    /// @param name as the house writes it, never as a client did
    /// @throws IllegalArgumentException for a value that no header may have
    Header of(String name, String value) {
        var before = last.get(name);
        if (before != null && before.get().equals(value)) {
            return before;
        }
        var header = HeaderValues.createCached(name, value);
        header.validate();
        last.put(name, header);
        return header;
    }
}
