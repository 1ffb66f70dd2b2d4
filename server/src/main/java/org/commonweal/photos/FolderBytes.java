package org.commonweal.photos;

import java.util.Optional;
import org.commonweal.outside.Folder;

/// Pictures as files, `ab/cdef….jpg` after the first digits of their names, so that no folder grows
/// too large.
record FolderBytes(Folder folder) implements PhotoBytes {
    @Override
    public void put(PhotoId id, PhotoReader.Pair pair) {
        folder.write(file(id, PhotoSize.SMALL), pair.small());
        folder.write(file(id, PhotoSize.FULL), pair.full());
    }

    @Override
    public Optional<byte[]> get(PhotoId id, PhotoSize size) {
        return folder.read(file(id, size));
    }

    @Override
    public void delete(PhotoId id) {
        folder.delete(file(id, PhotoSize.FULL));
        folder.delete(file(id, PhotoSize.SMALL));
    }

    private static String file(PhotoId id, PhotoSize size) {
        return id.sha256().substring(0, 2) + "/" + id.sha256().substring(2) + size.ending();
    }
}
