/// Where things are and who answers for them: agencies, areas and their borders, routing, streets,
/// the base map.
///
/// The door is [Places], made from an [Atlas], which the town's files describe. All of it is held
/// in memory and never changes while the desk runs; a change of the town's files is a new start.
/// The room owns no tables and has no events of its own: at start it publishes three registers on
/// the record (`agencies`, `areas`, `routing`).
///
/// Coordinates are WGS 84, latitude first in [Point]; geometry objects of the library carry
/// longitude first, as GeoJSON does.
@NullMarked
package org.commonweal.places;

import org.jspecify.annotations.NullMarked;
