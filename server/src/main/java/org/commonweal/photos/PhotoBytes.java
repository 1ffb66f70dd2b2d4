package org.commonweal.photos;

import java.util.Optional;

/// Where the pictures themselves lie.
interface PhotoBytes {
    /// Keeps both sizes durably; once this returns they survive a power cut.
    void put(PhotoId id, PhotoReader.Pair pair);

    /// One size, or empty when it is not there.
    Optional<byte[]> get(PhotoId id, PhotoSize size);

    /// Removes both sizes; nothing happens when they are not there.
    void delete(PhotoId id);
}
