package org.commonweal.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.commonweal.store.FreshStores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Disks that are slow to keep, full, failing or locked. Needs the tracer `strace` to watch and
/// break system calls, and the right to mount for disks of its own; each test says so where it
/// cannot run.
class DiskFaultTest {
    @TempDir Path folder;

    private final List<Path> mounted = new ArrayList<>();

    @AfterEach
    void unmount() throws Exception {
        for (var mount : mounted) {
            run("umount", mount.toString());
        }
    }

    /// A kill spares the system's cache, so only the calls themselves show that the disk was waited
    /// for.
    @Test
    void the_log_is_synced_between_writing_an_entry_and_its_answer() throws Exception {
        needsTracer();
        FreshStores.sqlite(folder);
        var trace = folder.resolve("trace.txt");
        try (var desk =
                new DeskHandle(
                        List.of(
                                "strace",
                                "-f",
                                "-y",
                                "-s",
                                "9000",
                                "-e",
                                "trace=pwrite64,write,fsync,fdatasync",
                                "-o",
                                trace.toString()),
                        "talk",
                        folder.toString())) {
            assertThat(desk.await(0)).isEqualTo("ready");
            for (int i = 0; i < 12; i++) {
                assertThat(desk.ask("needle" + i + "x")).startsWith("ack ");
            }
        }
        var calls = Files.readAllLines(trace, StandardCharsets.ISO_8859_1);
        for (int i = 0; i < 12; i++) {
            int answered = indexOf(calls, 0, "write\\(1.*ack \\d+ needle" + i + "x");
            int written =
                    lastIndexBefore(
                            calls, answered, "pwrite64\\(\\d+<[^>]*-wal>.*needle" + i + "x");
            int synced =
                    indexOf(
                            calls,
                            written,
                            "f(data)?sync\\(\\d+<[^>]*-wal>(\\) += 0|.*unfinished)");
            assertThat(written).as("entry " + i + " is written to the log").isPositive();
            assertThat(answered).as("entry " + i + " is answered").isPositive();
            assertThat(synced).as("the log is synced in between").isBetween(written, answered);
            if (calls.get(synced).contains("unfinished")) {
                var thread = calls.get(synced).split(" ")[0];
                int done = indexOf(calls, synced, "^" + thread + " .*resumed.* = 0");
                assertThat(done).as("the sync has ended").isBetween(synced, answered);
            }
        }
    }

    @Test
    void a_sync_that_fails_refuses_the_request_and_the_desk_goes_on() throws Exception {
        needsTracer();
        broken("fdatasync,fsync:error=EIO:when=6..8", "failed");
    }

    @Test
    void a_write_that_fails_refuses_the_request_and_the_desk_goes_on() throws Exception {
        needsTracer();
        broken("pwrite64:error=EROFS:when=90..96", "nothing was stored");
    }

    /// Numbers in `fault` count calls of one thread; only the writer makes that many.
    private void broken(String fault, String sentence) throws Exception {
        FreshStores.sqlite(folder);
        new TestDesk(folder.toString(), folder).close();
        var kept = new ArrayList<String>();
        var refused = new ArrayList<String>();
        try (var desk =
                new DeskHandle(
                        List.of(
                                "strace",
                                "-f",
                                "-o",
                                folder.resolve("trace.txt").toString(),
                                "-P",
                                folder + "/commonweal.db-wal",
                                "-e",
                                "inject=" + fault),
                        "talk",
                        folder.toString())) {
            assertThat(desk.await(0)).isEqualTo("ready");
            for (int i = 0; i < 60; i++) {
                var answer = desk.ask("hole" + i + "x");
                (answer.startsWith("ack ") ? kept : refused).add("hole" + i + "x");
                assertThat(answer).matches("ack \\d+ hole" + i + "x|refused .*" + sentence + ".*");
            }
        }
        assertThat(refused).isNotEmpty();
        assertThat(kept).contains("hole59x");
        holds(folder, kept, refused);
    }

