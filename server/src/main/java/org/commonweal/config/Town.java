package org.commonweal.config;

import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import org.commonweal.personal.PersonalRules;
import org.commonweal.places.Atlas;
import org.commonweal.services.Catalogue;

/// One town, as its files describe it. Immutable; whoever holds one knows that it was checked.
///
/// @param name shown on every page
/// @param jurisdiction the town's name in interfaces, such as `alderhaven.example`
/// @param origin the name of the public record, first line of its checkpoints
/// @param zone in which times are shown and windows end
/// @param languages language tags, the first one the default
/// @param invented whether every page says that the town is invented
/// @param address the public address that all links use, without a slash at its end
/// @param emergency what to do when somebody is in danger; may be empty
/// @param contact how to reach the desk without a computer; may be empty
/// @param windows how long askers have
/// @param programs how other programs may file
/// @param dumpDays how many days the daily dumps of the open data are kept
/// @param catalogue services, calendars and reasons
/// @param atlas agencies, areas, routing and the base map
/// @param mail how mail goes out and comes in
/// @param texts whether and how text messages go out
/// @param personal how telephone numbers, plates and identity numbers look here
public record Town(
        String name,
        String jurisdiction,
        String origin,
        ZoneId zone,
        List<String> languages,
        boolean invented,
        URI address,
        String emergency,
        String contact,
        Windows windows,
        Programs programs,
        int dumpDays,
        Catalogue catalogue,
        Atlas atlas,
        Mail mail,
        Texts texts,
        PersonalRules personal) {
    public Town {
        languages = List.copyOf(languages);
    }
}
