package org.commonweal.people;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.concurrent.Semaphore;
import org.commonweal.outside.Chance;

/// Makes and checks password hashes: argon2id, 9 MiB, 4 passes, 1 lane, one of the settings OWASP
/// holds equal.
///
/// At most two are computed at a time, since each takes its memory from a heap that may be 128 MB
/// whole; who comes third waits. Whether an account exists cannot be told from the time a check
/// takes.
final class Passwords {
    private static final int MEMORY_KIB = 9216;
    private static final int PASSES = 4;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final int SHORTEST = 12;
    private static final int LONGEST = 200;

    /// Read aloud without doubt: no 0 or O, no 1, l or i, no vowels that could make words.
    private static final String SPOKEN = "bcdfghjkmnpqrstvwxz23456789";

    /// A hash that no known password has.
    private static final String NOBODY =
            "$argon2id$v=19$m=9216,t=4,p=1$EPmKFNUg0GvY7ukaBAf45w"
                    + "$aZGsyhuYelj7oClwESjQJf9dnSiuFy7eE52FX4wfhqU";

    private final Chance chance;
    private final int memoryKib;
    private final int passes;
    private final Semaphore turns = new Semaphore(2);

    Passwords(Chance chance) {
        this(chance, MEMORY_KIB, PASSES);
    }

    private Passwords(Chance chance, int memoryKib, int passes) {
        this.chance = chance;
        this.memoryKib = memoryKib;
        this.passes = passes;
    }

    /// Hashes that cost next to nothing, for tests of what stands on them.
    static Passwords cheap(Chance chance) {
        return new Passwords(chance, 64, 1);
    }

    /// @throws IllegalArgumentException for one that is too short, too long, or the sign-in name
    ///   itself
    static void demandGood(String signInName, String password) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST || length > LONGEST) {
            throw new IllegalArgumentException(
                    "A password has %d to %d characters; this one has %d. Three or four words that do not belong together are good."
                            .formatted(SHORTEST, LONGEST, length));
        }
        if (password.strip().equalsIgnoreCase(signInName)
                || password.codePoints().distinct().count() < 5) {
            throw new IllegalArgumentException("This password is too easy to guess.");
        }
    }

    /// @return a password of 80 random bits, in four groups to be read aloud
    String suggest() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < 17; i++) {
            password.append(i > 0 && i % 4 == 0 && i < 16 ? "-" : "")
                    .append(SPOKEN.charAt(chance.below(SPOKEN.length())));
        }
        return password.toString();
    }

    /// @return the hash with its salt and settings, as text that names argon2id
    String hash(String password) {
        turns.acquireUninterruptibly();
        try {
            return Argon2Function.getInstance(memoryKib, passes, LANES, HASH_BYTES, Argon2.ID)
                    .hash(bytes(password), chance.bytes(SALT_BYTES))
                    .getResult();
        } finally {
            turns.release();
        }
    }

    /// @param hash what [#hash] returned, now or under other settings
    boolean matches(String password, String hash) {
        if (password.length() > 4 * LONGEST) {
            return false;
        }
        turns.acquireUninterruptibly();
        try {
            return Argon2Function.getInstanceFromHash(hash)
                    .check(bytes(password), hash.getBytes(StandardCharsets.UTF_8));
        } finally {
            turns.release();
        }
    }

    /// Takes as long as [#matches] does and tells nothing: for a name that nobody has.
    void spendTheSameTime(String password) {
        boolean _ = matches(password, NOBODY);
    }

    /// Keyboards differ in how they compose an accent; the person does not know.
    private static byte[] bytes(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC)
                .getBytes(StandardCharsets.UTF_8);
    }
}
