package org.commonweal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What a page says: its text, and the attributes that are read aloud or shown.
final class PageWords {
    // What stands in code is for machines; secrets are made by chance.
    private static final Pattern NOT_SAID =
            Pattern.compile(
                    "(?s)<!--.*?-->|<(script|style|code)\\b.*?</\\1>|<[a-z]+ [^>]*class=\"[^\"]*"
                            + "\\b(?:hash|secret)\\b[^\"]*\"[^>]*>[^<]*");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern SPOKEN =
            Pattern.compile(
                    " (?:alt|title|aria-label|placeholder|label|data-(?:label|in|out|how|chosen|count"
                            + "|many|large|list|help|none))=\"([^\"]*)\"");

    private PageWords() {}

    /// Each run of text between two tags, and each spoken attribute.
    static List<String> of(String page) {
        var said = new ArrayList<String>();
        var text = NOT_SAID.matcher(page).replaceAll("");
        SPOKEN.matcher(text).results().forEach(m -> add(said, m.group(1)));
        for (var part : TAG.split(text)) {
            add(said, part);
        }
        return said;
    }

    private static void add(List<String> said, String text) {
        var plain =
                text.replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .replace("&#34;", "\"")
                        .replace("&quot;", "\"")
                        .replace("&#39;", "'")
                        .replace("&amp;", "&")
                        .strip();
        if (!plain.isEmpty()) {
            said.add(plain);
        }
    }

    /// Text as templates write it.
    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
