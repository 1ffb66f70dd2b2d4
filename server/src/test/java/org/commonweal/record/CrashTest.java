package org.commonweal.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.commonweal.store.FreshStores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A desk under load is killed without warning again and again, in the same data folder.
class CrashTest {
    private static final int LIVES = 55;

    @TempDir Path folder;

    @Test
    void nothing_acknowledged_is_lost_and_nothing_erased_comes_back() throws Exception {
        FreshStores.sqlite(folder);
        new TestDesk(folder.toString(), folder).close();
        long seed = System.nanoTime();
        System.out.println("kills at moments of seed " + seed);
        var random = new Random(seed);
        var acknowledged = new HashMap<Long, String>();
        var erased = new HashSet<Long>();
        for (int life = 0; life < LIVES; life++) {
            live(random, acknowledged, erased);
        }
        assertThat(acknowledged).hasSizeGreaterThan(LIVES);
        assertThat(erased).isNotEmpty();
        try (var desk = new TestDesk(folder.toString(), folder)) {
            var report = desk.audit();
            assertThat(report.failures()).isEmpty();
            System.out.println(
                    LIVES
                            + " kills, "
                            + acknowledged.size()
                            + " requests acknowledged, "
                            + report.size()
                            + " entries on the record, every one of them whole");
            acknowledged.forEach((n, words) -> {
                var values = desk.entry(n).values();
                if (erased.contains(n)) {
                    assertThat(values).isEmpty();
                } else if (!values.isEmpty() || !words.endsWith("-brief")) {
                    // A brief one may have been erased in the moment of the kill.
                    assertThat(values).containsEntry("words", words);
                }
            });
        }
    }

    private void live(Random random, Map<Long, String> acknowledged, Set<Long> erased)
            throws Exception {
        var desk = new DeskHandle(List.of(), "load", folder.toString(), "6");
        if (random.nextInt(5) == 0) {
            Thread.sleep(random.nextInt(900)); // while it opens, perhaps
        } else {
            assertThat(desk.await(0)).isEqualTo("ready");
            // In the middle of some piece of work, however quick the machine is.
            desk.await(1 + random.nextInt(120));
            Thread.sleep(random.nextInt(8));
        }
        for (var line : desk.kill()) {
            var words = line.split(" ");
            if (words[0].equals("ack")) {
                acknowledged.put(Long.parseLong(words[1]), words[2]);
            } else if (words[0].equals("erased")) {
                erased.add(Long.parseLong(words[1]));
            }
        }
    }
}
