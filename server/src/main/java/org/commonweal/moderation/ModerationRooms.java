package org.commonweal.moderation;

import org.commonweal.personal.Pointing;
import org.commonweal.places.Places;
import org.commonweal.requests.Requests;
import org.commonweal.verdicts.RequestTelling;
import org.commonweal.web.Limits;
import org.commonweal.web.Patience;

/// The doors the pages stand on.
///
/// @param limits shared with the other public pages
/// @param patience slows down who is near a limit
public record ModerationRooms(
        Requests requests,
        RequestTelling telling,
        Places places,
        Pointing pointing,
        Reports reports,
        Limits limits,
        Patience patience) {}
