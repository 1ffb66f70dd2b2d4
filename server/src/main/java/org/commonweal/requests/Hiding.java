package org.commonweal.requests;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.commonweal.people.Actor;
import org.commonweal.photos.PhotoId;
import org.commonweal.places.Places;
import org.commonweal.requests.RequestTables.StepLine;
import org.commonweal.store.Store;
import org.commonweal.store.Tx;
import org.jspecify.annotations.Nullable;

/// What staff take from public view, with a reason that everybody reads. Part of the door
/// [Requests], for any thread.
///
/// The commitment on the record stands and nothing is rewritten: what is shown instead is what was
/// said with parts left out, and can be nothing else. Nobody hides what the asker said of whoever
/// judges it: not those of an agency that has or had the request.
public final class Hiding {
    /// Why something may be hidden, in the order a page offers it.
    public static final List<String> GROUNDS =
            List.of(
                    "personal",
                    "person",
                    "abuse",
                    "advertisement",
                    "unrelated",
                    "unlawful",
                    "other");

    /// What stands where words were taken out.
    public static final String MARK = "[…]";

    private static final String TYPED_MARK = "[...]";

    /// What can be hidden, in the order a page shows it.
    static final List<String> FIELDS =
            List.of("words", "place", "point", "answers", "photos", "next_owner");

    private static final Set<String> WORDED = Set.of("words", "place", "next_owner");
    private static final Set<String> ASKERS =
            Set.of(
                    "request.asked/1",
                    "request.imported/1",
                    "request.added/1",
                    "request.appealed/1",
                    "verdict.given/1",
                    "request.reopened/1",
                    "request.withdrawn/1");
    private static final int MOST_WORDS = 1_000;

    private final Store store;
    private final Places places;
    private final RequestTables tables;
    private final Journal journal;

    Hiding(Store store, Places places, RequestTables tables, Journal journal) {
        this.store = store;
        this.places = places;
        this.tables = tables;
        this.journal = journal;
    }

    /// Something of a request that everybody can see, or could.
    ///
    /// @param step of the case
    /// @param field words, place, point, answers, photos or next_owner
    /// @param event which said it
    /// @param text what is shown of it now; of photos nothing
    /// @param photos those that are shown now
    /// @param hidden whether it, or a part, is hidden
    /// @param withheld all of it when it is hidden, for staff who may show it again; else empty
    /// @param withheldPhotos those that are hidden
    public record Part(
            int step,
            String field,
            String event,
            Instant at,
            String text,
            List<PhotoId> photos,
            boolean hidden,
            String withheld,
            List<PhotoId> withheldPhotos) {
        /// Whether parts of it can be left out.
        public boolean worded() {
            return WORDED.contains(field);
        }
    }

    /// What to hide.
    ///
    /// @param ground one of [#GROUNDS]
    /// @param words for everybody, or empty
    /// @param rest what stays to be read, with [#MARK] where something was; empty for nothing
    /// @param photo of several the one to hide; null for all
    public record Order(
            int step,
            String field,
            String ground,
            String words,
            String rest,
            @Nullable PhotoId photo) {}

    /// Why something was not done.
    public enum Refusal {
        /// There is no such request, step or field, or it is confidential.
        UNKNOWN,
        /// Somebody else must.
        NOT_YOURS,
        /// It is hidden already, or is not hidden.
        NOTHING,
        GROUND_UNKNOWN,
        WORDS_TOO_LONG,
        /// What would stay is not what was said with parts left out.
        REWRITTEN
    }

    /// What of a request this member of staff may hide or show again, in the order it was said.
    public List<Part> parts(Actor.Staff staff, RequestNumber number) {
        return store.read(tx -> {
            var line = found(tx, number);
            var parts = new ArrayList<Part>();
            if (line.isPresent()) {
                var steps = tables.steps(tx, line.get().id());
                for (var step : steps) {
                    if (may(staff, steps, step)) {
                        parts(tx, line.get(), step, parts);
                    }
                }
            }
            return parts;
        });
    }

    /// Whether this member of staff may hide what the asker of a request said, and so reads what is
    /// reported about it.
    public boolean keeps(Actor.Staff staff, RequestNumber number) {
        return store.read(tx -> {
            var line = found(tx, number);
            if (line.isEmpty()) {
                return false;
            }
            var steps = tables.steps(tx, line.get().id());
            return may(staff, steps, steps.getFirst());
        });
    }

    private Optional<Line> found(Tx tx, RequestNumber number) throws SQLException {
        return tables.byNumber(tx, number).filter(line -> !line.confidential());
    }

