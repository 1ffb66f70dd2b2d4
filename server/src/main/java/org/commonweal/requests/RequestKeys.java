package org.commonweal.requests;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.commonweal.outside.Chance;
import org.commonweal.outside.Folder;
import org.commonweal.outside.Ids;
import org.commonweal.store.Tx;
import org.commonweal.verifier.Hashes;

/// The secrets by which askers prove that a request is theirs. Kept hashed, so that neither staff
/// nor a copy of the tables can speak for an asker: links by SHA-256 (256 bits of chance need no
/// more), codes by HMAC under a key that is not in the tables (40 bits would be guessed otherwise).
public final class RequestKeys {
    private static final String FILE = "codes.key";
    // Crockford's alphabet: nothing that looks or sounds like another digit.
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int CODE_LENGTH = 8;
    // Whoever has just judged holds the link of the message that the answer to the verdict
    // replaces.
    private static final Duration LIVES_ON = Duration.ofHours(1);

    private final Ids ids;
    private final SecretKeySpec key;

    private RequestKeys(Chance chance, byte[] key) {
        this.ids = new Ids(chance);
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    /// Reads the desk's key for codes, or makes it on the first start.
    ///
    /// @param folder where the desk keeps its keys; the file `codes.key` is readable by its owner
    ///   only
    public static RequestKeys open(Folder folder, Chance chance) {
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
        return new RequestKeys(chance, key);
    }

    Ids ids() {
        return ids;
    }

    /// What the receipt shows once.
    record Fresh(String code, String link) {}

    /// Makes the secrets of a new request.
    Fresh issue(Tx tx, long request) throws SQLException {
        var code = new StringBuilder();
        for (byte b : ids.random(CODE_LENGTH)) {
            code.append(ALPHABET.charAt(b & 31));
        }
        var link = ids.token();
        tx.sql("insert into request_keys (request, receipt, code) values (?, ?, ?)")
                .with(request, sha256(link), mac(request, code.toString()))
                .run();
        return new Fresh(code.insert(CODE_LENGTH / 2, '-').toString(), link);
    }

    /// A link for a message that is about to be sent; that of the message before lives on.
    Optional<String> offer(Tx tx, long request) throws SQLException {
        var link = ids.token();
        int rows =
                tx.sql("update request_keys set offered = ? where request = ?")
                        .with(sha256(link), request)
                        .run();
        return rows == 0 ? Optional.empty() : Optional.of(link);
    }

    /// The message with the link last offered was sent: the one before opens the request for an
    /// hour yet, so that nothing dies under somebody who is reading or writing.
    void sent(Tx tx, long request, Instant at) throws SQLException {
        tx.sql(
                        "insert into request_links_before (link, request, until) select message, request, ? from request_keys"
                                + " where request = ? and offered is not null and message is not null")
                .with(at.plus(LIVES_ON), request)
                .run();
        forget(tx, request, at);
        tx.sql(
                        "update request_keys set message = offered, offered = null where request = ? and offered is not null")
                .with(request)
                .run();
    }

    /// The same for a text message, whose links and those of mail do not replace each other. It is
    /// shorter, since every sign counts there: 128 bits of chance, which nobody guesses either.
    Optional<String> offerText(Tx tx, long request) throws SQLException {
        var link = Base64.getUrlEncoder().withoutPadding().encodeToString(ids.random(16));
        int rows =
                tx.sql("update request_keys set text_offered = ? where request = ?")
                        .with(sha256(link), request)
                        .run();
        return rows == 0 ? Optional.empty() : Optional.of(link);
    }

    /// As [#sent], of a text message.
    void textSent(Tx tx, long request, Instant at) throws SQLException {
        tx.sql(
                        "insert into request_links_before (link, request, until) select text_message, request, ? from request_keys"
                                + " where request = ? and text_offered is not null and text_message is not null")
                .with(at.plus(LIVES_ON), request)
                .run();
        forget(tx, request, at);
        tx.sql(
                        "update request_keys set text_message = text_offered, text_offered = null where request = ? and text_offered is not null")
                .with(request)
                .run();
    }

    private static void forget(Tx tx, long request, Instant at) throws SQLException {
        tx.sql("delete from request_links_before where request = ? and until <= ?")
                .with(request, at)
                .run();
    }

    /// Whose link it is, at a moment.
    Optional<Long> byLink(Tx tx, String token, Instant at) throws SQLException {
        if (token.length() > 100) {
            return Optional.empty();
        }
        var hash = sha256(token);
        return tx.sql(
                        "select request from request_keys where receipt = ? or message = ? or offered = ?"
                                + " or text_message = ? or text_offered = ?"
                                + " union all select request from request_links_before where link = ? and until > ?")
                .with(hash, hash, hash, hash, hash, hash, at)
                .one(row -> row.number(1));
    }

    /// Whether a code is the one on the receipt, however it was typed.
    boolean fits(Tx tx, long request, String code) throws SQLException {
        var plain = plain(code);
        if (plain.length() != CODE_LENGTH) {
            return false;
        }
        var kept =
                tx.sql("select code from request_keys where request = ?")
                        .with(request)
                        .one(row -> row.bytes(1));
        return kept.isPresent() && MessageDigest.isEqual(kept.get(), mac(request, plain));
    }

    Optional<Instant> opened(Tx tx, long request) throws SQLException {
        return tx.sql("select opened_at from request_keys where request = ?")
                .with(request)
                .one(row -> row.maybeInstant("opened_at"))
                .flatMap(maybe -> maybe);
    }

    void open(Tx tx, long request, Instant at) throws SQLException {
        tx.sql("update request_keys set opened_at = ? where request = ?").with(at, request).run();
    }

    private static String plain(String code) {
        var plain = new StringBuilder();
        for (char c : code.toUpperCase(Locale.ROOT).toCharArray()) {
            switch (c) {
                case 'O' -> plain.append('0');
                case 'I', 'L' -> plain.append('1');
                case ' ', '-', '\u00a0', '\u2010', '\u2011', '\u2013' -> {}
                default -> plain.append(c);
            }
        }
        return plain.toString();
    }

    private byte[] mac(long request, String code) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(("commonweal.code.v1 " + request + " " + code).getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] sha256(String text) {
        return Hashes.sha256(text.getBytes(UTF_8));
    }
}
