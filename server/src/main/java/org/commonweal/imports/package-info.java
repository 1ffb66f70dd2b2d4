/// Other desks' exports, brought in: one row, one request, one entry, marked as imported and never
/// pretended to have been witnessed here.
///
/// The door is [Imports]. What a city's columns mean is data: a [Mapping] file, so that another
/// city needs a file and no code. A row that cannot be taken goes to a reject file with its line
/// and the reason; running the same file again adds nothing. The room owns no table: what was
/// brought in belongs to `requests`.
@NullMarked
package org.commonweal.imports;

import org.jspecify.annotations.NullMarked;
