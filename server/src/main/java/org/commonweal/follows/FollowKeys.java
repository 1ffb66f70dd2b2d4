package org.commonweal.follows;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.commonweal.outside.Chance;
import org.commonweal.outside.Folder;

/// The secrets in followers' messages: made from the follower's number with a key outside the
/// tables, so none is stored and a copy of the tables lets nobody leave for another. They open
/// nothing of any asker's.
public final class FollowKeys {
    private static final String FILE = "follows.key";
    private static final int LENGTH = 18;

    private final SecretKeySpec key;

    private FollowKeys(byte[] key) {
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    /// Reads the desk's key, or makes it on the first start.
    ///
    /// @param folder where the desk keeps its keys; the file `follows.key` is readable by its owner
    ///   only
    public static FollowKeys open(Folder folder, Chance chance) {
        var key =
                folder.read(FILE)
                        .orElseGet(() -> {
                            var fresh = chance.bytes(32);
                            folder.writeSecret(FILE, fresh);
                            return fresh;
                        });
        if (key.length != 32) {
            throw new IllegalStateException("the key file " + FILE + " is damaged");
        }
        return new FollowKeys(key);
    }

    /// What a token lets its holder do.
    enum Use {
        /// Say that the address is theirs.
        CONFIRM,
        /// Change or end the following.
        KEEP
    }

    String token(Use use, long follow) {
        return follow
                + "-"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(mac(use, follow));
    }

    /// Whose token it is; empty for one that was guessed, cut or is for another use.
    OptionalLong read(Use use, String token) {
        int dash = token.indexOf('-');
        if (dash < 1
                || dash > 18
                || token.length() > 60
                || !token.substring(0, dash).matches("[1-9][0-9]*")) {
            return OptionalLong.empty();
        }
        long follow = Long.parseLong(token.substring(0, dash));
        boolean right =
                MessageDigest.isEqual(token(use, follow).getBytes(UTF_8), token.getBytes(UTF_8));
        return right ? OptionalLong.of(follow) : OptionalLong.empty();
    }

    private byte[] mac(Use use, long follow) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            var text = "commonweal.follow.v1 " + use.name() + " " + follow;
            return Arrays.copyOf(mac.doFinal(text.getBytes(UTF_8)), LENGTH);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
