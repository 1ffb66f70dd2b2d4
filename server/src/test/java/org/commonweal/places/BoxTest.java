package org.commonweal.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BoxTest {
    @Test
    void what_it_writes_it_reads() {
        var random = new Random(9);
        for (int i = 0; i < 200; i++) {
            var west = random.nextDouble(-180, 180);
            var south = random.nextDouble(-90, 90);
            var box =
                    new Box(
                            west,
                            south,
                            random.nextDouble(west, 180.0000001),
                            random.nextDouble(south, 90.0000001));
            assertThat(Box.parse(box.text())).as(box.text()).contains(box);
        }
        assertThat(Box.parse("-0.12,51.5,-0.08,51.53"))
                .contains(new Box(-0.12, 51.5, -0.08, 51.53));
    }

    @Test
    void what_is_no_box_is_none() {
        for (var text :
                new String[] {
                    "",
                    ",",
                    ",,,",
                    "1,2,3",
                    "1,2,3,4,5",
                    "3,2,1,4",
                    "1,4,3,2",
                    "1,2,x,4",
                    "1,2,NaN,4",
                    "1,2,Infinity,4",
                    "-181,0,0,1",
                    "0,-91,0,1",
                    "0,0,181,1",
                    "0,0,1,91",
                    "1e0,2,3,4",
                    "0x1,2,3,4"
                }) {
            assertThat(Box.parse(text)).as(text).isEmpty();
        }
        assertThatThrownBy(() -> new Box(1, 0, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Box(0, Double.NaN, 0, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void it_is_sized_and_moved_by_metres_and_stays_on_the_map() {
        var box = new Box(-0.12, 51.50, -0.08, 51.53);
        var sized = box.sized(500, 300);
        assertThat(sized.width()).isBetween(498.0, 502.0);
        assertThat(sized.height()).isBetween(298.0, 302.0);
        assertThat(box.holds(sized)).isTrue();
        assertThat(sized.holds(box)).isFalse();
        assertThat(box.moved(0.5, 0)).isEqualTo(new Box(-0.10, 51.50, -0.06, 51.53));
        assertThat(box.moved(0, -1)).isEqualTo(new Box(-0.12, 51.47, -0.08, 51.50));
        var corner = new Box(179, 89, 180, 90);
        assertThat(corner.moved(3, 3)).isEqualTo(new Box(180, 90, 180, 90));
        assertThat(corner.sized(1e9, 1e9).text()).isEqualTo("-180,-90,180,90");
    }
}
