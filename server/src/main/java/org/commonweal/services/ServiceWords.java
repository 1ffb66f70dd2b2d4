package org.commonweal.services;

import java.util.List;

/// What a service says in one more language. A text left empty is said in the town's own.
///
/// @param name what residents call it
/// @param description what it is for, and what it is not for
/// @param group the heading it is listed under
/// @param keywords other words people use for it in this language
/// @param notice words shown beside the receipt
public record ServiceWords(
        String name, String description, String group, List<String> keywords, String notice) {
    /// @throws IllegalArgumentException for a text with a control character
    public ServiceWords {
        name = Codes.optionalWords("name", name);
        description = Codes.optionalWords("description", description);
        group = Codes.optionalWords("group", group);
        notice = Codes.optionalWords("notice", notice);
        keywords = List.copyOf(keywords);
    }
}
