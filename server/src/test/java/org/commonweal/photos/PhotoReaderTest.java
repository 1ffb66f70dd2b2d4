package org.commonweal.photos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.commonweal.photos.Taken.Why;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhotoReaderTest {
    private static final PhotoLimits LIMITS = PhotoLimits.forHeap(512L << 20);

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "gif"})
    void takes_what_people_have(String format) throws Exception {
        var pair = read(Drawings.file(format, 3000, 2250));

        assertThat(pair.width()).isEqualTo(2000);
        assertThat(pair.height()).isEqualTo(1500);
        var full = picture(pair.full());
        var small = picture(pair.small());
        assertThat(full.getWidth()).isEqualTo(2000);
        assertThat(small.getWidth()).isEqualTo(400);
        assertThat(small.getHeight()).isEqualTo(300);
        assertRedAtTopLeft(full);
        assertRedAtTopLeft(small);
    }

    @ParameterizedTest
    @CsvSource({"lossy,120,80", "lossless,64,48"})
    void takes_webp(String name, int w, int h) throws Exception {
        var pair = read(resource(name + ".webp"));

        assertThat(picture(pair.full()).getWidth()).isEqualTo(w);
        assertThat(picture(pair.full()).getHeight()).isEqualTo(h);
    }

    @Test
    void a_small_picture_stays_its_size() throws Exception {
        var pair = read(Drawings.file("png", 31, 17));

        assertThat(picture(pair.full()).getWidth()).isEqualTo(31);
        assertThat(picture(pair.small()).getHeight()).isEqualTo(17);
    }

    @Test
    void a_line_of_one_pixel_is_a_picture_too() throws Exception {
        assertThat(picture(read(Drawings.file("png", 5000, 1)).small()).getHeight()).isEqualTo(1);
        assertThat(picture(read(Drawings.file("png", 1, 5000)).small()).getWidth()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void every_way_of_holding_the_camera_ends_upright(int orientation) throws Exception {
        // The drawing is stored lying as the tag says; turned upright, red must be at the corner
        // where the tag's definition puts the first pixel.
        var upright = picture(read(Drawings.held(400, 200, orientation)).full());

        assertThat(upright.getWidth()).isEqualTo(orientation >= 5 ? 200 : 400);
        assertThat(upright.getHeight()).isEqualTo(orientation >= 5 ? 400 : 200);
        boolean right = Arrays.asList(2, 3, 6, 7).contains(orientation);
        boolean bottom = Arrays.asList(3, 4, 7, 8).contains(orientation);
        int x = right ? upright.getWidth() - 12 : 12;
        int y = bottom ? upright.getHeight() - 12 : 12;
        assertRed(upright, x, y);
    }

    @Test
    void nothing_of_the_files_own_words_is_left() throws Exception {
        var file = Drawings.held(300, 200, 6);
        assertThat(text(file)).contains("Ada Keepsake").contains("Exif");

        var pair = read(file);

        for (var bytes : new byte[][] {pair.full(), pair.small()}) {
            assertThat(text(bytes)).doesNotContain("Ada").doesNotContain("Exif");
        }
    }

    @Test
    void what_hangs_behind_the_picture_is_left_behind() throws Exception {
        var file = Drawings.file("jpeg", 100, 100);
        var more = Arrays.copyOf(file, file.length + 400);
        Arrays.fill(more, file.length, more.length, (byte) 'Z');

        assertThat(text(read(more).full())).doesNotContain("ZZZZ");
    }

    @ParameterizedTest
    @CsvSource({
        "heic, HEIC",
        "heix, HEIC",
        "mif1, HEIC",
        "avif, AVIF",
        "avis, AVIF",
        "isom, OTHER_KIND",
        "qt  , OTHER_KIND"
    })
    void boxes_are_told_apart_by_their_brand(String brand, Why why) throws Exception {
        var padded = (brand + "    ").substring(0, 4);
        assertThat(refused(latin("\0\0\0 ftyp" + padded + "\0\0\0\0" + padded + "    ")))
                .isEqualTo(why);
    }

    @Test
    void an_avif_that_names_itself_late_is_still_one() throws Exception {
        assertThat(refused(latin("\0\0\0 ftypmif1\0\0\0\0mif1avifmiaf"))).isEqualTo(Why.AVIF);
    }

    @Test
    void other_files_are_refused_by_what_they_are() throws Exception {
        assertThat(refused(new byte[0])).isEqualTo(Why.EMPTY);
        assertThat(refused(latin("hello"))).isEqualTo(Why.NOT_A_PICTURE);
        assertThat(refused(latin("<svg onload='alert(1)'/>"))).isEqualTo(Why.NOT_A_PICTURE);
        assertThat(refused(latin("%PDF-1.7"))).isEqualTo(Why.OTHER_KIND);
        assertThat(refused(latin("II*\0\0\0\0\0"))).isEqualTo(Why.OTHER_KIND);
        assertThat(refused(latin("BM......"))).isEqualTo(Why.OTHER_KIND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "gif"})
    void a_file_cut_off_anywhere_never_does_worse_than_broken(String format) throws Exception {
        var whole = Drawings.file(format, 160, 120);
        for (int length = 1; length < whole.length; length += 37) {
            try {
                read(Arrays.copyOf(whole, length));
            } catch (PhotoReader.Unreadable expected) {
                assertThat(expected.why).isIn(Why.BROKEN, Why.NOT_A_PICTURE, Why.OTHER_KIND);
            }
        }
    }

    @Test
    void flipped_bytes_never_do_worse_than_broken() throws Exception {
        for (var format : new String[] {"jpeg", "png", "gif", "webp"}) {
            var whole =
                    format.equals("webp")
                            ? resource("lossless.webp")
                            : Drawings.file(format, 80, 60);
            for (int i = 4; i < Math.min(whole.length, 1500); i += 7) {
                var bent = whole.clone();
                bent[i] ^= (byte) (0xff >> (i % 5));
                try {
                    read(bent);
                } catch (PhotoReader.Unreadable expected) {
                    assertThat(expected.why).isNotNull();
                }
            }
        }
    }

    @Test
    void a_bomb_is_refused_by_its_claim() throws Exception {
        var file = folder.resolve("bomb.png");
        Drawings.bomb(file, 15_000, 14_000);

        assertThat(Files.size(file)).isLessThan(1_000_000);
        assertThat(why(file)).isEqualTo(Why.TOO_LARGE);
    }

    @Test
    void a_side_longer_than_allowed_is_refused() throws Exception {
        var file = folder.resolve("long.png");
        Drawings.bomb(file, 20_001, 3);

        assertThat(why(file)).isEqualTo(Why.TOO_LARGE);
    }

    @Test
    void a_jpeg_of_a_rare_coding_is_refused_before_a_decoder_sees_it() throws Exception {
        var file = Drawings.file("jpeg", 100, 100);
        for (int i = 0; i + 1 < file.length; i++) {
            if (file[i] == (byte) 0xff && file[i + 1] == (byte) 0xc0) {
                file[i + 1] = (byte) 0xc3;
                break;
            }
        }
        assertThat(refused(file)).isEqualTo(Why.OTHER_KIND);
    }

    @Test
    void print_colours_are_taken() throws Exception {
        assertThat(read(Drawings.printColours(640, 480)).width()).isEqualTo(640);
    }

    private PhotoReader.Pair read(byte[] file) throws Exception {
        return new PhotoReader(LIMITS).read(saved(file));
    }

    private Why refused(byte[] file) throws IOException {
        return why(saved(file));
    }

    private static Why why(Path file) {
        return catchThrowableOfType(
                        PhotoReader.Unreadable.class, () -> new PhotoReader(LIMITS).read(file))
                .why;
    }

    private Path saved(byte[] file) throws IOException {
        return Files.write(folder.resolve("file"), file);
    }

    private static BufferedImage picture(byte[] jpeg) throws IOException {
        assertThat(PhotoKind.of(jpeg)).isEqualTo(PhotoKind.JPEG);
        return ImageIO.read(new ByteArrayInputStream(jpeg));
    }

    private static void assertRedAtTopLeft(BufferedImage image) {
        assertRed(image, 5, 5);
    }

    private static void assertRed(BufferedImage image, int x, int y) {
        int rgb = image.getRGB(x, y);
        assertThat(rgb >> 16 & 0xff).isGreaterThan(180);
        assertThat(rgb >> 8 & 0xff).isLessThan(90);
        assertThat(rgb & 0xff).isLessThan(90);
    }

    static byte[] resource(String name) throws IOException {
        try (var in = PhotoReaderTest.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no " + name);
            }
            return in.readAllBytes();
        }
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
