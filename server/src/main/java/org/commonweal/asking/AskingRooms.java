package org.commonweal.asking;

import java.util.function.Supplier;
import org.commonweal.outside.Ids;
import org.commonweal.outside.Now;
import org.commonweal.photos.Photos;
import org.commonweal.places.Places;
import org.commonweal.requests.Requests;
import org.commonweal.search.Search;
import org.commonweal.services.Catalogue;
import org.commonweal.store.Store;
import org.commonweal.web.Limits;

/// What the asking stands on.
///
/// @param catalogue what the town offers at this moment
/// @param ids makes the drafts' tokens
/// @param limits slows down floods; may be shared with other rooms
public record AskingRooms(
        Store store,
        Supplier<Catalogue> catalogue,
        Places places,
        Photos photos,
        Requests requests,
        Search search,
        Ids ids,
        Now now,
        Limits limits) {}
