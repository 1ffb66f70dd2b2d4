package org.commonweal.verifier;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TileTest {
    @Test
    void paths_are_those_of_the_format() {
        assertThat(new Tile(0, 1_234_067, 256).path()).isEqualTo("tile/0/x001/x234/067");
        assertThat(new Tile(0, 273, 112).path()).isEqualTo("tile/0/273.p/112");
        assertThat(new Tile(Tile.ENTRIES, 0, 256).path()).isEqualTo("tile/entries/000");
        assertThat(Tile.partials(70_000).stream().map(Tile::path))
                .containsExactly(
                        "tile/entries/273.p/112",
                        "tile/0/273.p/112",
                        "tile/1/001.p/17",
                        "tile/2/000.p/1");
        assertThat(Tile.partials(256).stream().map(Tile::path)).containsExactly("tile/1/000.p/1");
        assertThat(Tile.partials(0)).isEmpty();
    }

    @Test
    void a_path_reads_back_and_no_other_spelling_does() {
        for (long n : new long[] {0, 7, 999, 1000, 1_234_067, 999_999_999, 1_000_000_000}) {
            for (int level = -1; level < 8; level++) {
                for (int width : new int[] {1, 17, 255, 256}) {
                    Tile tile = new Tile(level, n, width);
                    assertThat(Tile.parse(tile.path())).contains(tile);
                }
            }
        }
        assertThat(
                        Stream.of(
                                        "tile/0/1",
                                        "tile/0/0001",
                                        "tile/00/001",
                                        "tile/8/001",
                                        "tile/0/x000/001",
                                        "tile/0/001.p/0",
                                        "tile/0/001.p/256",
                                        "tile/0/001.p/01",
                                        "tile/0/001.p/",
                                        "tile/0/x001",
                                        "tile//001",
                                        "tile/-1/001",
                                        "tile/0/../key",
                                        "tile/0/x001/x234/067/",
                                        "tile/x/001",
                                        "tile/0/\u0661\u0661\u0661",
                                        "key")
                                .filter(path -> Tile.parse(path).isPresent()))
                .isEmpty();
    }

    @Test
    void a_bundle_reads_back() {
        byte[] bundle = HexFormat.of().parseHex("00036f6e65000374776f00057468726565");
        List<byte[]> entries = EntryBundle.parse(bundle);
        assertThat(entries.stream().map(bytes -> new String(bytes, US_ASCII)))
                .containsExactly("one", "two", "three");
        assertThat(EntryBundle.format(entries)).isEqualTo(bundle);
        assertThatThrownBy(() -> EntryBundle.parse(new byte[] {0, 2, 1}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EntryBundle.parse(new byte[] {0}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(EntryBundle.parse(EntryBundle.format(List.of(new byte[65_535], new byte[0]))))
                .hasSize(2);
    }
}
