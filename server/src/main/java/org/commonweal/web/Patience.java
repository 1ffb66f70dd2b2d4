package org.commonweal.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.commonweal.outside.Chance;
import org.commonweal.outside.Now;

/// Slows down programs that send forms, and hardly anybody else. A field that people do not see is
/// a trap; and a sender who fell into it, or whose limit is near, waits a quarter of a minute
/// before the form is taken. A browser with script works for a moment instead. It asks no third
/// party, keeps nothing, loses nothing of what was typed, and never says no.
///
/// Shown by the template `web/patience`.
public final class Patience {
    /// How long a sender waits.
    public static final Duration WAIT = Duration.ofSeconds(15);

    private static final Duration LIFE = Duration.ofHours(1);
    private static final String TRAP = "homepage";
    private static final String TOKEN = "patience";
    private static final String WORK = "work";

    // About sixteen thousand hashes: a second of a telephone's time.
    private static final int BITS = 14;

    private final byte[] key;
    private final Now now;

    /// @param now the clock by which senders wait
    /// @param chance makes the key, new at each start; a token of before is asked for anew
    public Patience(Now now, Chance chance) {
        this.now = now;
        this.key = chance.bytes(32);
    }

    /// Whether a form may be taken now.
    ///
    /// @param near whether the sender's limit is near
    public boolean takes(Exchange exchange, Form form, boolean near) {
        boolean asked = near || !form.text(TRAP).isEmpty();
        return !asked || waited(exchange.sender(), form.text(TOKEN), form.text(WORK));
    }

    /// What a form must bring back, when it is shown again.
    public String token(Exchange exchange) {
        return token(exchange.sender(), now.now());
    }

    private String token(String sender, Instant at) {
        var second = Long.toString(at.getEpochSecond());
        return second + "." + mac(second + " " + Limits.network(sender));
    }

    private boolean waited(String sender, String token, String work) {
        if (!token.matches("[0-9]{1,12}\\.[0-9a-f]{64}")) {
            return false;
        }
        var begun = Instant.ofEpochSecond(Long.parseLong(token.substring(0, token.indexOf('.'))));
        var age = Duration.between(begun, now.now());
        boolean ours =
                MessageDigest.isEqual(token.getBytes(UTF_8), token(sender, begun).getBytes(UTF_8));
        boolean fresh = !age.isNegative() && age.compareTo(LIFE) <= 0;
        return ours && fresh && (age.compareTo(WAIT) >= 0 || worked(token, work));
    }

    private static boolean worked(String token, String work) {
        if (!work.matches("[0-9]{1,12}")) {
            return false;
        }
        try {
            var hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest((token + ":" + work).getBytes(UTF_8));
            return (((hash[0] & 0xff) << 8) | (hash[1] & 0xff)) >>> (16 - BITS) == 0;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String mac(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
