/// The invented town Alderhaven, alive: plays two years of its requests through the real loop with
/// the clock turned, so that every page and figure of the demo has something true to show.
///
/// The door is [History]. Residents, their words and what the agencies do are drawn from a seeded
/// chance; photos are drawn by [Scene]. Nothing here is used by a real desk. The room owns no
/// table.
@NullMarked
package org.commonweal.demo;

import org.jspecify.annotations.NullMarked;
