package org.commonweal.opendata;

import org.commonweal.places.Places;
import org.commonweal.record.Record;
import org.commonweal.requests.PublicRequests;
import org.commonweal.services.Services;
import org.commonweal.web.Limits;
import org.commonweal.web.Words;

/// What this room asks of the others.
public record OpenDataRooms(
        Record record,
        PublicRequests requests,
        Services services,
        Places places,
        Limits limits,
        Words words) {}
