package org.commonweal.opendata;

import org.commonweal.outside.Folder;
import org.commonweal.outside.Now;
import org.commonweal.places.Places;
import org.commonweal.record.Record;
import org.commonweal.requests.PublicRequests;
import org.commonweal.services.Services;
import org.commonweal.store.Store;

/// What the dumps ask of the others.
///
/// @param folder where their files lie; one that all servers of a store share
public record DumpRooms(
        Store store,
        Record record,
        PublicRequests requests,
        Services services,
        Places places,
        Folder folder,
        Now now) {}
