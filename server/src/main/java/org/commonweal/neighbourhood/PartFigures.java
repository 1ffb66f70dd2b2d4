package org.commonweal.neighbourhood;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.commonweal.neighbourhood.NeighbourhoodViews.InState;
import org.commonweal.neighbourhood.NeighbourhoodViews.Line;
import org.commonweal.neighbourhood.NeighbourhoodViews.Mark;
import org.commonweal.neighbourhood.NeighbourhoodViews.Plotted;
import org.commonweal.neighbourhood.NeighbourhoodViews.Tile;
import org.commonweal.neighbourhood.Plot.Bars;
import org.commonweal.neighbourhood.Plot.Tone;
import org.commonweal.requests.Figures;
import org.commonweal.requests.Kept;
import org.commonweal.requests.Requests;
import org.commonweal.requests.Scope;
import org.commonweal.requests.State;
import org.commonweal.requests.Verdict;
import org.commonweal.web.Exchange;
import org.jspecify.annotations.Nullable;

/// The figures of one area or service in the reader's words, each with its denominator.
final class PartFigures {
    /// Over how many months figures are shown, the running one included.
    static final int MONTHS = 12;

    private static final YearMonth FIRST = YearMonth.of(1, 1);
    private static final YearMonth LAST = YearMonth.of(9999, 12);

    /// A table's column, which may be a part of the plot's bars too.
    private record Column(String key, @Nullable Tone tone, ToLongFunction<Figures> number) {}

    private static final List<Column> PROMISES =
            List.of(
                    new Column("due", null, Figures::due),
                    new Column("kept", Tone.GOOD, Figures::kept),
                    new Column("pending", Tone.WAIT, f -> of(f, Kept.PENDING)),
                    new Column("unconfirmed", Tone.PLAIN, f -> of(f, Kept.UNCONFIRMED)),
                    new Column("broken", Tone.BAD, f -> of(f, Kept.BROKEN)),
                    new Column("ended", null, f -> of(f, Kept.ENDED)));

    private static final List<Column> VERDICTS =
            List.of(
                    new Column("verdicts", null, Figures::allVerdicts),
                    new Column("resolved", Tone.GOOD, f -> f.verdicts(Verdict.RESOLVED)),
                    new Column("partly", Tone.WAIT, f -> f.verdicts(Verdict.PARTLY)),
                    new Column("silent", Tone.PLAIN, Figures::silent),
                    new Column("not_resolved", Tone.BAD, f -> f.verdicts(Verdict.NOT_RESOLVED)),
                    new Column("reopened", null, Figures::reopened));

    private final Exchange exchange;
    private final Part part;
    private final Figures ever;
    private final List<Figures> months;
    private final Figures year;
    private final @Nullable Figures town;

    /// @param month the running month in the town's zone
    PartFigures(Exchange exchange, Part part, Requests requests, YearMonth month) {
        this.exchange = exchange;
        this.part = part;
        var from = month.minusMonths(MONTHS - 1);
        var figures = requests.figures();
        ever = figures.of(part.scope(), FIRST, LAST);
        months = figures.months(part.scope(), from, month);
        year = figures.of(part.scope(), from, month);
        town = part.isArea() ? figures.of(Scope.TOWN, from, month) : null;
    }

    private static long of(Figures figures, Kept kept) {
        return figures.promises().getOrDefault(kept, 0L);
    }

    /// What can be drawn, by the name in its address.
    enum Kind {
        PROMISES,
        VERDICTS;

        private List<Column> columns() {
            return this == PROMISES ? PartFigures.PROMISES : PartFigures.VERDICTS;
        }

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// The open requests against all there are, and the late among the open.
    List<Tile> open() {
        long all = ever.asked() + ever.imported();
        var tiles = new ArrayList<Tile>();
        var words = ever.imported() > 0 ? "open.words.imported" : "open.words";
        tiles.add(tile("open", ever.open(), all, say(words, ever.imported()), ""));
        if (ever.open() > 0) {
            tiles.add(tile("late", ever.openMissed(), ever.open(), say("late.words"), ""));
        }
        return tiles;
    }

    List<InState> states() {
        return Arrays.stream(State.values())
                .filter(state -> state.open() && count(ever, state) > 0)
                .map(state ->
                        new InState(
                                state.code(),
                                exchange.say("requests.state." + state.code()),
                                "/requests?state=" + state.code() + "&" + part.selection(),
                                count(ever, state),
                                ever.missed().getOrDefault(state, 0L)))
                .toList();
    }

