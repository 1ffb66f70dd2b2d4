package org.commonweal.config;

import java.util.List;

/// What came of reading a town's files.
public sealed interface TownReading {
    /// The files are sound.
    ///
    /// @param town what they say
    /// @param notes what is allowed but worth knowing, such as a service that no route takes
    record Sound(Town town, List<Problem> notes) implements TownReading {
        public Sound {
            notes = List.copyOf(notes);
        }
    }

    /// The files have mistakes; nothing of them can be used.
    ///
    /// @param problems all mistakes that were found, in the order of files and lines; never empty
    record Refused(List<Problem> problems) implements TownReading {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
