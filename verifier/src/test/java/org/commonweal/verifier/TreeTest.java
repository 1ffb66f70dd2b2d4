package org.commonweal.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TreeTest {
    private static final int MOST = 1_100;

    private static List<byte[]> leaves(int size) {
        Random chance = new Random(1911);
        List<byte[]> leaves = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            byte[] entry = new byte[chance.nextInt(40)];
            chance.nextBytes(entry);
            leaves.add(Hashes.leaf(entry));
        }
        return leaves;
    }

    @Test
    void the_published_hashes_hold() {
        assertThat(Hashes.hex(Tree.emptyRoot()))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(Hashes.hex(Hashes.leaf(new byte[0])))
                .isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
        assertThat(Hashes.hex(Hashes.leaf("L123456".getBytes(UTF_8))))
                .isEqualTo("395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56");
        byte[] node = new byte[9];
        node[0] = 1;
        System.arraycopy("N123N456".getBytes(UTF_8), 0, node, 1, 8);
        assertThat(Hashes.hex(Hashes.sha256(node)))
                .isEqualTo("aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb");
        assertThatThrownBy(() -> Hashes.node("N123".getBytes(UTF_8), new byte[32]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_published_roots_of_sizes_1_to_8_hold() {
        List<byte[]> leaves =
                Stream.of(
                                "",
                                "00",
                                "10",
                                "2021",
                                "3031",
                                "40414243",
                                "5051525354555657",
                                "606162636465666768696a6b6c6d6e6f")
                        .map(hex -> Hashes.leaf(HexFormat.of().parseHex(hex)))
                        .toList();
        List<String> roots = new ArrayList<>();
        for (int size = 1; size <= 8; size++) {
            roots.add(Hashes.hex(Tree.root(leaves.subList(0, size))));
        }
        assertThat(roots)
                .containsExactly(
                        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
        MemoryNodes nodes = new MemoryNodes();
        leaves.forEach(nodes::append);
        assertThat(Tree.inclusion(5, 8, nodes).stream().map(Hashes::hex))
                .containsExactly(
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
        assertThat(Tree.consistency(6, 7, nodes).stream().map(Hashes::hex))
                .containsExactly(
                        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                        "b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
    }

    @Test
    void a_range_appended_to_is_the_tree_of_the_definition() {
        List<byte[]> leaves = leaves(MOST);
        CompactRange range = new CompactRange();
        for (int size = 0; size <= MOST; size++) {
            if (size % 37 == 0 || size < 20) {
                assertThat(range.root())
                        .as("size %d", size)
                        .isEqualTo(byDefinition(leaves.subList(0, size)));
            }
            assertThat(new CompactRange(size, range.roots()).root()).isEqualTo(range.root());
            if (size < MOST) {
                range.append(leaves.get(size));
            }
        }
    }

    private static byte[] byDefinition(List<byte[]> leaves) {
        return switch (leaves.size()) {
            case 0 -> Hashes.sha256(new byte[0]);
            case 1 -> leaves.getFirst();
            default -> {
                int k = Integer.highestOneBit(leaves.size() - 1);
                yield Hashes.node(
                        byDefinition(leaves.subList(0, k)),
                        byDefinition(leaves.subList(k, leaves.size())));
            }
        };
    }

    @Test
    void every_pair_of_sizes_is_shown_to_be_consistent() {
        MemoryNodes nodes = new MemoryNodes();
        List<byte[]> roots = new ArrayList<>(List.of(Tree.emptyRoot()));
        for (byte[] leaf : leaves(MOST)) {
            nodes.append(leaf);
            roots.add(nodes.root());
        }
        Fenced fenced = new Fenced(nodes);
        for (int to = 0; to <= MOST; to++) {
            for (int from = 0; from <= to; from++) {
                List<byte[]> proof = Tree.consistency(from, to, fenced);
                if (!Tree.continues(from, roots.get(from), to, roots.get(to), proof)) {
                    throw new AssertionError(from + " to " + to);
                }
            }
        }
    }

    /// Stands in for [MemoryNodes] and checks that no node outside the tree is asked for.
    private record Fenced(MemoryNodes nodes) implements Tree.Nodes {
        @Override
        public byte[] node(int level, long index) {
            if (index + 1 << level > MOST) {
                throw new AssertionError("no such node: " + level + "/" + index);
            }
            return nodes.node(level, index);
        }
    }

    @Test
    void a_consistency_proof_for_other_roots_sizes_or_hashes_fails() {
        Random chance = new Random(1912);
        MemoryNodes nodes = new MemoryNodes();
        List<byte[]> roots = new ArrayList<>(List.of(Tree.emptyRoot()));
        for (byte[] leaf : leaves(MOST)) {
            nodes.append(leaf);
            roots.add(nodes.root());
        }
        for (int i = 0; i < 3_000; i++) {
            int to = 2 + chance.nextInt(MOST - 1);
            int from = 1 + chance.nextInt(to - 1);
            List<byte[]> proof = new ArrayList<>(Tree.consistency(from, to, nodes));
            assertThat(Tree.continues(from, roots.get(from - 1), to, roots.get(to), proof))
                    .isFalse();
            assertThat(Tree.continues(from, roots.get(from), to, roots.get(to - 1), proof))
                    .isFalse();
            int at = chance.nextInt(proof.size());
            proof.set(at, flip(proof.get(at), chance));
            assertThat(Tree.continues(from, roots.get(from), to, roots.get(to), proof)).isFalse();
            proof.remove(at);
            assertThat(Tree.continues(from, roots.get(from), to, roots.get(to), proof)).isFalse();
        }
    }

    @Test
    void every_leaf_of_chosen_sizes_is_shown_to_be_included_and_no_other() {
        Random chance = new Random(1913);
        List<byte[]> leaves = leaves(MOST);
        MemoryNodes nodes = new MemoryNodes();
        int next = 0;
        for (int size :
                new int[] {
                    1, 2, 3, 4, 5, 7, 8, 9, 31, 32, 33, 255, 256, 257, 511, 600, 1023, 1024, 1025,
                    MOST
                }) {
            while (next < size) {
                nodes.append(leaves.get(next++));
            }
            byte[] root = nodes.root();
            for (int index = 0; index < size; index++) {
                List<byte[]> proof = Tree.inclusion(index, size, nodes);
                assertThat(Tree.includes(index, size, leaves.get(index), proof, root)).isTrue();
                assertThat(Tree.includes(index, size, flip(leaves.get(index), chance), proof, root))
                        .isFalse();
                assertThat(Tree.includes(index + 1L, size, leaves.get(index), proof, root))
                        .isFalse();
            }
        }
        assertThatThrownBy(() -> Tree.inclusion(MOST, MOST, nodes))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] flip(byte[] hash, Random chance) {
        byte[] flipped = hash.clone();
        flipped[chance.nextInt(hash.length)] ^= (byte) (1 << chance.nextInt(8));
        return flipped;
    }

    @Test
    void proofs_from_tiles_are_those_from_all_nodes() {
        List<byte[]> leaves = leaves(MOST);
        MemoryNodes nodes = new MemoryNodes();
        leaves.forEach(nodes::append);
        Tiles tiles =
                new Tiles(
                        MOST,
                        tile -> {
                            byte[] bytes = new byte[tile.width() * Hashes.LENGTH];
                            for (int i = 0; i < tile.width(); i++) {
                                byte[] hash =
                                        nodes.node(8 * tile.level(), tile.index() * Tile.WIDTH + i);
                                System.arraycopy(hash, 0, bytes, i * Hashes.LENGTH, Hashes.LENGTH);
                            }
                            return bytes;
                        });
        assertThat(Tree.root(MOST, tiles)).isEqualTo(nodes.root());
        for (int index = 0; index < MOST; index += 13) {
            assertThat(Tree.inclusion(index, MOST, tiles))
                    .containsExactlyElementsOf(Tree.inclusion(index, MOST, nodes));
            assertThat(Tree.consistency(index, MOST, tiles))
                    .containsExactlyElementsOf(Tree.consistency(index, MOST, nodes));
        }
    }
}
