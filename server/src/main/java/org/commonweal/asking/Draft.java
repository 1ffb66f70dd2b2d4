package org.commonweal.asking;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.commonweal.photos.PhotoId;
import org.commonweal.places.Point;
import org.commonweal.requests.Ask;
import org.commonweal.services.Service;

/// A request that is still being made: what has been said so far, and which pages are done. Private
/// through and through.
///
/// @param service code
/// @param answers to the extra questions, by their codes, in canonical form
/// @param where the place
/// @param words what is the matter
/// @param photos SHA-256 of those taken in, in the asker's order
/// @param contact how to reach the asker
/// @param done the pages that were answered
record Draft(
        String service,
        Map<String, List<String>> answers,
        Where where,
        String words,
        List<String> photos,
        Ask.Contact contact,
        Set<Step> done) {
    Draft {
        answers = Map.copyOf(answers);
        photos = List.copyOf(photos);
        done = Set.copyOf(done);
    }

    /// A place as it was named.
    ///
    /// @param way how: by address, on the map, from the lists, or left unsaid
    /// @param place in words
    /// @param point `lat,lon`, or empty
    /// @param area `kind:code` chosen from a list, or empty
    record Where(Way way, String place, String point, String area) {
        static final Where NOT_SAID = new Where(Way.UNSAID, "", "", "");
    }

    /// How a place was named.
    enum Way {
        ADDRESS,
        MAP,
        LIST,
        UNSAID
    }

    static Draft of(String service) {
        return new Draft(
                service,
                Map.of(),
                Where.NOT_SAID,
                "",
                List.of(),
                Ask.Contact.NONE,
                Set.of(Step.WHAT));
    }

    /// Another service: what was said stays, except answers to questions it does not ask.
    Draft service(Service other) {
        var kept = new java.util.TreeMap<>(answers);
        kept.keySet().removeIf(code -> other.attribute(code).isEmpty());
        var left = EnumSet.copyOf(done);
        left.remove(Step.QUESTIONS);
        left.remove(Step.KNOWN);
        return new Draft(other.code(), kept, where, words, photos, contact, left);
    }

    Draft answers(Map<String, List<String>> given) {
        return new Draft(service, given, where, words, photos, contact, doneWith(Step.QUESTIONS));
    }

    Draft where(Where named) {
        var moved = doneWith(Step.WHERE);
        moved.remove(Step.KNOWN);
        return new Draft(service, answers, named, words, photos, contact, moved);
    }

    /// A place in words that could not be found, kept for the lists.
    Draft placed(String words) {
        var named = new Where(Way.UNSAID, words, "", "");
        return new Draft(service, answers, named, this.words, photos, contact, done);
    }

    /// Words and photos, with the page not done yet.
    Draft said(String given, List<String> taken) {
        var left = done;
        if (!given.equals(words)) {
            left = EnumSet.copyOf(done);
            left.remove(Step.PERSONAL);
        }
        return new Draft(service, answers, where, given, taken, contact, left);
    }

    /// With the number of another request among the words, which says nothing about a person.
    Draft naming(String given) {
        return new Draft(service, answers, where, given, photos, contact, done);
    }

    Draft contact(Ask.Contact given) {
        return new Draft(service, answers, where, words, photos, given, doneWith(Step.CONTACT));
    }

    Draft done(Step step) {
        return new Draft(service, answers, where, words, photos, contact, doneWith(step));
    }

    /// The first page that is not done; the check when all are.
    Step next(Service offered) {
        return Step.of(offered).stream()
                .filter(step -> !done.contains(step))
                .findFirst()
                .orElse(Step.CHECK);
    }

    List<PhotoId> photoIds() {
        return photos.stream().map(PhotoId::new).toList();
    }

    Ask ask() {
        var ask = Ask.of(service, words).answering(answers).with(photoIds()).from(contact);
        return Point.parse(where.point())
                .map(point -> ask.at(where.place(), point))
                .orElseGet(() -> ask.in(where.place(), where.area()));
    }

    private Set<Step> doneWith(Step step) {
        var more = EnumSet.of(step);
        more.addAll(done);
        return more;
    }
}
