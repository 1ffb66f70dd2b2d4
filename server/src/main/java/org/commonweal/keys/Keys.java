package org.commonweal.keys;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.commonweal.outside.Chance;
import org.commonweal.outside.Ids;
import org.commonweal.outside.Now;
import org.commonweal.store.Row;
import org.commonweal.store.Store;

/// The door of the room. Safe for use by any thread. A key is 256 bits of chance, kept as its
/// SHA-256 only: it is shown once, when it is made, and cannot be read again by anybody.
public final class Keys {
    private static final String COLUMNS =
            "select id, channel, a_minute, relays_verdicts, made_at, revoked_at from keys_given ";
    private static final int LONGEST = 200;

    private final Store store;
    private final Now now;
    private final Ids ids;

    /// @param store where keys are kept
    /// @param now the clock
    /// @param chance secure but in tests
    public Keys(Store store, Now now, Chance chance) {
        this.store = store;
        this.now = now;
        this.ids = new Ids(chance);
    }

    /// A key just made.
    ///
    /// @param key what is known of it
    /// @param secret what the program sends; shown once
    public record Made(ProgramKey key, String secret) {}

    /// Makes a key.
    ///
    /// @param channel see [ProgramKey#channel()]
    /// @param aMinute see [ProgramKey#aMinute()]
    /// @param relaysVerdicts see [ProgramKey#relaysVerdicts()]
    /// @return with its secret
    /// @throws IllegalArgumentException as [ProgramKey]
    public Made make(String channel, int aMinute, boolean relaysVerdicts) {
        var at = now.now();
        var asked = new ProgramKey(0, channel, aMinute, relaysVerdicts, at, Optional.empty());
        var secret = ids.token();
        var hash = hash(secret);
        return store.write(tx -> {
            tx.sql(
                            "insert into keys_given (hash, channel, a_minute, relays_verdicts, made_at) values (?, ?, ?, ?, ?)")
                    .with(hash, asked.channel(), aMinute, relaysVerdicts, at)
                    .run();
            var made = tx.sql(COLUMNS + "where hash = ?").with((Object) hash).one(Keys::key);
            return new Made(made.orElseThrow(), secret);
        });
    }

    /// The key a program sent, while it holds.
    ///
    /// @param secret anything at all
    /// @return empty for what is no key, and for a revoked one
    public Optional<ProgramKey> find(String secret) {
        if (secret.isEmpty() || secret.length() > LONGEST) {
            return Optional.empty();
        }
        var hash = hash(secret);
        return store.read(
                        tx -> tx.sql(COLUMNS + "where hash = ?").with((Object) hash).one(Keys::key))
                .filter(key -> key.revoked().isEmpty());
    }

    /// A key by its number, revoked or not.
    ///
    /// @param id as [#all()] says it
    /// @return empty when there never was one
    public Optional<ProgramKey> byId(long id) {
        return store.read(tx -> tx.sql(COLUMNS + "where id = ?").with(id).one(Keys::key));
    }

    /// All keys, the revoked ones too.
    ///
    /// @return in the order they were made
    public List<ProgramKey> all() {
        return store.read(tx -> tx.sql(COLUMNS + "order by id").list(Keys::key));
    }

    /// Refuses a key from now on.
    ///
    /// @param id as [#all()] says it
    /// @return the key, as it was last known
    /// @throws IllegalArgumentException when there is no such key
    public ProgramKey revoke(long id) {
        var at = now.now();
        store.change(tx ->
                tx.sql("update keys_given set revoked_at = ? where id = ? and revoked_at is null")
                        .with(at, id)
                        .run());
        return byId(id).orElseThrow(
                        () -> new IllegalArgumentException("There is no key %d.".formatted(id)));
    }

    private static ProgramKey key(Row row) throws SQLException {
        return new ProgramKey(
                row.number("id"),
                row.text("channel"),
                Math.toIntExact(row.number("a_minute")),
                row.flag("relays_verdicts"),
                row.instant("made_at"),
                row.maybeInstant("revoked_at"));
    }

    private static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