    private void parts(Tx tx, Line line, StepLine step, List<Part> parts) throws SQLException {
        if (Gone.is(step.event())) {
            return;
        }
        var open = RequestTables.publicNames(step);
        Map<String, String> withheld =
                step.gone().isEmpty() ? Map.of() : journal.hidden(tx, step.entry());
        for (var field : FIELDS) {
            var shown = shown(line, step, field);
            boolean hidden = step.gone().contains(field) && withheld.containsKey(field);
            if (open.contains(field) && (hidden || !shown.isEmpty())) {
                parts.add(part(step, field, shown, hidden ? withheld.get(field) : null));
            }
        }
    }

    private static Part part(StepLine step, String field, String shown, @Nullable String withheld) {
        boolean photos = field.equals("photos");
        var there = photos ? photos(shown) : List.<PhotoId>of();
        var all = withheld == null || !photos ? List.<PhotoId>of() : photos(withheld);
        return new Part(
                step.step(),
                field,
                step.event(),
                step.at(),
                photos ? "" : shown,
                there,
                withheld != null,
                withheld == null || photos ? "" : withheld,
                all.stream().filter(one -> !there.contains(one)).toList());
    }

    private static List<PhotoId> photos(String hashes) {
        return EventForm.split(hashes).stream().map(PhotoId::new).toList();
    }

    private static String shown(Line line, StepLine step, String field) {
        if (step.step() > 0) {
            return step.facts().getOrDefault(field, "");
        }
        return switch (field) {
            case "words" -> line.words();
            case "place" -> line.place();
            case "point" -> line.point();
            case "answers" -> line.answers();
            case "photos" -> String.join("\n", line.photos());
            default -> "";
        };
    }

    // Nobody takes away what was said of their own work.
    private boolean may(Actor.Staff staff, List<StepLine> steps, StepLine step) {
        var role = staff.role();
        boolean second =
                role.clerks()
                        || role.administers()
                        || (role.leads()
                                && (staff.agency().isEmpty() || staff.isOf(places.appeals())));
        var agencies =
                steps.stream()
                        .map(one -> one.facts().getOrDefault("agency", ""))
                        .collect(Collectors.toSet());
        boolean judged = staff.agency().filter(agencies::contains).isPresent();
        return saidByAsker(step) ? second && !judged : second || (role.leads() && judged);
    }

    private static boolean saidByAsker(StepLine step) {
        return ASKERS.contains(step.event())
                || (step.event().equals("request.noted/1")
                        && step.facts().getOrDefault("by", "").equals("asker"));
    }

    /// Hides something.
    ///
    /// @return why not; empty when it is done
    public Optional<Refusal> hide(Actor.Staff staff, RequestNumber number, Order order) {
        return store.write(tx -> {
            var line = found(tx, number);
            if (line.isEmpty() || !FIELDS.contains(order.field())) {
                return Optional.of(Refusal.UNKNOWN);
            }
            var steps = tables.steps(tx, line.get().id());
            if (order.step() < 0 || order.step() >= steps.size()) {
                return Optional.of(Refusal.UNKNOWN);
            }
            var step = steps.get(order.step());
            if (!RequestTables.publicNames(step).contains(order.field()) || Gone.is(step.event())) {
                return Optional.of(Refusal.UNKNOWN);
            }
            if (!may(staff, steps, step)) {
                return Optional.of(Refusal.NOT_YOURS);
            }
            return hide(tx, staff, line.get(), steps, step, order);
        });
    }

    private Optional<Refusal> hide(
            Tx tx, Actor.Staff staff, Line line, List<StepLine> steps, StepLine step, Order order)
            throws SQLException {
        var shown = shown(line, step, order.field());
        if (shown.isEmpty()) {
            return Optional.of(Refusal.NOTHING);
        }
        if (!GROUNDS.contains(order.ground())) {
            return Optional.of(Refusal.GROUND_UNKNOWN);
        }
        if (order.words().codePointCount(0, order.words().length()) > MOST_WORDS) {
            return Optional.of(Refusal.WORDS_TOO_LONG);
        }
        var rest = rest(shown, order);
        if (rest.isEmpty()) {
            return Optional.of(Refusal.REWRITTEN);
        }
        var said =
                new org.commonweal.record.Hiding(
                        order.ground(),
                        staff.role().word(),
                        order.words(),
                        rest.get(),
                        Long.toString(staff.id()));
        // What is hidden in part already is hidden further in what is shown instead of it.
        var before =
                step.gone().contains(order.field())
                        ? Gone.hiding(steps, step.step(), order.field())
                        : Optional.<StepLine>empty();
        for (var next = before; next.isPresent(); ) {
            before = next;
            next = Gone.hiding(steps, before.get().step(), Gone.INSTEAD);
        }
        if (before.isPresent()) {
            journal.hide(tx, line, before.get().step(), List.of(Gone.INSTEAD), said);
        } else {
            journal.hide(tx, line, step.step(), List.of(order.field()), said);
        }
        return Optional.empty();
    }

