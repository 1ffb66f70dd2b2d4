package org.commonweal.notices;

import java.time.Instant;
import java.time.ZoneId;
import org.commonweal.web.Words;

/// How things are said outside a page: the words of a language, and times in the town's zone.
public record Voice(Words words, ZoneId zone) {
    /// Words of this room.
    ///
    /// @param key without `notices.`
    public String say(String key, Object... args) {
        return words.say("notices." + key, args);
    }

    /// A state in words.
    public String state(String code) {
        return words.say("requests.state." + code);
    }

    /// A moment in words, as on the pages.
    public String moment(Instant at) {
        return words.date("web.format.moment", at.atZone(zone));
    }

    /// The day of a moment in words.
    public String day(Instant at) {
        return words.date("web.format.day", at.atZone(zone));
    }

    /// The day of a moment without its year, for where every sign counts.
    public String shortDay(Instant at) {
        return words.date("web.format.dayshort", at.atZone(zone));
    }

    /// The last day of a window that ends at a midnight.
    public String lastDay(Instant end) {
        return day(end.minusMillis(1));
    }

    /// BCP 47 tag.
    public String lang() {
        return words.locale().toLanguageTag();
    }

    /// `ltr` or `rtl`.
    public String dir() {
        return words.rightToLeft() ? "rtl" : "ltr";
    }
}
