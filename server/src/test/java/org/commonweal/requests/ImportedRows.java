package org.commonweal.requests;

import java.util.Map;
import org.commonweal.town.Alderhaven;
import org.commonweal.town.Town;

/// Rows of another city's export.
final class ImportedRows {
    private ImportedRows() {}

    static ImportedRow row(String id, boolean open) {
        return new ImportedRow(
                "elsewhere",
                id,
                "pothole",
                "streets",
                "ward:north",
                open,
                Town.at("2025-01-10 10:00"),
                Town.at("2025-01-15 10:00"),
                open ? null : Town.at("2025-02-01 10:00"),
                "overdue",
                "A hole of old",
                "Mill Lane",
                Alderhaven.MILL_LANE,
                "closed by phone",
                Map.of("queue", "17"));
    }
}
