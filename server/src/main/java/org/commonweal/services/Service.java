package org.commonweal.services;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.commonweal.places.PlacePrecision;

/// A kind of request that can be made of the town.
///
/// @param code stands on the record and in every interface: 1 to 64 of `a-z 0-9 _ . : -`
/// @param name what residents call it
/// @param description what it is for, and what it is not for; may be empty
/// @param group the heading it is listed under; may be empty
/// @param keywords other words people use for it, for finding it
/// @param attributes the extra questions, kept in their `order`
/// @param confidential when true, nothing about a request is public but that it happened
/// @param internal when true, only staff and imports make such requests: it is not offered to
///   residents
/// @param standard what is promised to everyone who asks
/// @param notice words shown beside the receipt (who else to call, what to expect); may be empty
/// @param batch when true, a person passes each request before an agency has it, whatever the
///   routing says; in GeoReport v2 the type `batch`
/// @param precision how exactly the place of a request is public
/// @param translations its words in more languages, by language tag
public record Service(
        String code,
        String name,
        String description,
        String group,
        List<String> keywords,
        List<Attribute> attributes,
        boolean confidential,
        boolean internal,
        Standard standard,
        String notice,
        boolean batch,
        PlacePrecision precision,
        Map<String, ServiceWords> translations) {

    /// A service whose requests go to their agency at once, with their exact places, and whose
    /// words are in the town's own language only.
    ///
    /// @throws IllegalArgumentException as the whole constructor
    public Service(
            String code,
            String name,
            String description,
            String group,
            List<String> keywords,
            List<Attribute> attributes,
            boolean confidential,
            boolean internal,
            Standard standard,
            String notice) {
        this(
                code,
                name,
                description,
                group,
                keywords,
                attributes,
                confidential,
                internal,
                standard,
                notice,
                false,
                PlacePrecision.EXACT,
                Map.of());
    }

    /// @throws IllegalArgumentException for a bad code, an empty name, or questions that share a
    ///   code or a place
    public Service {
        Codes.code("service", code);
        name = Codes.words("name of the service \"" + code + "\"", name);
        description =
                Codes.optionalWords("description of the service \"" + code + "\"", description);
        group = Codes.optionalWords("group of the service \"" + code + "\"", group);
        notice = Codes.optionalWords("notice of the service \"" + code + "\"", notice);
        String keyword = "keyword of the service \"" + code + "\"";
        keywords = keywords.stream().map(k -> Codes.words(keyword, k)).toList();
        translations = Map.copyOf(translations);
        attributes = attributes.stream().sorted(Comparator.comparingInt(Attribute::order)).toList();
        String questions = "questions of the service \"" + code + "\"";
        Codes.distinct(questions, attributes.stream().map(Attribute::code).toList());
        long places = attributes.stream().mapToInt(Attribute::order).distinct().count();
        if (places < attributes.size()) {
            throw new IllegalArgumentException("Two %s have the same order.".formatted(questions));
        }
    }

    /// @return the question with this code
    public Optional<Attribute> attribute(String code) {
        return attributes.stream().filter(a -> a.code().equals(code)).findFirst();
    }

    /// The address of its page; a confidential service has none.
    public String path() {
        return "/services/" + code;
    }

    /// The same service in another language. It is still found by the town's own keywords.
    ///
    /// @param language a language tag
    /// @return this service where the town says nothing in that language
    public Service in(String language) {
        var said = translations.get(language);
        if (said == null) {
            return this;
        }
        return new Service(
                code,
                Codes.or(said.name(), name),
                Codes.or(said.description(), description),
                Codes.or(said.group(), group),
                Stream.concat(said.keywords().stream(), keywords.stream()).distinct().toList(),
                attributes.stream().map(a -> a.in(language)).toList(),
                confidential,
                internal,
                standard,
                Codes.or(said.notice(), notice),
                batch,
                precision,
                Map.of());
    }

    /// The same service with what it says in more languages.
    ///
    /// @param attributes the same questions with theirs
    /// @param translations by language tag
    public Service saying(List<Attribute> attributes, Map<String, ServiceWords> translations) {
        return new Service(
                code,
                name,
                description,
                group,
                keywords,
                attributes,
                confidential,
                internal,
                standard,
                notice,
                batch,
                precision,
                translations);
    }
}
