package org.commonweal.verifier;

import java.util.function.Function;

/// Finds the nodes of a tree in its tiles, so that a log needs to keep nothing but tiles to answer
/// with proofs.
///
/// @param size the leaves of the tree the tiles belong to
/// @param read the bytes of one tile, 32 for each hash; never asked for a tile that a tree of this
///   size lacks
public record Tiles(long size, Function<Tile, byte[]> read) implements Tree.Nodes {
    @Override
    public byte[] node(int level, long index) {
        int tileLevel = level / 8;
        int inside = level % 8;
        long first = index << inside;
        long n = first / Tile.WIDTH;
        byte[] tile = read.apply(new Tile(tileLevel, n, Tile.width(tileLevel, n, size)));
        byte[] hash = new byte[Hashes.LENGTH];
        Sha256.mine()
                .perfect(tile, (int) (first % Tile.WIDTH) * Hashes.LENGTH, 1 << inside, hash, 0);
        return hash;
    }
}
