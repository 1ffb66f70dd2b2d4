package org.commonweal.open311;

import org.commonweal.keys.Keys;
import org.commonweal.outside.Ids;
import org.commonweal.outside.Now;
import org.commonweal.photos.Photos;
import org.commonweal.places.Places;
import org.commonweal.requests.Requests;
import org.commonweal.services.Services;
import org.commonweal.store.Store;
import org.commonweal.web.Limits;
import org.commonweal.web.Words;

/// What this room asks of the others.
public record Open311Rooms(
        Store store,
        Requests requests,
        Services services,
        Places places,
        Photos photos,
        Keys keys,
        Limits limits,
        Words words,
        Ids ids,
        Now now) {}
