/// The whole public desk as data: CSV, JSON lines and GeoJSON from end to end, a feed of what
/// changed by its place on the record, a dictionary of the columns, and the desk of each day as
/// files whose hashes are on the record.
///
/// Doors: [OpenData] for what is served, [Dumps] for the files. One list, [Column], says what a row
/// holds, from which come the three forms ([Sheet]), the feed and the dictionary. What a row may
/// say is what [RequestTold] and [ToldPlace] hold, so nothing private has a way in.
///
/// Events: `dump.published/1`.
///
/// Tables: `opendata_dumps` (what was published, and what became of it), `opendata_withdrawn` (when
/// something public last went).
@NullMarked
package org.commonweal.opendata;

import org.jspecify.annotations.NullMarked;
