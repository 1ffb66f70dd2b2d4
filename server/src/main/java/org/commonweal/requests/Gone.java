package org.commonweal.requests;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.commonweal.requests.RequestTables.StepLine;
import org.commonweal.store.Tx;
import org.jspecify.annotations.Nullable;

/// What is no longer shown of a case: blanked where it lay, with what is shown in its place, and
/// put back when it is shown again.
final class Gone {
    static final String ERASED = "field.erased/1";
    static final String HIDDEN = "field.hidden/2";
    static final String SHOWN = "field.shown/1";

    /// What a hiding shows in the place of what it hides.
    static final String INSTEAD = "instead";

    /// Columns of the row that hold fields of the first entry, by the field's name.
    private static final Map<String, String> OWN_FIELDS =
            Map.ofEntries(
                    Map.entry("words", "words"),
                    Map.entry("place", "place"),
                    Map.entry("point", "point"),
                    Map.entry("answers", "answers"),
                    Map.entry("attributes", "answers"),
                    Map.entry("photos", "photos"),
                    Map.entry("name", "name"),
                    Map.entry("email", "email"),
                    Map.entry("phone", "phone"),
                    Map.entry("contact_note", "contact_note"),
                    Map.entry("closing_note", "closing_note"),
                    Map.entry("source_id", "source_id"));

    private Gone() {}

    /// Whether an entry of a case is about what is shown of the others.
    static boolean is(String event) {
        return event.startsWith("field.");
    }

    /// Does to the rows what an entry says.
    ///
    /// @param facts of that entry
    /// @param values of the entry it is about, as far as everybody may see them
    static void apply(
            Tx tx,
            Line line,
            List<StepLine> steps,
            String event,
            Map<String, String> facts,
            Map<String, String> values)
            throws SQLException {
        var step = steps.get(Integer.parseInt(facts.getOrDefault("of", "0")));
        var names = EventForm.split(facts.getOrDefault("names", ""));
        var place = new TreeMap<String, String>();
        if (event.equals(SHOWN)) {
            names.forEach(name -> place.put(name, values.getOrDefault(name, "")));
        } else if (names.size() == 1) {
            place.put(names.getFirst(), facts.getOrDefault(INSTEAD, ""));
        }
        var why = event.equals(SHOWN) ? "" : why(event, facts);
        rewrite(tx, line, step, names, place, why);
        if (step.event().equals(HIDDEN) && names.contains(INSTEAD)) {
            var now = place.getOrDefault(INSTEAD, "");
            instead(tx, line, steps, step, now, event.equals(HIDDEN) ? why : null);
        }
    }

    private static String why(String event, Map<String, String> facts) {
        var what = event.equals(ERASED) ? "erased " : "hidden ";
        return what + facts.getOrDefault("ground", "other");
    }

    /// What a hiding shows in place of a field has changed, or is hidden or erased itself: so does
    /// the copy of it where the field is.
    private static void instead(
            Tx tx,
            Line line,
            List<StepLine> steps,
            StepLine hiding,
            String now,
            @Nullable String why)
            throws SQLException {
        var of = steps.get(Integer.parseInt(hiding.facts().getOrDefault("of", "0")));
        var names = EventForm.split(hiding.facts().getOrDefault("names", ""));
        if (names.size() != 1 || !of.gone().containsAll(names)) {
            return;
        }
        rewrite(tx, line, of, names, Map.of(names.getFirst(), now), why);
        if (of.event().equals(HIDDEN)) {
            instead(tx, line, steps, of, now, why);
        }
    }

    /// @param place what is shown of each from now on
    /// @param why they are gone; empty when they are not any more; null to leave that as it is
    private static void rewrite(
            Tx tx,
            Line line,
            StepLine step,
            List<String> names,
            Map<String, String> place,
            @Nullable String why)
            throws SQLException {
        var facts = new TreeMap<>(step.facts());
        var gone = new TreeSet<>(step.gone());
        boolean first = step.step() == 0;
        for (var name : names) {
            var now = place.getOrDefault(name, "");
            if (now.isEmpty() || first) {
                facts.remove(name);
            } else {
                facts.put(name, now);
            }
            if (why != null && why.isEmpty()) {
                gone.remove(name);
            } else {
                gone.add(name);
            }
        }
        tx.sql("update request_steps set facts = ?, gone = ? where request = ? and step = ?")
                .with(RequestTables.text(facts), String.join("\n", gone), line.id(), step.step())
                .run();
        if (names.contains("photos")) {
            tx.sql("delete from request_photos where request = ? and step = ?")
                    .with(line.id(), step.step())
                    .run();
            var photos = place.getOrDefault("photos", "");
            if (!photos.isEmpty()) {
                RequestRows.addPhotos(
                        tx, line.id(), line.confidential(), step.step(), Map.of("photos", photos));
            }
        }
        if (first) {
            own(tx, line, names, place, why);
        }
    }

    private static void own(
            Tx tx, Line line, List<String> names, Map<String, String> place, @Nullable String why)
            throws SQLException {
        if (names.contains("point")) {
            Cells.remove(tx, line.id(), line.asked(), line.point());
            if (!line.confidential()) {
                Cells.put(tx, line.id(), line.asked(), place.getOrDefault("point", ""));
            }
        }
        for (var name : names) {
            if (OWN_FIELDS.containsKey(name)) {
                tx.sql("update requests set " + OWN_FIELDS.get(name) + " = ? where id = ?")
                        .with(place.getOrDefault(name, ""), line.id())
                        .run();
            }
        }
        if (why == null) {
            return;
        }
        var before =
                tx.sql("select gone from requests where id = ?")
                        .with(line.id())
                        .one(row -> row.text("gone"))
                        .orElse("");
        var lines = new ArrayList<>(EventForm.split(before));
        lines.removeIf(one -> names.contains(one.split(" ", 2)[0]));
        if (!why.isEmpty()) {
            names.forEach(name -> lines.add(name + " " + why));
        }
        lines.sort(String::compareTo);
        tx.sql("update requests set gone = ? where id = ?")
                .with(String.join("\n", lines), line.id())
                .run();
    }

    /// The fields that are gone, of what the row says of them.
    static Set<String> names(String gone) {
        return EventForm.split(gone).stream()
                .map(one -> one.split(" ", 2)[0])
                .collect(Collectors.toSet());
    }

    /// Why a field is gone: `hidden personal`, `erased law`; empty when it is not, or nobody knows.
    static String why(String gone, String name) {
        return EventForm.split(gone).stream()
                .filter(one -> one.startsWith(name + " "))
                .map(one -> one.substring(name.length() + 1))
                .findFirst()
                .orElse("");
    }

    /// The fields a hiding is about in the end, when it hides what another one shows instead.
    static List<String> hides(List<StepLine> steps, StepLine hiding) {
        var of = steps.get(Integer.parseInt(hiding.facts().getOrDefault("of", "0")));
        return of.event().equals(HIDDEN)
                ? hides(steps, of)
                : EventForm.split(hiding.facts().getOrDefault("names", ""));
    }

    /// What hid a field last and still does.
    static Optional<StepLine> hiding(List<StepLine> steps, int of, String name) {
        return steps.stream()
                .filter(step -> step.event().startsWith("field.hidden/"))
                .filter(step -> step.facts().getOrDefault("of", "").equals(Integer.toString(of)))
                .filter(step ->
                        EventForm.split(step.facts().getOrDefault("names", "")).contains(name))
                .reduce((_, last) -> last);
    }
}
