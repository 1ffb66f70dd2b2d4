package org.commonweal.outside;

import java.util.Base64;
import java.util.HexFormat;

/// New names for new things. Safe for use by any thread.
///
/// @param chance where the ids' randomness comes from
public record Ids(Chance chance) {
    private static final HexFormat HEX = HexFormat.of();

    /// Random bytes.
    ///
    /// @param n how many
    /// @return a new array
    public byte[] random(int n) {
        return chance.bytes(n);
    }

    /// Random bytes as lower-case hex.
    ///
    /// @param n how many bytes; the text is twice as long
    /// @return the digits
    public String hex(int n) {
        return HEX.formatHex(chance.bytes(n));
    }

    /// A secret that can stand in a link: 32 random bytes in URL-safe base64 without padding.
    ///
    /// @return 43 characters
    public String token() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(chance.bytes(32));
    }
}
