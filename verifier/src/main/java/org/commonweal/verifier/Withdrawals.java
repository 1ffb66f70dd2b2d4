package org.commonweal.verifier;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Which fields later entries say are erased or hidden. Grows with erasures, not with the record.
final class Withdrawals {
    private static final String ERASED = "field.erased/1";
    private static final String HIDDEN = "field.hidden/1";

    /// @param by the entry that says so
    /// @param erased erased for good, else hidden from the public
    record Withdrawal(long by, boolean erased) {}

    private record Place(long high, long low, int step) {}

    private final Map<Place, Map<String, Withdrawal>> all = new HashMap<>();

    void add(EntryScanner scan, long n) {
        Shape shape = scan.shape();
        Place place =
                new Place(scan.caseHigh(), scan.caseLow(), (int) scan.number(shape.slot("of")));
        boolean erased = shape.type.name().equals(ERASED);
        Map<String, Withdrawal> fields = all.computeIfAbsent(place, _ -> new HashMap<>());
        for (String name : scan.names(shape.slot("names"))) {
            Withdrawal before = fields.get(name);
            if (before == null || erased && !before.erased) {
                fields.put(name, new Withdrawal(n, erased));
            }
        }
    }

    /// Whether this entry withdraws fields of another.
    static boolean is(Shape shape) {
        return shape.type.name().equals(ERASED) || shape.type.name().equals(HIDDEN);
    }

    Optional<Withdrawal> of(long high, long low, int step, String field) {
        return Optional.ofNullable(of(high, low, step).get(field));
    }

    Map<String, Withdrawal> of(long high, long low, int step) {
        return all.isEmpty() ? Map.of() : all.getOrDefault(new Place(high, low, step), Map.of());
    }
}
