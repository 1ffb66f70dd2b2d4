package org.commonweal.follows;

import org.commonweal.notices.Outgoing;
import org.commonweal.outside.Now;
import org.commonweal.places.Places;
import org.commonweal.requests.Requests;
import org.commonweal.services.Services;
import org.commonweal.store.Store;

/// The doors this room stands on.
///
/// @param keys of the links in followers' messages
/// @param outgoing where messages are noted that are to go out
public record FollowRooms(
        Store store,
        Requests requests,
        Places places,
        Services services,
        FollowKeys keys,
        Outgoing outgoing,
        Now now) {}
