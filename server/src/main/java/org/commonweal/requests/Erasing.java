package org.commonweal.requests;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.commonweal.photos.Photos;
import org.commonweal.requests.RequestTables.StepLine;
import org.commonweal.store.Tx;
import org.commonweal.verifier.Vocabulary;

/// Erasure: what was said leaves the tables and the record's secrets together, and the record says
/// that it did.
final class Erasing {
    private static final Set<String> GROUNDS = Set.of("asker", "law", "court", "minor", "mistake");

    // Who of staff did what is nobody's private life; it goes only when it is named.
    private static final String HANDLER = "handler";

    private final Photos photos;
    private final RequestTables tables;
    private final DeskTables desk;
    private final Journal journal;

    Erasing(Photos photos, RequestTables tables, DeskTables desk, Journal journal) {
        this.photos = photos;
        this.tables = tables;
        this.desk = desk;
        this.journal = journal;
    }

    int erase(Tx tx, RequestNumber number, List<String> names, String ground) throws SQLException {
        check(GROUNDS.contains(ground), "the ground is asker, law, court, minor or mistake");
        for (var name : names) {
            check(known(name), "nothing can be erased under the name \"" + name + "\"");
        }
        var found = tables.byNumber(tx, number);
        if (found.isEmpty()) {
            return 0;
        }
        int entries = 0;
        var steps = tables.steps(tx, found.get().id());
        for (var step : steps) {
            var line = tables.byNumber(tx, number).orElseThrow();
            var going = going(steps, step, names);
            if (!going.isEmpty()) {
                journal.erase(tx, line, step.step(), going, ground);
                if (going.contains("photos")) {
                    photos.release(tx, Requests.owner(line, step.step()));
                }
                entries++;
            }
        }
        if (names.isEmpty()) {
            desk.forgetClientKeys(tx, found.get().id());
        }
        return entries;
    }

    /// Of the first entry all that may go, so that what was never given cannot be told from what
    /// was erased; of later ones only where there is something.
    private static List<String> going(List<StepLine> steps, StepLine step, List<String> names) {
        var going = new TreeSet<>(RequestTables.erasable(steps, step));
        if (names.isEmpty()) {
            going.remove(HANDLER);
        } else {
            boolean shownInstead =
                    step.event().equals(Gone.HIDDEN)
                            && going.contains(Gone.INSTEAD)
                            && Gone.hides(steps, step).stream().anyMatch(names::contains);
            going.retainAll(names);
            if (shownInstead) {
                going.add(Gone.INSTEAD);
            }
        }
        boolean something =
                step.step() == 0
                        || going.stream()
                                .anyMatch(name ->
                                        step.facts().containsKey(name)
                                                || step.gone().contains(name));
        return something ? List.copyOf(going) : List.of();
    }

    private static boolean known(String name) {
        return !name.equals("number")
                && Vocabulary.events().stream()
                        .filter(event -> event.mayBeConfidential())
                        .anyMatch(event ->
                                event.fields().stream().anyMatch(f -> f.name().equals(name)));
    }

    private static void check(boolean right, String otherwise) {
        if (!right) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
