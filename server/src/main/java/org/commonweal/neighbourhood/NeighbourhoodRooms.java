package org.commonweal.neighbourhood;

import java.util.function.Function;
import org.commonweal.outside.Now;
import org.commonweal.places.Places;
import org.commonweal.requests.Requests;
import org.commonweal.search.Search;
import org.commonweal.services.Catalogue;

/// What this room asks of the others.
///
/// @param catalogue what the town offers at this moment, in a language
public record NeighbourhoodRooms(
        Requests requests,
        Search search,
        Places places,
        Function<String, Catalogue> catalogue,
        Now now) {}
