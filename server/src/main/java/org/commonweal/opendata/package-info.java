/// The whole public desk as data: CSV, JSON lines and GeoJSON from end to end, a feed of what
/// changed by its place on the record, and a dictionary of the columns.
///
/// Door: [OpenData]. One list, [Column], says what a row holds, from which come the three forms
/// ([Sheet]), the feed and the dictionary. What a row may say is what [RequestTold] and [ToldPlace]
/// hold, so nothing private has a way in.
///
/// Events: none.
///
/// Tables: none.
@NullMarked
package org.commonweal.opendata;

import org.jspecify.annotations.NullMarked;
