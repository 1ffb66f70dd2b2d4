package org.commonweal.verifier;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What looks at eight bytes at a time sees what looking at each would.
class EightTest {
    private final Random random = new Random(7);

    @Test
    void every_byte_in_every_place_is_told_from_a_hexadecimal_digit() {
        for (int place = 0; place < 16; place++) {
            for (int value = 0; value < 256; value++) {
                byte[] text = "0123456789abcdef".getBytes(US_ASCII);
                text[place] = (byte) value;
                boolean digit = "0123456789abcdef".indexOf(value) >= 0;
                assertThat(Eight.isHex(text, 0, 16)).as("%d at %d", value, place).isEqualTo(digit);
            }
        }
    }

    @Test
    void bytes_beside_each_other_do_not_disturb_each_other() {
        for (int n = 0; n < 100_000; n++) {
            byte[] text = new byte[11];
            random.nextBytes(text);
            boolean all = true;
            for (int i = 3; i < 11; i++) {
                all &= "0123456789abcdef".indexOf(text[i] & 0xff) >= 0;
            }
            assertThat(Eight.isHex(text, 3, 8)).isEqualTo(all);
        }
    }

    @Test
    void digits_are_read_as_numbers() {
        for (int n = 0; n < 10_000; n++) {
            long number = random.nextLong();
            byte[] text = ("x" + HexFormat.of().toHexDigits(number)).getBytes(US_ASCII);
            assertThat(Eight.hex(text, 1)).isEqualTo(number);
        }
    }

    @Test
    void the_first_of_several_is_found_wherever_it_stands() {
        for (int length = 0; length < 40; length++) {
            for (int first = 0; first <= length; first++) {
                byte[] text = new byte[length + 5];
                random.nextBytes(text);
                for (int i = 0; i < text.length; i++) {
                    text[i] = text[i] == '"' ? (byte) '!' : text[i];
                }
                for (int i = first; i < text.length; i += 2) {
                    text[i] = '"';
                }
                assertThat(Eight.find(text, 0, length, '"')).isEqualTo(first);
            }
        }
    }
}
