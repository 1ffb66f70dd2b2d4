package org.commonweal.photos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Large photos in a process of their own with the heap of the smallest machine we promise.
class SmallHeapTest {
    private static final List<String> FLAGS =
            List.of(
                    "-Xmx128m",
                    "-XX:+UseSerialGC",
                    "-XX:+ExitOnOutOfMemoryError",
                    "-Djava.awt.headless=true");

    @TempDir Path folder;

    @Test
    void large_photos_pass_under_128_megabytes() throws Exception {
        var files =
                List.of(
                        file("48-megapixel.jpg", Drawings.file("jpeg", 8000, 6000)),
                        file("progressive-24.jpg", Drawings.progressive(5656, 4242)),
                        file("print-24.jpg", Drawings.printColours(5656, 4242)),
                        file("24-megapixel.png", Drawings.file("png", 5656, 4242)),
                        file("interlaced-24.png", Drawings.interlaced(5656, 4242)));

        assertThat(child(files))
                .containsExactly(
                        "48-megapixel.jpg 2000x1500",
                        "progressive-24.jpg 2000x1500",
                        "print-24.jpg 2000x1500",
                        "24-megapixel.png 2000x1500",
                        "interlaced-24.png 2000x1500");
    }

    @Test
    void what_is_too_large_is_refused_in_the_same_process() throws Exception {
        var bomb = folder.resolve("bomb.png");
        Drawings.bomb(bomb, 19_000, 19_000);
        var files =
                List.of(
                        bomb,
                        file("progressive-48.jpg", Drawings.progressive(8000, 6000)),
                        file("after.jpg", Drawings.file("jpeg", 640, 480)));

        assertThat(child(files))
                .containsExactly(
                        "bomb.png TOO_LARGE", "progressive-48.jpg TOO_LARGE", "after.jpg 640x480");
    }

    private List<String> child(List<Path> files) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), Child.class.getName()));
        files.forEach(file -> command.add(file.toString()));
        var out = folder.resolve("out");
        var process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(out.toFile())
                        .start();
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        var lines = Files.readAllLines(out, StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(String.join("\n", lines)).isZero();
        return lines;
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    /// Reads the files named, with 40 MB of other things in the heap, as a running desk has.
    static final class Child {
        private Child() {}

        public static void main(String[] files) throws IOException {
            var desk = new byte[40][];
            for (int i = 0; i < desk.length; i++) {
                desk[i] = new byte[1 << 20];
            }
            var reader = new PhotoReader(PhotoLimits.ofThisMachine());
            for (var file : files) {
                var path = Path.of(file);
                System.out.println(path.getFileName() + " " + result(reader, path));
            }
            if (desk[0].length == 0) {
                throw new IllegalStateException();
            }
        }

        private static String result(PhotoReader reader, Path path) throws IOException {
            try {
                var pair = reader.read(path);
                return pair.width() + "x" + pair.height();
            } catch (PhotoReader.Unreadable e) {
                return e.why.name();
            }
        }
    }
}
