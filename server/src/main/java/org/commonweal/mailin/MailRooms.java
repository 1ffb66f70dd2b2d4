package org.commonweal.mailin;

import org.commonweal.notices.Notices;
import org.commonweal.outside.Now;
import org.commonweal.photos.Photos;
import org.commonweal.requests.Requests;
import org.commonweal.store.Store;

/// The doors this room stands on.
public record MailRooms(Store store, Requests requests, Notices notices, Photos photos, Now now) {}
