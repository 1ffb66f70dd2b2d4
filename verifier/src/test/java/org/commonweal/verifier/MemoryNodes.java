package org.commonweal.verifier;

import java.util.ArrayList;
import java.util.List;

/// Every node of a tree, kept as it closes.
final class MemoryNodes implements Tree.Nodes {
    private final List<List<byte[]>> levels = new ArrayList<>();
    private final CompactRange range = new CompactRange();

    void append(byte[] leafHash) {
        range.append(
                leafHash,
                (level, _, hash) -> {
                    if (levels.size() == level) {
                        levels.add(new ArrayList<>());
                    }
                    levels.get(level).add(hash);
                });
    }

    byte[] root() {
        return range.root();
    }

    @Override
    public byte[] node(int level, long index) {
        return levels.get(level).get((int) index);
    }
}
