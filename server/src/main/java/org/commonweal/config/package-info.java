/// Reads a town: its commented `town.toml`, GeoJSON and CSV files become one [Town], or a list of
/// sentences that each name a file and a line.
///
/// The door is [TownFile]. Reading has no effect and needs neither store nor network, so `config
/// check` is the same code as the start. Every key that is read stands in [Keys] and is explained
/// in `docs/town-file.md`; a test holds the two together.
///
/// Events: none. Tables: none.
@NullMarked
package org.commonweal.config;

import org.jspecify.annotations.NullMarked;
