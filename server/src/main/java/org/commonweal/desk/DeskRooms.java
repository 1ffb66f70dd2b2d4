package org.commonweal.desk;

import org.commonweal.mailin.MailIn;
import org.commonweal.notices.Notices;
import org.commonweal.people.People;
import org.commonweal.personal.Pointing;
import org.commonweal.photos.Photos;
import org.commonweal.places.Places;
import org.commonweal.requests.Requests;
import org.commonweal.services.Services;
import org.commonweal.verdicts.RequestTelling;
import org.commonweal.web.Limits;

/// The doors the desk stands on.
///
/// @param limits the same as those of the public pages, so that a code is not guessed at two doors
/// @param pointing finds what public words tell of a person
public record DeskRooms(
        Requests requests,
        RequestTelling telling,
        Places places,
        Services services,
        People people,
        Photos photos,
        Notices notices,
        MailIn mail,
        Limits limits,
        Pointing pointing) {}
