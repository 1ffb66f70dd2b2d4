package org.commonweal.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// A table in Markdown, so that it can be taken into the documents as it is.
final class Table {
    private final List<String[]> rows = new ArrayList<>();

    Table(String... heads) {
        rows.add(heads);
    }

    Table row(String... cells) {
        rows.add(cells);
        return this;
    }

    void print() {
        var widths = new int[rows.getFirst().length];
        for (var row : rows) {
            for (int i = 0; i < row.length; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        }
        for (int i = 0; i < rows.size(); i++) {
            System.out.println(line(rows.get(i), widths));
            if (i == 0) {
                var rule = new String[widths.length];
                Arrays.setAll(rule, column -> "-".repeat(widths[column]));
                System.out.println(line(rule, widths));
            }
        }
        System.out.println();
    }

    private static String line(String[] cells, int[] widths) {
        var line = new StringBuilder("|");
        for (int i = 0; i < widths.length; i++) {
            line.append(' ')
                    .append(cells[i])
                    .append(" ".repeat(widths[i] - cells[i].length()))
                    .append(" |");
        }
        return line.toString();
    }

    static String count(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%,.0f", value);
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    static String times(double ratio) {
        return String.format(Locale.ROOT, "%.2f", ratio);
    }

    static String micros(double nanos) {
        return String.format(Locale.ROOT, "%,.0f us", nanos / 1000);
    }

    static String seconds(double nanos) {
        return String.format(Locale.ROOT, "%.2f s", nanos / 1e9);
    }
}
