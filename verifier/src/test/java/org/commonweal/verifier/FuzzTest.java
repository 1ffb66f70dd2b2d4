package org.commonweal.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Changes a served record in every kind of file and demands that the audit notices, given the
/// desk's key, a witness and a checkpoint kept from before.
///
/// The openings are asked for only where they are what was changed: every other change must be
/// caught without them. One change is no change in meaning and is left out: the newline after the
/// vkey in `key`, which a reader does not need.
class FuzzTest {
    private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());
    private static final int ROUNDS = 3;

    @TempDir static Path folder;
    private static final Map<String, byte[]> FILES = new TreeMap<>();
    private static AuditOptions options = AuditOptions.alone();

    private final Random chance = new Random(8311);

    @BeforeAll
    static void serve() throws IOException {
        TestRecord record = TestRecord.lively(170);
        record.serve(folder);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                FILES.put(folder.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        assertThat(record.size()).isGreaterThan(600);
        assertThat(FILES.keySet())
                .contains("tile/1/000.p/2", "tile/0/001", "tile/entries/001", "openings/002");
        Policy policy =
                Policy.parse(
                        ("witness library " + TestRecord.LIBRARY.key() + "\nquorum library\n")
                                .getBytes(StandardCharsets.US_ASCII));
        options =
                AuditOptions.alone()
                        .withKey(TestRecord.DESK.key())
                        .withSince(record.signed(400).format())
                        .withPolicy(policy);
    }

    @Test
    void the_record_as_it_is_is_good() throws IOException {
        assertThat(isCaught(Map.of())).isFalse();
    }

    @Test
    void every_changed_byte_is_caught() throws IOException {
        List<String> unnoticed = new ArrayList<>();
        for (Map.Entry<String, byte[]> file : FILES.entrySet()) {
            for (int i = 0; i < ROUNDS; i++) {
                for (Change change : Change.values()) {
                    byte[] changed = change.of(file.getValue(), chance);
                    if (!meansTheSame(file.getKey(), file.getValue(), changed)
                            && !isCaught(Map.of(file.getKey(), Optional.of(changed)))) {
                        unnoticed.add(change + " in " + file.getKey());
                    }
                }
            }
        }
        assertThat(unnoticed).isEmpty();
    }

    @Test
    void every_file_that_goes_missing_is_noticed() throws IOException {
        List<String> unnoticed = new ArrayList<>();
        for (String path : FILES.keySet()) {
            if (!isCaught(Map.of(path, Optional.empty()))
                    || !isCaught(Map.of(path, Optional.of(new byte[0])))) {
                unnoticed.add(path);
            }
        }
        assertThat(unnoticed).isEmpty();
    }

    @Test
    void files_that_change_places_are_noticed() throws IOException {
        List<String> unnoticed = new ArrayList<>();
        List<String> paths = new ArrayList<>(FILES.keySet());
        for (int i = 1; i < paths.size(); i++) {
            String one = paths.get(i - 1);
            String other = paths.get(i);
            if (!isCaught(Map.of(one, Optional.of(bytes(other)), other, Optional.of(bytes(one))))) {
                unnoticed.add(one + " and " + other);
            }
        }
        assertThat(unnoticed).isEmpty();
    }

    private static byte[] bytes(String path) {
        return Optional.ofNullable(FILES.get(path)).orElseThrow();
    }

    private enum Change {
        FLIP,
        DROP,
        ADD,
        SWAP,
        CUT,
        DOUBLE;

        byte[] of(byte[] bytes, Random chance) {
            int at = chance.nextInt(bytes.length);
            byte[] changed = bytes.clone();
            return switch (this) {
                case FLIP -> {
                    changed[at] ^= (byte) (1 << chance.nextInt(8));
                    yield changed;
                }
                case DROP -> splice(bytes, at, new byte[0], at + 1);
                case ADD -> splice(bytes, at, new byte[] {(byte) chance.nextInt(256)}, at);
                case SWAP -> {
                    int other = Math.min(bytes.length - 1, at + 1 + chance.nextInt(40));
                    changed[at] = bytes[other];
                    changed[other] = bytes[at];
                    yield changed;
                }
                case CUT -> Arrays.copyOf(bytes, at);
                case DOUBLE ->
                        splice(
                                bytes,
                                bytes.length,
                                Arrays.copyOfRange(bytes, at, bytes.length),
                                bytes.length);
            };
        }

        private static byte[] splice(byte[] bytes, int head, byte[] middle, int tail) {
            byte[] all = Arrays.copyOf(bytes, head + middle.length + bytes.length - tail);
            System.arraycopy(middle, 0, all, head, middle.length);
            System.arraycopy(bytes, tail, all, head + middle.length, bytes.length - tail);
            return all;
        }
    }

    private static boolean meansTheSame(String path, byte[] before, byte[] after) {
        return Arrays.equals(before, after)
                || path.equals("key")
                        && Arrays.equals(Arrays.copyOf(before, before.length - 1), after);
    }

    private static boolean isCaught(Map<String, Optional<byte[]>> changes) throws IOException {
        Map<String, Optional<byte[]>> kept = new HashMap<>(changes);
        Source changed =
                new Source() {
                    @Override
                    public Optional<byte[]> get(String path) {
                        return kept.containsKey(path)
                                ? kept.getOrDefault(path, Optional.empty())
                                : Optional.ofNullable(FILES.get(path));
                    }

                    @Override
                    public String name() {
                        return "the changed record";
                    }
                };
        try {
            boolean openings =
                    kept.isEmpty()
                            || kept.keySet().stream()
                                    .anyMatch(path -> path.startsWith("openings/"));
            AuditOptions asked =
                    new AuditOptions(
                            options.key(),
                            options.policy(),
                            options.since(),
                            Optional.empty(),
                            openings,
                            options.threads(),
                            false);
            return !Audit.run(changed, asked, NOWHERE).isGood();
        } catch (IOException e) {
            return String.valueOf(e.getMessage()).startsWith("no checkpoint");
        }
    }
}
