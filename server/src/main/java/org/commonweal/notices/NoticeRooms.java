package org.commonweal.notices;

import org.commonweal.outside.Ids;
import org.commonweal.outside.Now;
import org.commonweal.places.Places;
import org.commonweal.post.Post;
import org.commonweal.record.Record;
import org.commonweal.requests.Requests;
import org.commonweal.services.Services;
import org.commonweal.store.Store;

/// The doors this room stands on.
public record NoticeRooms(
        Store store,
        Record record,
        Requests requests,
        Places places,
        Services services,
        Post post,
        Ids ids,
        Now now) {}
