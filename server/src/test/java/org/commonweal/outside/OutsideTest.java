package org.commonweal.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutsideTest {
    @Test
    void a_turned_clock_stands_still_and_never_runs_back() {
        var now = new TurnedNow(Instant.parse("2026-03-01T08:00:00Z"));
        assertThat(now.now()).isEqualTo("2026-03-01T08:00:00Z");
        now.turn(Duration.ofDays(10));
        assertThat(now.now()).isEqualTo("2026-03-11T08:00:00Z");
        assertThatThrownBy(() -> now.turn(Duration.ofMillis(-1)))
                .hasMessageContaining("forward only");
    }

    @Test
    void the_same_seed_gives_the_same_luck() {
        assertThat(Chance.seeded(7).bytes(40)).isEqualTo(Chance.seeded(7).bytes(40));
        assertThat(Chance.seeded(7).bytes(40)).isNotEqualTo(Chance.seeded(8).bytes(40));
        assertThat(new Ids(Chance.secure()).token()).hasSize(43).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void a_secret_file_is_for_its_owner_only(@TempDir Path dir) throws Exception {
        var folder = new Folder(dir).folder("keys");
        folder.writeSecret("key", new byte[] {1, 2});
        assertThat(folder.read("key")).contains(new byte[] {1, 2});
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(dir.resolve("keys/key"))))
                .isEqualTo("rw-------");
        try (var names = Files.list(dir.resolve("keys"))) {
            assertThat(names).hasSize(1);
        }
    }

    @Test
    void a_file_is_replaced_whole_and_no_name_leads_out(@TempDir Path dir) {
        var folder = new Folder(dir);
        folder.write("a/b", "old".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        folder.write("a/b", "new".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(folder.read("a/b"))
                .contains("new".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        folder.delete("a/b");
        folder.delete("a/b");
        assertThat(folder.read("a/b")).isEmpty();
        assertThatThrownBy(() -> folder.read("../x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_new_folder_is_for_its_owner_only_and_an_old_one_stays_as_it_is(@TempDir Path dir)
            throws Exception {
        var fresh = dir.resolve("a/desk");
        new Folder(fresh).make();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(fresh)))
                .isEqualTo("rwx------");
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-x---"));
        new Folder(fresh).make();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(fresh)))
                .isEqualTo("rwxr-x---");
        var file = Files.createFile(dir.resolve("file"));
        assertThatThrownBy(() -> new Folder(file).make()).hasMessageContaining("is a file");
    }

    @Test
    void one_at_a_time_holds_a_folder(@TempDir Path dir) {
        var folder = new Folder(dir);
        try (var hold = folder.hold("held").orElseThrow()) {
            assertThat(hold).isNotNull();
            assertThat(folder.hold("held")).isEmpty();
        }
        folder.hold("held").orElseThrow().close();
    }

    @Test
    void a_large_file_is_there_whole_or_not_at_all(@TempDir Path dir) throws Exception {
        var folder = new Folder(dir).folder("dumps");
        assertThat(folder.names()).isEmpty();
        try (var given = folder.begin()) {
            given.out().write(new byte[] {1, 2, 3});
            assertThat(folder.names()).singleElement().matches(NewFile::isUnfinished);
        }
        assertThat(folder.names()).isEmpty();
        try (var kept = folder.begin()) {
            kept.out().write(new byte[] {1, 2});
            kept.keep("whole");
        }
        assertThat(folder.names()).containsExactly("whole");
        assertThat(folder.read("whole")).contains(new byte[] {1, 2});
        assertThat(Files.size(folder.file("whole"))).isEqualTo(2);
        assertThatThrownBy(() -> folder.file("../x")).isInstanceOf(IllegalArgumentException.class);
    }
}
