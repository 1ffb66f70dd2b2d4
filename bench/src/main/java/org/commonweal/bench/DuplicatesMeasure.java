package org.commonweal.bench;

import de.siegmar.fastcsv.reader.CsvReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.commonweal.imports.Mappings;
import org.commonweal.requests.RequestCard;
import org.commonweal.requests.RequestList;
import org.commonweal.requests.RequestNumber;
import org.commonweal.search.Search;
import org.commonweal.search.Thing;

/// How often the request that a city itself called the same is among those shown to somebody who
/// asks, and how many are shown, on the city's requests of two months. Each is asked again at its
/// own moment: what was asked or closed later is not looked at, and no words are given, since the
/// city published none.
///
/// The weights were found on September; October is the figure that counts.
final class DuplicatesMeasure implements Measure {
    private static final YearMonth SEPTEMBER = YearMonth.of(2011, 9);

    @Override
    public String name() {
        return "duplicates";
    }

    @Override
    public String about() {
        return "how often the earlier request that the city called the same is among those shown";
    }

    @Override
    public void run(Options options) throws Exception {
        var assets = Options.boston();
        if (assets == null) {
            System.out.println(
                    "not run: no ../shared/data/boston beside this repository; COMMONWEAL_SHARED names another");
            return;
        }
        try (var folder = TemporaryFolder.make("duplicates")) {
            var data = folder.path().resolve("data");
            try (var house = BenchHouse.boston(assets, data.toString(), data);
                    var search = search(house, folder.path().resolve("search"))) {
                house.imports()
                        .run(
                                assets.resolve("requests/requests-2011-09-10.csv.gz"),
                                Mappings.named("boston-2011"),
                                folder.path().resolve("rejects.csv"),
                                (read, size, rows) -> {});
                long start = System.nanoTime();
                search.start();
                if (!house.record.awaitFollowers(Duration.ofMinutes(5))) {
                    throw new IllegalStateException("the index did not follow");
                }
                double seconds = (System.nanoTime() - start) / 1e9;
                measure(house, search, pairs(assets));
                System.out.printf(
                        "The index of %s requests was made in %.1f s.%n",
                        Table.count((double) house.record.size()), seconds);
            }
        }
    }

    private static Search search(BenchHouse house, Path folder) {
        return new Search(
                folder,
                List.of("en", "zh", "es", "ar"),
                new Search.Rooms(
                        house.record, house.requests, house.places, house.services::current));
    }

    /// What is counted of one stretch of time.
    private static final class Count {
        private int asked;
        private long shown;
        private int pairs;
        private int within;
        private long nanos;
    }

    private static void measure(BenchHouse house, Search search, Map<String, String> pairs) {
        var zone = house.town.zone();
        var byCase = new HashMap<String, RequestNumber>();
        var all = all(house, byCase);
        var wanted = new HashMap<RequestNumber, RequestNumber>();
        for (var pair : pairs.entrySet()) {
            wanted.put(byCase.get(pair.getKey()), byCase.get(pair.getValue()));
        }
        var counts = new HashMap<String, Count>();
        for (var request : all) {
            var thing = new Thing(request.service(), request.place(), request.point(), "");
            long start = System.nanoTime();
            var shown = search.alike(thing, request.asked().minusMillis(1));
            long nanos = System.nanoTime() - start;
            var earlier = wanted.get(request.number());
            boolean within = shown.stream().anyMatch(one -> one.request().number().equals(earlier));
            for (var month : stretches(request.asked(), zone)) {
                var count = counts.computeIfAbsent(month, _ -> new Count());
                count.asked++;
                count.shown += shown.size();
                count.nanos += nanos;
                count.pairs += earlier == null ? 0 : 1;
                count.within += within ? 1 : 0;
            }
        }
        var table =
                new Table(
                        "asked in",
                        "requests",
                        "pairs",
                        "earlier one shown",
                        "share",
                        "shown on average",
                        "each took");
        for (var stretch : List.of("September", "its second half", "October")) {
            var count = counts.getOrDefault(stretch, new Count());
            table.row(
                    stretch,
                    Table.count(count.asked),
                    Table.count(count.pairs),
                    Table.count(count.within),
                    String.format("%.1f %%", 100.0 * count.within / count.pairs),
                    String.format("%.2f", 1.0 * count.shown / count.asked),
                    String.format("%.2f ms", count.nanos / 1e6 / count.asked));
        }
        table.print();
        System.out.println(
                "Aim: 93 % with at most 2 shown for the average request. Weights and limit come from September.");
    }

    private static List<String> stretches(Instant asked, ZoneId zone) {
        var day = asked.atZone(zone).toLocalDate();
        if (!YearMonth.from(day).equals(SEPTEMBER)) {
            return List.of("October");
        }
        return day.getDayOfMonth() > 15
                ? List.of("September", "its second half")
                : List.of("September");
    }

    private static List<RequestCard> all(BenchHouse house, Map<String, RequestNumber> byCase) {
        var all = new ArrayList<RequestCard>();
        var after = "";
        do {
            var page = house.requests.list(RequestList.Filter.ALL, after, RequestList.MOST);
            var numbers = page.rows().stream().map(RequestList.Row::number).toList();
            all.addAll(house.requests.cards().numbered(numbers));
            for (var number : numbers) {
                house.requests
                        .view(number)
                        .map(view -> view.imported())
                        .ifPresent(there -> byCase.put(there.sourceId(), number));
            }
            after = page.next().orElse("");
        } while (!after.isEmpty());
        all.sort(Comparator.comparing(RequestCard::asked));
        return all;
    }

    /// The pairs whose other case is the earlier one: the later one's case and the earlier one's.
    private static Map<String, String> pairs(Path assets) throws java.io.IOException {
        var pairs = new HashMap<String, String>();
        try (var rows =
                CsvReader.builder()
                        .ofNamedCsvRecord(assets.resolve("requests/duplicate-pairs.csv"))) {
            for (var row : rows) {
                var later = Double.parseDouble(row.getField("hours_after")) >= 0;
                if (later
                        && Long.parseLong(row.getField("duplicate_case"))
                                > Long.parseLong(row.getField("of_case"))) {
                    pairs.put(row.getField("duplicate_case"), row.getField("of_case"));
                }
            }
        }
        return pairs;
    }
}
