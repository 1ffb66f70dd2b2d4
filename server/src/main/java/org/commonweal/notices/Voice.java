package org.commonweal.notices;

import java.time.Instant;
import java.time.ZoneId;
import org.commonweal.web.Words;

/// How things are said outside a page: the words of a language, and times in the town's zone.
record Voice(Words words, ZoneId zone) {
    String say(String key, Object... args) {
        return words.say("notices." + key, args);
    }

    String state(String code) {
        return words.say("requests.state." + code);
    }

    /// A moment in words, as on the pages.
    String moment(Instant at) {
        return words.date("web.format.moment", at.atZone(zone));
    }

    /// The day of a moment in words.
    String day(Instant at) {
        return words.date("web.format.day", at.atZone(zone));
    }

    /// The last day of a window that ends at a midnight.
    String lastDay(Instant end) {
        return day(end.minusMillis(1));
    }

    String lang() {
        return words.locale().toLanguageTag();
    }

    String dir() {
        return words.rightToLeft() ? "rtl" : "ltr";
    }
}
