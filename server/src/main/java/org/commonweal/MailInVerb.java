package org.commonweal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.commonweal.mailin.Spool;
import org.commonweal.outside.Chance;
import org.commonweal.outside.Ids;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `commonweal mail-in`: one message on standard input, from a mail server's pipe. The desk that
/// serves the data folder takes it within seconds; it need not be running.
@Command(
        name = "mail-in",
        description = {
            "Takes one message on standard input, headers first, for the desk of the data folder.",
            "Ends with 0 once the message is safe on the disk, else with 75, by which a mail server tries again."
        },
        mixinStandardHelpOptions = true)
final class MailInVerb implements Callable<Integer> {
    /// What `sysexits.h` calls a failure that may pass.
    static final int TRY_AGAIN = 75;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data folder of the desk; default data/desk.")
    @Nullable Path data;

    private final InputStream in;

    MailInVerb() {
        this(System.in);
    }

    MailInVerb(InputStream in) {
        this.in = in;
    }

    @Override
    public Integer call() {
        var folder = data == null ? Path.of("data/desk") : data;
        if (!isDesks(folder)) {
            System.getLogger("commonweal")
                    .log(
                            System.Logger.Level.ERROR,
                            folder.toAbsolutePath()
                                    + " is no desk's data folder, so nobody would take the message from there");
            return TRY_AGAIN;
        }
        try {
            new Spool(folder, new Ids(Chance.secure())).put(in);
            return 0;
        } catch (IOException | RuntimeException e) {
            System.getLogger("commonweal")
                    .log(
                            System.Logger.Level.ERROR,
                            "a message could not be kept: " + e.getMessage());
            return TRY_AGAIN;
        }
    }

    // A misspelt folder would take mail for ever that no desk reads. The folder of the keys is made
    // when a desk is first opened, whichever store it has.
    private static boolean isDesks(Path folder) {
        return Files.isDirectory(folder.resolve("keys"));
    }
}
