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

    /// One column.
    ///
    /// @param meaning what it says, and its values where they are few
    /// @param unit what its values look like
    /// @param source who says it
    public record Row(String name, String meaning, String unit, String source) {}
}
