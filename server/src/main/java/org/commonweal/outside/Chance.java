package org.commonweal.outside;

import java.security.SecureRandom;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// Where randomness comes from. Safe for use by any thread.
public interface Chance {
    /// Fills a whole array.
    ///
    /// @param into the array to overwrite
    void fill(byte[] into);

    /// Random bytes.
    ///
    /// @param n how many
    /// @return a new array of `n` bytes
    default byte[] bytes(int n) {
        var bytes = new byte[n];
        fill(bytes);
        return bytes;
    }

    /// A number from 0 (included) to `bound` (excluded), each as likely as the other.
    ///
    /// @param bound above 0
    /// @return the number
    int below(int bound);

    /// Unpredictable chance, for keys, tokens and openings.
    ///
    /// @return the operating system's generator
    static Chance secure() {
        return new Secure(new SecureRandom());
    }

    /// Repeatable chance, for tests and for the invented town. Never for secrets of a real desk.
    ///
    /// @param seed the same seed gives the same luck
    /// @return a generator
    static Chance seeded(long seed) {
        return new Seeded(new SplittableRandom(seed));
    }

    /// See [Chance#secure()].
    ///
    /// @param source thread-safe by its contract
    record Secure(SecureRandom source) implements Chance {
        @Override
        public void fill(byte[] into) {
            source.nextBytes(into);
        }

        @Override
        public int below(int bound) {
            return source.nextInt(bound);
        }
    }

    /// See [Chance#seeded(long)].
    ///
    /// @param source guarded by this object
    record Seeded(RandomGenerator source) implements Chance {
        @Override
        public void fill(byte[] into) {
            synchronized (source) {
                source.nextBytes(into);
            }
        }

        @Override
        public int below(int bound) {
            synchronized (source) {
                return source.nextInt(bound);
            }
        }
    }
}
