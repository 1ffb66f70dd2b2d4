package org.commonweal.opendata;

import java.util.List;

/// What the templates of this room show.
public final class OpenDataViews {
    private OpenDataViews() {}

    /// The dictionary.
    ///
    /// @param rows one a column, in the columns' order
    public record Dictionary(List<Row> rows) {
        public Dictionary {
            rows = List.copyOf(rows);
        }
    }

    /// The daily dumps.
    ///
    /// @param days the newest first
    /// @param keepDays how many days a file is kept
    /// @param address the desk's own, for what is to be typed
    /// @param example what a downloaded file is called; empty while there is none
    /// @param earlier where earlier days are listed; empty when there are none
    public record Dumps(
            List<Day> days, int keepDays, String address, String example, String earlier) {
        public Dumps {
            days = List.copyOf(days);
        }
    }

    /// The dumps of one day.
    ///
    /// @param of which part of the record they tell
    public record Day(String day, String of, List<DumpRow> rows) {
        public Day {
            rows = List.copyOf(rows);
        }
    }

    /// One file.
    ///
    /// @param path where it is; empty when it is not there any more
    /// @param state why not; empty when it is
    public record DumpRow(
            String name, String path, String bytes, String state, String entry, String sha) {}

    /// One column.
    ///
    /// @param meaning what it says, and its values where they are few
    /// @param unit what its values look like
    /// @param source who says it
    public record Row(String name, String meaning, String unit, String source) {}
}