    @Test
    void a_full_disk_refuses_the_request_and_the_desk_goes_on_when_there_is_room()
            throws Exception {
        var disk = mount("size=6m");
        FreshStores.sqlite(disk);
        var kept = new ArrayList<String>();
        var refused = new ArrayList<String>();
        try (var desk = new DeskHandle(List.of(), "talk", disk.toString())) {
            assertThat(desk.await(0)).isEqualTo("ready");
            var ballast = disk.resolve("ballast");
            for (int i = 0; i < 5; i++) {
                kept.add("before" + i);
                assertThat(desk.ask("before" + i)).startsWith("ack ");
            }
            try (var out = Files.newOutputStream(ballast)) {
                fill(out);
            }
            for (int i = 0; i < 40; i++) {
                var answer = desk.ask("during" + i);
                (answer.startsWith("ack ") ? kept : refused).add("during" + i);
                assertThat(answer)
                        .matches(
                                "ack \\d+ during.*|refused .*(full|failed|did not answer|cannot be opened).*");
            }
            Files.delete(ballast);
            for (int i = 0; i < 5; i++) {
                kept.add("after" + i);
                assertThat(desk.ask("after" + i)).startsWith("ack ");
            }
        }
        assertThat(refused).isNotEmpty();
        holds(disk, kept, refused);
    }

    @Test
    void a_folder_that_cannot_be_written_refuses_to_open_and_opens_when_it_can() throws Exception {
        var disk = mount("size=16m");
        FreshStores.sqlite(disk);
        new TestDesk(disk.toString(), disk).close();
        assertThat(run("mount", "-o", "remount,ro", disk.toString())).isZero();
        try (var desk = new DeskHandle(List.of(), "talk", disk.toString())) {
            assertThat(desk.await(0)).startsWith("refused ").contains(disk.toString());
        }
        assertThat(run("mount", "-o", "remount,rw", disk.toString())).isZero();
        try (var desk = new DeskHandle(List.of(), "talk", disk.toString())) {
            assertThat(desk.await(0)).isEqualTo("ready");
            assertThat(desk.ask("hole")).startsWith("ack ");
        }
        holds(disk, List.of("hole"), List.of());
    }

    /// Everything acknowledged is there, nothing refused is, and the record audits clean.
    private static void holds(Path data, List<String> kept, List<String> refused) {
        try (var desk = new TestDesk(data.toString(), data)) {
            var words = new ArrayList<String>();
            desk.store.read(tx -> {
                desk.record.replay(
                        tx, 0, entry -> words.add(entry.values().getOrDefault("words", "")));
                return true;
            });
            assertThat(words)
                    .containsAll(kept)
                    .doesNotContainAnyElementsOf(refused.isEmpty() ? List.of("never") : refused);
            assertThat(desk.audit().failures()).isEmpty();
        }
    }

    private static void fill(java.io.OutputStream out) {
        var block = new byte[4096];
        try {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            return;
        }
    }

    private Path mount(String options) throws Exception {
        var disk = Files.createDirectories(folder.resolve("disk"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", options, "tmpfs", disk.toString()) == 0,
                "not run: a disk of its own needs the right to mount");
        mounted.add(disk);
        return disk;
    }

    private static void needsTracer() throws Exception {
        boolean works;
        try {
            works = run("strace", "-o", "/dev/null", "true") == 0;
        } catch (IOException absent) {
            works = false;
        }
        assumeTrue(works, "not run: strace is not installed or may not trace here");
    }

    private static int run(String... command) throws Exception {
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private static int indexOf(List<String> calls, int from, String pattern) {
        var wanted = Pattern.compile(pattern);
        for (int i = Math.max(from, 0); i < calls.size(); i++) {
            if (wanted.matcher(calls.get(i)).find()) {
                return i;
            }
        }
        return -1;
    }

    private static int lastIndexBefore(List<String> calls, int before, String pattern) {
        var wanted = Pattern.compile(pattern);
        for (int i = before - 1; i >= 0; i--) {
            if (wanted.matcher(calls.get(i)).find()) {
                return i;
            }
        }
        return -1;
    }
}
