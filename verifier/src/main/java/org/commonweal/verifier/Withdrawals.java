package org.commonweal.verifier;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which fields later entries say are erased or hidden, and which of those are shown again. Grows
/// with erasures, not with the record.
final class Withdrawals {
    private static final String ERASED = "field.erased/1";
    private static final String SHOWN = "field.shown/1";
    private static final Set<String> EVENTS =
            Set.of(ERASED, "field.hidden/1", "field.hidden/2", SHOWN);

    /// @param by the entry that says so
    /// @param erased erased for good, else hidden from the public
    record Withdrawal(long by, boolean erased) {}

    private record Place(long high, long low, int step) {}

    private record Spot(Place place, String field) {}

    private final Map<Place, Map<String, Withdrawal>> all = new HashMap<>();
    private final Set<Spot> shown = new HashSet<>();

    /// Takes an entry in.
    ///
    /// @return whether it fits what was before: only what is hidden can be shown again
    boolean add(EntryScanner scan, long n) {
        Shape shape = scan.shape();
        Place place =
                new Place(scan.caseHigh(), scan.caseLow(), (int) scan.number(shape.slot("of")));
        String event = shape.type.name();
        boolean fits = true;
        Map<String, Withdrawal> fields = all.computeIfAbsent(place, _ -> new HashMap<>());
        for (String name : scan.names(shape.slot("names"))) {
            Withdrawal before = fields.get(name);
            Spot spot = new Spot(place, name);
            if (event.equals(SHOWN)) {
                boolean hidden = before != null && !before.erased;
                fits &= hidden;
                if (hidden) {
                    fields.remove(name);
                }
                shown.add(spot);
            } else {
                boolean erased = event.equals(ERASED);
                shown.remove(spot);
                if (before == null || erased && !before.erased) {
                    fields.put(name, new Withdrawal(n, erased));
                }
            }
        }
        return fits;
    }

    /// Whether this entry withdraws fields of another, or shows them again.
    static boolean is(Shape shape) {
        return EVENTS.contains(shape.type.name());
    }

    Optional<Withdrawal> of(long high, long low, int step, String field) {
        return Optional.ofNullable(of(high, low, step).get(field));
    }

    Map<String, Withdrawal> of(long high, long low, int step) {
        return all.isEmpty() ? Map.of() : all.getOrDefault(new Place(high, low, step), Map.of());
    }

    /// Whether the last that was said of a field is that it is shown again.
    boolean shows(long high, long low, int step, String field) {
        return shown.contains(new Spot(new Place(high, low, step), field));
    }
}
