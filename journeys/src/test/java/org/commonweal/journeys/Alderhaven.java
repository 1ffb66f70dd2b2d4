package org.commonweal.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The invented town's desk, started once for all stories of a run, with a small history. Stories
/// share it, so each tells of a request of its own and counts nothing it did not make.
final class Alderhaven {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static @Nullable Program desk;

    private Alderhaven() {}

    /// The shared desk.
    static synchronized Program desk() {
        if (desk == null) {
            desk = withHistory(60);
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(desk::close));
        }
        return desk;
    }

    /// A desk of one's own.
    ///
    /// @param requests how many requests its history holds
    static Program withHistory(int requests) {
        try {
            return Program.desk(PATIENCE, "demo", "--requests", Integer.toString(requests));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the desk started", e);
        }
    }
}
