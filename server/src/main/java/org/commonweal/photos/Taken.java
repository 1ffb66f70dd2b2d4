package org.commonweal.photos;

/// What became of a file handed in as a photo: kept, or refused with a reason that can be told to
/// the person who sent it.
public sealed interface Taken {
    /// It is stored, turned the right way up and without its metadata.
    ///
    /// @param photo its name and measures
    record Kept(Photo photo) implements Taken {}

    /// Nothing of it is stored.
    ///
    /// @param name the file's own name as the sender gave it, cut to 80 characters
    /// @param why the reason
    record Refused(String name, Why why) implements Taken {
        /// The key of the sentence for this reason in the room's words, for example
        /// `photos.refused.heic`; its only argument is [#name].
        ///
        /// @return the key
        public String key() {
            return why.key();
        }
    }

    /// Why a file is not taken.
    enum Why {
        /// An empty file.
        EMPTY("photos.refused.empty"),
        /// Not a picture.
        NOT_A_PICTURE("photos.refused.not_a_picture"),
        /// HEIC or HEIF, which phones of one maker write unless told otherwise.
        HEIC("photos.refused.heic"),
        /// AVIF.
        AVIF("photos.refused.avif"),
        /// A picture, film or document of another kind.
        OTHER_KIND("photos.refused.other_kind"),
        /// A picture that is cut off or broken.
        BROKEN("photos.refused.broken"),
        /// More bytes than a photo may have.
        TOO_HEAVY("photos.refused.too_heavy"),
        /// More pixels than can be taken for its kind.
        TOO_LARGE("photos.refused.too_large"),
        /// Many photos are being read; this one waited too long.
        BUSY("photos.refused.busy");

        private final String key;

        Why(String key) {
            this.key = key;
        }

        /// The key of the sentence in the room's words.
        ///
        /// @return for example `photos.refused.heic`
        public String key() {
            return key;
        }
    }
}
