package org.commonweal.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What the command line says.
///
/// @param names the measures to run; all when empty
/// @param rounds how often each side has its turn
/// @param seconds how long a turn lasts, where turns have a length
/// @param rows of the generated export, for `import`
/// @param entries of the record, for `audit`
/// @param full whether `growth` goes to a million requests
record Options(
        List<String> names, int rounds, double seconds, int rows, int entries, boolean full) {
    Options {
        names = List.copyOf(names);
    }

    /// Reads the command line.
    ///
    /// @throws IllegalArgumentException with a sentence for an option that is not known
    static Options of(String[] args) {
        var names = new ArrayList<String>();
        int rounds = 5;
        double seconds = 3;
        int rows = 200_000;
        int entries = 100_000;
        boolean full = false;
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--full" -> full = true;
                case "--rounds" -> rounds = Integer.parseInt(value(args, ++i));
                case "--seconds" -> seconds = Double.parseDouble(value(args, ++i));
                case "--rows" -> rows = Integer.parseInt(value(args, ++i));
                case "--entries" -> entries = Integer.parseInt(value(args, ++i));
                default -> {
                    if (args[i].startsWith("-")) {
                        throw new IllegalArgumentException("there is no option " + args[i]);
                    }
                    names.add(args[i]);
                }
            }
        }
        return new Options(names, rounds, seconds, rows, entries, full);
    }

    private static String value(String[] args, int i) {
        if (i >= args.length) {
            throw new IllegalArgumentException(args[i - 1] + " needs a number");
        }
        return args[i];
    }

    /// The folder with a real city's files, when it lies beside the repository or where
    /// `COMMONWEAL_SHARED` says; null otherwise.
    static @org.jspecify.annotations.Nullable Path boston() {
        var named = System.getenv("COMMONWEAL_SHARED");
        var shared = named == null ? repository().resolveSibling("shared") : Path.of(named);
        var boston = shared.resolve("data/boston");
        return Files.isDirectory(boston) ? boston : null;
    }

    /// The working copy this bench was built in.
    static Path repository() {
        try {
            var classes =
                    Path.of(
                            Options.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .toURI());
            for (var folder = classes; folder != null; folder = folder.getParent()) {
                if (Files.isExecutable(folder.resolve("commonweal"))) {
                    return folder;
                }
            }
            return Path.of("").toAbsolutePath();
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
