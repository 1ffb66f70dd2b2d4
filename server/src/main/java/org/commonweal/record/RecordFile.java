package org.commonweal.record;

import java.time.Duration;

/// One file of the public record.
///
/// @param type its media type
/// @param kept how long a copy may be used without asking again
/// @param bytes its content
public record RecordFile(String type, Kept kept, byte[] bytes) {
    /// How long a copy is good.
    public enum Kept {
        /// For ever: the path names the content.
        ALWAYS(Duration.ofDays(365)),
        /// A moment: the newest checkpoint, which is never wrong, only old.
        BRIEFLY(Duration.ofSeconds(2)),
        /// Not at all: what it shows may be erased.
        NEVER(Duration.ZERO);

        private final Duration age;

        Kept(Duration age) {
            this.age = age;
        }

        /// The longest age of a copy.
        ///
        /// @return zero for [#NEVER]
        public Duration age() {
            return age;
        }

        /// The value of the HTTP header `Cache-Control`.
        ///
        /// @return one line
        public String cacheControl() {
            return switch (this) {
                case ALWAYS -> "public, max-age=" + age.toSeconds() + ", immutable";
                case BRIEFLY -> "public, max-age=" + age.toSeconds();
                case NEVER -> "no-cache";
            };
        }
    }
}
