package org.commonweal.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditTest {
    @TempDir Path folder;
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();

    private int verifier(String... words) {
        heard.reset();
        PrintStream out = new PrintStream(heard, true, UTF_8);
        return Verifier.run(List.of(words), out, out);
    }

    private String said() {
        return heard.toString(UTF_8);
    }

    @Test
    void a_whole_record_is_found_good_and_what_was_not_proved_is_said() {
        TestRecord.lively(170).serve(folder);
        assertThat(verifier("audit", folder.toString(), "--openings")).as(said()).isZero();
        assertThat(verifier("audit", folder.toString(), "--openings", "--threads", "1"))
                .as(said())
                .isZero();
        assertThat(said())
                .contains(
                        "0 failed",
                        "Not proved: who signed",
                        "Not proved: that nothing was rewritten")
                .containsPattern(
                        "Fields: [0-9,]+ opened, [0-9,]+ withheld, [0-9,]+ erased, [0-9,]+ hidden, 0 violated");
    }

    @Test
    void with_key_policy_and_an_older_checkpoint_nothing_is_left_unproved() throws Exception {
        TestRecord record = TestRecord.lively(170);
        record.serve(folder);
        Path policy = folder.resolve("policy");
        Files.writeString(
                policy,
                "# whom we trust\nlog "
                        + TestRecord.DESK.key()
                        + "\nwitness library "
                        + TestRecord.LIBRARY.key()
                        + "\ngroup watchers any library\nquorum watchers\n");
        for (int then : new int[] {0, 1, 255, 256, 257, 300, 512, 600, record.size()}) {
            Path saved = Files.write(folder.resolve("saved"), record.signed(then).format());
            int exit =
                    verifier(
                            "audit",
                            folder.toString(),
                            "--policy",
                            policy.toString(),
                            "--since",
                            saved.toString(),
                            "--openings",
                            "--save",
                            folder.resolve("new").toString());
            assertThat(exit).as("since %d: %s", then, said()).isZero();
            assertThat(said()).endsWith("0 failed.\n");
            assertThat(Files.readAllBytes(folder.resolve("new")))
                    .isEqualTo(Files.readAllBytes(folder.resolve("checkpoint")));
        }
    }

    @Test
    void a_record_rewritten_and_signed_again_is_caught_by_an_older_checkpoint() throws Exception {
        TestRecord other = TestRecord.lively(80);
        TestRecord record = new TestRecord();
        record.say(
                record.open(false),
                "desk.opened/1",
                java.util.Map.of(),
                java.util.Map.of("name", "Elsewhere"));
        record.serve(folder);
        Path saved = Files.write(folder.resolve("saved"), other.signed(1).format());
        assertThat(verifier("audit", folder.toString(), "--since", saved.toString())).isEqualTo(1);
        assertThat(said()).contains("the record was rewritten");
        Path ahead = Files.write(folder.resolve("ahead"), other.signed(20).format());
        assertThat(
                        verifier(
                                "audit",
                                folder.toString(),
                                "--since",
                                ahead.toString(),
                                "--save",
                                folder.resolve("not").toString()))
                .isEqualTo(1);
        assertThat(folder.resolve("not")).doesNotExist();
    }

    @Test
    void the_empty_record_is_good() {
        new TestRecord().serve(folder);
        assertThat(verifier("audit", folder.toString(), "--openings")).as(said()).isZero();
        assertThat(said()).contains("Checked 0 entries");
    }

    @Test
    void what_cannot_run_says_why() {
        assertThat(verifier("audit", folder.toString())).isEqualTo(2);
        assertThat(said()).contains("no record in");
        assertThat(verifier("audit")).isEqualTo(2);
        assertThat(verifier("audit", "a", "b")).isEqualTo(2);
        assertThat(verifier("audit", folder.toString(), "--nonsense")).isEqualTo(2);
        for (String threads : List.of("0", "-1", "two", "1000", "")) {
            assertThat(verifier("audit", folder.toString(), "--threads", threads)).isEqualTo(2);
            assertThat(said()).contains("--threads wants a number from 1 to 999");
        }
        assertThat(verifier("dance")).isEqualTo(2);
        assertThat(verifier("audit", "http://127.0.0.1:1/")).isEqualTo(2);
        assertThat(verifier("audit", folder.toString(), "--key", "nonsense+1")).isEqualTo(2);
        for (String[] help :
                new String[][] {{"--help"}, {"audit", "--help"}, {"receipt", "--help"}, {}}) {
            assertThat(verifier(help)).isZero();
        }
    }

    @Test
    void a_full_tile_may_stand_where_a_partial_one_was() throws Exception {
        TestRecord record = TestRecord.lively(170);
        record.serve(folder);
        byte[] old = record.signed(300).format();
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.map(Path::toString)).noneMatch(path -> path.contains("001.p"));
        }
        TestRecord.write(folder, "checkpoint", old);
        TestRecord.write(
                folder,
                "tile/1/000.p/1",
                record.hashes().isEmpty()
                        ? new byte[0]
                        : Tree.root(record.hashes().subList(0, 256)));
        assertThat(verifier("audit", folder.toString())).as(said()).isZero();
    }

    @Test
    void a_dump_that_somebody_has_is_found_on_the_record() throws Exception {
        TestRecord record = TestRecord.lively(3);
        byte[] bytes = "number,words\r\n".getBytes(UTF_8);
        int n = record.size();
        record.say(
                record.open(false),
                "dump.published/1",
                Map.of(
                        "day",
                        "2026-03-05",
                        "form",
                        "csv",
                        "size",
                        n,
                        "bytes",
                        bytes.length,
                        "hash",
                        Hashes.hex(Hashes.sha256(bytes))),
                Map.of());
        record.serve(folder);
        Path dump = Files.write(folder.resolve("requests.csv.gz"), bytes);
        assertThat(verifier("audit", folder.toString(), "--dump", dump.toString()))
                .as(said())
                .isZero();
        assertThat(said())
                .contains(
                        "requests.csv.gz is the dump of 2026-03-05 as csv, of the record's first "
                                + n
                                + " entries: entry "
                                + n
                                + " says so.");
        Files.writeString(dump, "number,other\r\n");
        assertThat(verifier("audit", folder.toString(), "--dump", dump.toString())).isEqualTo(1);
        assertThat(said()).contains("FAILED dump: requests.csv.gz is no dump");
        assertThat(verifier("audit", folder.toString(), "--dump", "nowhere")).isEqualTo(2);
    }
}