    private static long count(Figures figures, State state) {
        return figures.states().getOrDefault(state, 0L);
    }

    String asked() {
        var key = year.imported() > 0 ? "asked.imported" : "asked";
        return say(key, year.asked(), year.imported());
    }

    /// The figures of the twelve months; those without a denominator are left out.
    List<Tile> year() {
        var tiles = new ArrayList<Tile>();
        if (year.judged() > 0) {
            tiles.add(
                    tile(
                            "kept",
                            year.kept(),
                            year.judged(),
                            say("kept.words", year.due() - year.judged()),
                            town == null ? "" : compared(town.kept(), town.judged())));
        }
        if (year.allVerdicts() > 0) {
            long relayed = relayed();
            var words = relayed > 0 ? "resolved.words.relayed" : "resolved.words";
            tiles.add(
                    tile(
                            "resolved",
                            year.verdicts(Verdict.RESOLVED),
                            year.allVerdicts(),
                            say(words, year.silent(), relayed),
                            town == null
                                    ? ""
                                    : compared(
                                            town.verdicts(Verdict.RESOLVED), town.allVerdicts())));
            tiles.add(
                    tile(
                            "returned",
                            year.cameBack(),
                            year.allVerdicts(),
                            say("returned.words"),
                            town == null ? "" : compared(town.cameBack(), town.allVerdicts())));
        }
        return tiles;
    }

    private long relayed() {
        return year.relayed().values().stream().mapToLong(Long::longValue).sum();
    }

    /// How long it took, in a sentence; empty where nothing was judged resolved.
    String took() {
        var median = year.medianDays();
        long all = year.took().values().stream().mapToLong(Long::longValue).sum();
        return median.isEmpty() ? "" : say("took", all, median.getAsInt());
    }

    private String compared(long count, long whole) {
        return whole == 0 ? "" : say("town", count, whole);
    }

    private Tile tile(String key, long count, long whole, String words, String town) {
        return new Tile(say(key), count, whole, words, town);
    }

    /// What is drawn.
    Plot plot(Kind kind) {
        var bars = new ArrayList<Bars>();
        for (var column : kind.columns()) {
            if (column.tone != null) {
                bars.add(
                        new Bars(
                                column.tone,
                                months.stream().map(column.number::applyAsLong).toList()));
            }
        }
        return new Plot(months.stream().map(month -> month.from().toString()).toList(), bars);
    }

    /// What a plot shows, for who cannot see it.
    String alt(Kind kind) {
        var from = month(months.getFirst().from());
        var to = month(months.getLast().from());
        return kind == Kind.PROMISES
                ? say("promises.alt", from, to, year.kept(), year.due())
                : say(
                        "verdicts.alt",
                        from,
                        to,
                        year.verdicts(Verdict.RESOLVED),
                        year.allVerdicts());
    }

    /// A plot with its table.
    Plotted plotted(Kind kind) {
        var code = kind.code();
        var legend = new ArrayList<Mark>();
        for (var column : kind.columns()) {
            if (column.tone != null) {
                legend.add(new Mark(column.tone.code(), head(column)));
            }
        }
        var lines = new ArrayList<Line>();
        for (var month : months.reversed()) {
            lines.add(line(kind, month(month.from()), month));
        }
        var sums = new ArrayList<Line>();
        sums.add(line(kind, say("sum", MONTHS), year));
        if (town != null) {
            sums.add(line(kind, say("sum.town", MONTHS), town));
        }
        return new Plotted(
                code,
                say(code),
                say(code + ".words"),
                plot(kind).highest() == 0 ? "" : part.path() + "/" + code + ".svg",
                alt(kind),
                legend,
                kind.columns().stream().map(this::head).toList(),
                lines,
                sums);
    }

    private String head(Column column) {
        return say("column." + column.key);
    }

    private static Line line(Kind kind, String head, Figures figures) {
        return new Line(
                head,
                kind.columns().stream().map(column -> column.number.applyAsLong(figures)).toList());
    }

    private String month(YearMonth month) {
        return exchange.shell().month(month);
    }

    private String say(String key, Object... args) {
        return exchange.say("neighbourhood." + key, args);
    }
}
