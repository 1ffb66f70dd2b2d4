package org.commonweal.search;

import java.time.Instant;
import java.util.Set;
import org.commonweal.places.Box;
import org.commonweal.places.Point;
import org.commonweal.requests.State;
import org.jspecify.annotations.Nullable;

/// Which requests are looked for: each part narrows, empty and null parts do not.
///
/// @param words as somebody typed them, in any language; a request's number finds that request
/// @param states any of these
/// @param service code
/// @param agency code
/// @param area `kind:code` of any kind
/// @param street words that name a street, as they stand in a request's place
/// @param near a place on the map
/// @param metres how far from it
/// @param box a piece of the map
/// @param from asked at or after
/// @param to asked before
/// @param order null for the order that fits: best first where words are given and not too much
///   fits, else newest first
public record SearchQuery(
        String words,
        Set<State> states,
        String service,
        String agency,
        String area,
        String street,
        @Nullable Point near,
        int metres,
        @Nullable Box box,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Order order) {
    /// Everything public.
    public static final SearchQuery ALL =
            new SearchQuery("", Set.of(), "", "", "", "", null, 0, null, null, null, null);

    /// In what order the results come.
    public enum Order {
        /// The newest asked first.
        NEWEST,
        /// What fits the words best first.
        BEST
    }

    public SearchQuery {
        states = Set.copyOf(states);
    }

    /// The same, with these words.
    public SearchQuery words(String words) {
        return new SearchQuery(
                words, states, service, agency, area, street, near, metres, box, from, to, order);
    }

    /// The same, in any of these states.
    public SearchQuery in(Set<State> states) {
        return new SearchQuery(
                words, states, service, agency, area, street, near, metres, box, from, to, order);
    }

    /// The same, of one service.
    public SearchQuery service(String service) {
        return new SearchQuery(
                words, states, service, agency, area, street, near, metres, box, from, to, order);
    }

    /// The same, of one agency.
    public SearchQuery agency(String agency) {
        return new SearchQuery(
                words, states, service, agency, area, street, near, metres, box, from, to, order);
    }

    /// The same, in one area.
    public SearchQuery area(String area) {
        return new SearchQuery(
                words, states, service, agency, area, street, near, metres, box, from, to, order);
    }

    /// The same, on a street.
    public SearchQuery street(String street) {
        return new SearchQuery(
                words, states, service, agency, area, street, near, metres, box, from, to, order);
    }

    /// The same, around a place.
    public SearchQuery near(Point near, int metres) {
        return new SearchQuery(
                words, states, service, agency, area, street, near, metres, box, from, to, order);
    }

    /// The same, in a piece of the map; null for anywhere.
    public SearchQuery within(@Nullable Box box) {
        return new SearchQuery(
                words, states, service, agency, area, street, near, metres, box, from, to, order);
    }

    /// The same, asked in a time: from the first instant until before the second.
    public SearchQuery asked(@Nullable Instant from, @Nullable Instant to) {
        return new SearchQuery(
                words, states, service, agency, area, street, near, metres, box, from, to, order);
    }

    /// The same, in an order.
    public SearchQuery order(@Nullable Order order) {
        return new SearchQuery(
                words, states, service, agency, area, street, near, metres, box, from, to, order);
    }
}
