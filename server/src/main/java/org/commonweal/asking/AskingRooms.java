package org.commonweal.asking;

import java.util.function.Function;
import org.commonweal.follows.Follows;
import org.commonweal.outside.Ids;
import org.commonweal.outside.Now;
import org.commonweal.personal.PersonalData;
import org.commonweal.photos.Photos;
import org.commonweal.places.Places;
import org.commonweal.post.TextNumbers;
import org.commonweal.requests.Requests;
import org.commonweal.search.Search;
import org.commonweal.services.Catalogue;
import org.commonweal.store.Store;
import org.commonweal.web.Exchange;
import org.commonweal.web.Limits;
import org.commonweal.web.Patience;

/// What the asking stands on.
///
/// @param catalogue what the town offers at this moment, in a language
/// @param ids makes the drafts' tokens
/// @param limits slows down floods; may be shared with other rooms
/// @param personal finds what words tell about a person
/// @param follows asks by mail whether somebody wants to follow a request
/// @param texts which numbers take text messages, if there are any
/// @param patience slows down who is near a limit
public record AskingRooms(
        Store store,
        Function<String, Catalogue> catalogue,
        Places places,
        Photos photos,
        Requests requests,
        Search search,
        Ids ids,
        Now now,
        Limits limits,
        PersonalData personal,
        Follows follows,
        TextNumbers texts,
        Patience patience) {
    /// What the town offers at this moment, in the reader's language.
    Catalogue catalogue(Exchange exchange) {
        return catalogue.apply(exchange.language());
    }
}
