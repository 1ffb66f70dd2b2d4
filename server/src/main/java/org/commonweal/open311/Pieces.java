package org.commonweal.open311;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonweal.requests.RequestFeed.Version;
import org.jspecify.annotations.Nullable;

/// Pieces of documents made before, as long as memory lasts: the least used go first. A piece holds
/// for one version of its request, so nothing old is ever told.
final class Pieces {
    private static final int OVERHEAD = 160;

    private final long most;
    private long weight;
    private final Map<Key, Piece> pieces = new LinkedHashMap<>(256, 0.75f, true);

    /// @param most bytes to keep
    Pieces(long most) {
        this.most = most;
    }

    /// A sixteenth of the memory this process may have.
    static Pieces ofThisMachine() {
        return new Pieces(Runtime.getRuntime().maxMemory() / 16);
    }

    /// What a piece tells.
    ///
    /// @param kind of document
    /// @param id number of the request's first entry
    record Key(Kind kind, Format format, long id) {}

    enum Kind {
        PLAIN,
        EXTENDED,
        UPDATES
    }

    /// @param parts one document, or a document for each entry of the case (empty where there is
    ///   nothing to tell of it)
    record Piece(Version version, List<byte[]> parts) {
        long weight() {
            return OVERHEAD + parts.stream().mapToLong(part -> part.length + 24L).sum();
        }
    }

    synchronized @Nullable List<byte[]> find(Key key, Version version) {
        var piece = pieces.get(key);
        return piece != null && piece.version.equals(version) ? piece.parts : null;
    }

    synchronized void keep(Key key, Version version, List<byte[]> parts) {
        var piece = new Piece(version, parts);
        var before = pieces.put(key, piece);
        weight += piece.weight() - (before == null ? 0 : before.weight());
        var oldest = pieces.entrySet().iterator();
        while (weight > most && oldest.hasNext()) {
            weight -= oldest.next().getValue().weight();
            oldest.remove();
        }
    }
}
