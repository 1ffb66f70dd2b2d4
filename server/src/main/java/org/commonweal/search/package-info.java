/// Finding: one index of everything public that was asked, by words, number, street, place, area,
/// service, state, agency and time; what was asked before that is like what somebody asks now; and
/// the list of requests, which is this room's first page. Door: [Search].
///
/// The index follows the record, entry by entry, and takes what it needs of a request through the
/// door of `requests`, as everybody may see it: what is confidential, private, hidden or erased is
/// never given to it. It only says which requests fit; what is shown of them is read from the
/// tables at that moment. It lies in the folder `search` of the data folder with its own place on
/// the record inside, so it can be deleted at any time and makes itself again (docs/search.md).
///
/// Events: none. Tables: none.
@NullMarked
package org.commonweal.search;

import org.jspecify.annotations.NullMarked;
