package org.commonweal.requests;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonweal.town.Town;

/// Every row of what replay makes again.
final class ReadModel {
    private static final Map<String, String> TABLES = new LinkedHashMap<>();

    static {
        TABLES.put("requests", "id");
        TABLES.put("request_steps", "request, step");
        TABLES.put("request_photos", "photo, request, step");
        TABLES.put("request_downtimes", "entry");
        TABLES.put("request_sequence", "one");
        TABLES.put("request_figures", "part, month, name");
    }

    private ReadModel() {}

    static Map<String, List<String>> of(Town town) {
        town.figures();
        var all = new LinkedHashMap<String, List<String>>();
        for (var table : TABLES.entrySet()) {
            var columns = columns(table.getKey());
            var rows = new ArrayList<String>();
            town.store.read(tx -> {
                tx.sql("select * from %s order by %s".formatted(table.getKey(), table.getValue()))
                        .each(row -> {
                            var line = new ArrayList<String>();
                            for (var column : columns) {
                                line.add(column + "=" + row.maybeText(column).orElse("null"));
                            }
                            rows.add(line.toString());
                        });
                return true;
            });
            all.put(table.getKey(), rows);
        }
        return all;
    }

    private static List<String> columns(String table) {
        return switch (table) {
            case "requests" ->
                    List.of(
                            ("id number state confidential source service agency area channel asked_at changed_at since"
                                            + " round due_at missed paused returned handler next_owner window_at work_at alarm_at"
                                            + " last_entry steps words place point answers photos name email phone contact_note"
                                            + " closing_note source_id gone")
                                    .split(" "));
            case "request_steps" ->
                    List.of("request", "step", "entry", "event", "at", "facts", "gone");
            case "request_photos" -> List.of("photo", "request", "step");
            case "request_downtimes" -> List.of("entry", "from_at", "to_at");
            case "request_sequence" -> List.of("next");
            default -> List.of("part", "month", "name", "count");
        };
    }

    /// The rows after everything was dropped and made again from the record.
    static Map<String, List<String>> rebuilt(Town town) {
        town.figures();
        town.requests.rebuild();
        return of(town);
    }
}
