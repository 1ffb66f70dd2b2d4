package org.commonweal.counter;

import java.util.List;
import java.util.Optional;
import org.commonweal.places.Place;
import org.commonweal.places.Places;
import org.commonweal.places.Point;
import org.commonweal.requests.Ask;
import org.commonweal.search.Thing;
import org.commonweal.web.Form;
import org.jspecify.annotations.Nullable;

/// The place as far as the form says it.
///
/// @param found places that fit what was typed
/// @param choice what is chosen among them: a point as text, [#NONE], or empty
/// @param place in words, as it will be kept
/// @param point where that is; null when it is not known
/// @param area `kind:code` chosen from the list, or empty
/// @param wrong last part of the key that says what is missing, or empty
record Located(
        List<Place> found,
        String choice,
        String place,
        @Nullable Point point,
        String area,
        String wrong) {
    /// None of the places found is meant: the words are kept as they are.
    static final String NONE = "none";

    private static final int CHOICES = 6;
    private static final int LINE = 300;

    /// Reads the fields `place`, `choice`, `looked`, `unsaid` and `area`. A choice counts only for
    /// the words it was offered for.
    static Located of(Places places, Form form) {
        var area = form.text("area");
        if (form.chose("unsaid", "yes")) {
            return new Located(List.of(), "", "", null, area, "");
        }
        var place = form.text("place").replace('\n', ' ');
        if (place.isEmpty()) {
            return new Located(List.of(), "", "", null, area, "missing");
        }
        if (place.codePointCount(0, place.length()) > LINE) {
            return new Located(List.of(), "", place, null, area, "long");
        }
        var found = places.search(place, CHOICES);
        var choice = form.text("looked").equals(place) ? form.text("choice") : "";
        if (choice.equals(NONE)) {
            return new Located(found, NONE, place, null, area, "");
        }
        return chosen(found, choice)
                .map(one ->
                        new Located(
                                found, one.point().text(), label(one, place), one.point(), "", ""))
                .orElseGet(() ->
                        new Located(
                                found, "", place, null, area, found.isEmpty() ? "none" : "choose"));
    }

    private static Optional<Place> chosen(List<Place> found, String choice) {
        return found.size() == 1
                ? Optional.of(found.getFirst())
                : found.stream().filter(one -> one.point().text().equals(choice)).findFirst();
    }

    // A house number is known to the caller and not to the map, so the caller's words are kept.
    private static String label(Place found, String typed) {
        return found.precision() == Place.Precision.STREET_OF_NUMBER ? typed : found.label();
    }

    Ask on(Ask ask) {
        return point == null ? ask.in(place, area) : ask.at(place, point);
    }

    Thing thing(String service, String words) {
        return new Thing(service, place, point, words);
    }
}