    /// What stays; empty when it is not what was said with parts left out.
    private static Optional<String> rest(String shown, Order order) {
        var photo = order.photo();
        if (order.field().equals("photos")) {
            if (photo == null) {
                return Optional.of("");
            }
            var left = new ArrayList<>(EventForm.split(shown));
            return left.remove(photo.sha256())
                    ? Optional.of(String.join("\n", left))
                    : Optional.empty();
        }
        var rest = order.rest().replace(TYPED_MARK, MARK).strip();
        if (rest.isEmpty() || rest.equals(MARK)) {
            return Optional.of("");
        }
        return WORDED.contains(order.field()) && leftOut(shown, rest)
                ? Optional.of(rest)
                : Optional.empty();
    }

    /// Whether a text is another with marks in place of some of its parts, and at least one.
    static boolean leftOut(String whole, String rest) {
        var pieces = rest.split(java.util.regex.Pattern.quote(MARK), -1);
        if (pieces.length < 2 || !whole.startsWith(pieces[0])) {
            return false;
        }
        int at = pieces[0].length();
        for (int i = 1; i < pieces.length - 1; i++) {
            int found = whole.indexOf(pieces[i], at);
            if (found < 0) {
                return false;
            }
            at = found + pieces[i].length();
        }
        var last = pieces[pieces.length - 1];
        return whole.endsWith(last) && whole.length() - last.length() >= at;
    }

    /// Shows something again that was hidden, whole.
    ///
    /// @param words for everybody, or empty
    /// @return why not; empty when it is done
    public Optional<Refusal> show(
            Actor.Staff staff, RequestNumber number, int of, String field, String words) {
        return store.write(tx -> {
            var line = found(tx, number);
            if (line.isEmpty()) {
                return Optional.of(Refusal.UNKNOWN);
            }
            var steps = tables.steps(tx, line.get().id());
            if (of < 0 || of >= steps.size() || Gone.is(steps.get(of).event())) {
                return Optional.of(Refusal.UNKNOWN);
            }
            var step = steps.get(of);
            if (!may(staff, steps, step)) {
                return Optional.of(Refusal.NOT_YOURS);
            }
            if (words.codePointCount(0, words.length()) > MOST_WORDS) {
                return Optional.of(Refusal.WORDS_TOO_LONG);
            }
            if (!journal.hidden(tx, step.entry()).containsKey(field)) {
                return Optional.of(Refusal.NOTHING);
            }
            var said =
                    new org.commonweal.record.Hiding(
                            "", staff.role().word(), words, "", Long.toString(staff.id()));
            journal.show(tx, line.get(), of, field, said);
            return Optional.empty();
        });
    }

    /// Takes public fields of one entry from public view, as who runs the desk; the record keeps
    /// its commitment to them.
    ///
    /// @param ground one of [#GROUNDS]
    /// @return how many entries say so: 1, or 0 when they were gone already
    /// @throws IllegalArgumentException for a step, a name or a ground that is not there
    public int byOperator(RequestNumber number, int of, List<String> names, String ground) {
        return store.write(tx -> byOperator(tx, number, of, names, ground));
    }

    private int byOperator(Tx tx, RequestNumber number, int of, List<String> names, String ground)
            throws SQLException {
        check(GROUNDS.contains(ground), "the ground is one of " + String.join(", ", GROUNDS));
        var line = tables.byNumber(tx, number);
        check(line.isPresent(), "there is no request " + number.spoken());
        var steps = tables.steps(tx, line.orElseThrow().id());
        check(of >= 0 && of < steps.size(), "the request has no step " + of);
        var step = steps.get(of);
        check(
                !names.isEmpty() && RequestTables.publicNames(step).containsAll(names),
                "only public words, places and photos can be hidden");
        var hidden = new TreeSet<>(names);
        hidden.removeAll(step.gone());
        if (hidden.isEmpty()) {
            return 0;
        }
        var said = new org.commonweal.record.Hiding(ground, "administrator", "", "", "");
        journal.hide(tx, line.get(), of, List.copyOf(hidden), said);
        return 1;
    }

    private static void check(boolean right, String otherwise) {
        if (!right) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
