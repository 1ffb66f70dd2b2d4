package org.commonweal.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.commonweal.town.Alderhaven.MILL_LANE;
import static org.commonweal.town.Alderhaven.QUAY;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.commonweal.places.Box;
import org.commonweal.places.PlacePrecision;
import org.commonweal.places.Places;
import org.commonweal.places.Point;
import org.commonweal.requests.Ask;
import org.commonweal.requests.RequestCard;
import org.commonweal.requests.RequestCommand;
import org.commonweal.requests.RequestNumber;
import org.commonweal.requests.State;
import org.commonweal.requests.Verdict;
import org.commonweal.search.Found.Count;
import org.commonweal.search.Found.Facet;
import org.commonweal.search.SearchQuery.Order;
import org.commonweal.services.Catalogue;
import org.commonweal.services.Service;
import org.commonweal.town.Town;
import org.commonweal.town.Town.Held;
import org.commonweal.web.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The index as residents use it, on either store. Each story ends by making the index again from
/// the record alone, which must come out the same, and in an audit.
abstract class SearchContract {
    private static final List<String> SPOKEN = List.of("en", "zh", "es", "ar");

    private static final Box WORLD = new Box(-180, -90, 180, 90);
    private static final Box TOWN = new Box(-0.15, 51.46, -0.05, 51.54);

    @TempDir Path folder;
    private Town town;
    private Town.Asker ada;
    private Search search;

    abstract String where(Path folder);

    @BeforeEach
    void open() {
        town = new Town(where(folder.resolve("store")), folder);
        ada = town.resident("ada");
        search = search("search");
        search.start();
    }

    private Search search(String name) {
        return search(name, town.services::current);
    }

    private Search search(String name, Supplier<Catalogue> offered) {
        return new Search(
                folder.resolve(name),
                SPOKEN,
                new Search.Rooms(town.record, town.requests, town.places, offered));
    }

    @AfterEach
    void made_again_it_is_the_same() throws IOException {
        assertThat(search.find(SearchQuery.ALL, "", 1).behind()).isZero();
        close("search");
        search = search("again");
        search.start();
        assertThat(search.find(SearchQuery.ALL, "", 1).behind()).isZero();
        close("again");
        assertThat(IndexFiles.requests(folder.resolve("again")))
                .isEqualTo(IndexFiles.requests(folder.resolve("search")))
                .isNotEmpty();
        town.audit();
        town.close();
    }

    private void close(String name) {
        search.close();
        assertThat(folder.resolve(name)).isNotEmptyDirectory();
    }

    private Held asks(String words, Point where) {
        return ada.asks(Ask.of("pothole", words).at("", where));
    }

    private List<RequestNumber> finds(String words) {
        return finds(SearchQuery.ALL.words(words));
    }

    private List<RequestNumber> finds(SearchQuery query) {
        return search.find(query, "", 50).rows().stream().map(RequestCard::number).toList();
    }

    @Test
    void words_are_found_in_the_towns_languages_and_in_any_of_their_forms() {
        var english = asks("Two cars were parked on the pavements", MILL_LANE);
        var chinese = asks("路灯坏了三天，没有人来修理", MILL_LANE);
        var spanish = asks("Hay farolas rotas y árboles caídos", MILL_LANE);
        var arabic = asks("المصابيح لا تعمل في الشارع", MILL_LANE);

        assertThat(finds("parking pavement")).containsExactly(english.number());
        assertThat(finds("the car")).containsExactly(english.number());
        assertThat(finds("路灯")).containsExactly(chinese.number());
        assertThat(finds("修理")).containsExactly(chinese.number());
        assertThat(finds("灯")).containsExactly(chinese.number());
        assertThat(finds("farola rota")).containsExactly(spanish.number());
        assertThat(finds("arboles")).containsExactly(spanish.number());
        assertThat(finds("مصابيح")).containsExactly(arabic.number());
    }

    @Test
    void a_word_that_is_nowhere_finds_those_much_like_it_and_says_so() {
        var hole = asks("The bakery's door is blocked by a hole", MILL_LANE);
        asks("Something else altogether", QUAY);
        var found = search.find(SearchQuery.ALL.words("bakrey"), "", 10);

        assertThat(found.rows()).extracting(RequestCard::number).containsExactly(hole.number());
        assertThat(found.respelt()).isTrue();
        assertThat(search.find(SearchQuery.ALL.words("bakery"), "", 10).respelt()).isFalse();
        assertThat(finds("bak")).as("the beginning of a word").isEmpty();
        assertThat(finds("baker")).containsExactly(hole.number());
        assertThat(finds("zzyzx")).isEmpty();
    }

    @Test
    void some_of_the_words_are_enough_where_no_request_has_them_all() {
        var hole = asks("A deep hole by the bakery", MILL_LANE);
        var found = search.find(SearchQuery.ALL.words("bakery hole station"), "", 10);

        assertThat(found.rows()).extracting(RequestCard::number).containsExactly(hole.number());
        assertThat(found.looser()).isTrue();
    }

    @Test
    void numbers_places_and_the_names_of_services_areas_and_agencies_are_found() {
        var hole = ada.asks(Ask.of("pothole", "Deep").at("12 Saint James Street", MILL_LANE));
        var lamp = ada.asks(Ask.of("lamp", "Dark").at("Quay Street", QUAY));

        assertThat(finds(hole.number().spoken())).containsExactly(hole.number());
        assertThat(finds("st james st")).containsExactly(hole.number());
        assertThat(finds("lamp")).containsExactly(lamp.number());
        assertThat(finds("ward south")).containsExactly(lamp.number());
        assertThat(finds(SearchQuery.ALL.street("St. James Str."))).containsExactly(hole.number());
        assertThat(finds(SearchQuery.ALL.street("James Quay"))).isEmpty();
        assertThat(finds(SearchQuery.ALL.street("!"))).isEmpty();
    }

    @Test
    void service_agency_area_state_time_and_distance_narrow_and_are_counted() {
        var hole = asks("A hole", MILL_LANE);
        town.hours(30);
        var lamp = ada.asks("lamp", QUAY);
        town.hal.reports(lamp);

        assertThat(finds(SearchQuery.ALL)).containsExactly(lamp.number(), hole.number());
        assertThat(finds(SearchQuery.ALL.service("lamp"))).containsExactly(lamp.number());
        assertThat(finds(SearchQuery.ALL.agency("parks"))).isEmpty();
        assertThat(finds(SearchQuery.ALL.area("ward:north"))).containsExactly(hole.number());
        assertThat(finds(SearchQuery.ALL.in(Set.of(State.REPORTED_DONE))))
                .containsExactly(lamp.number());
        assertThat(finds(SearchQuery.ALL.near(MILL_LANE, 50))).containsExactly(hole.number());
        assertThat(finds(SearchQuery.ALL.asked(Town.at("2026-03-03 00:00"), null)))
                .containsExactly(lamp.number());
        assertThat(finds(SearchQuery.ALL.asked(null, Town.at("2026-03-03 00:00"))))
                .containsExactly(hole.number());

        var found = search.find(SearchQuery.ALL.service("lamp"), "", 10);
        assertThat(found.total()).isEqualTo(1);
        assertThat(found.counts().get(Facet.SERVICE))
                .as("a facet is counted as if it did not narrow")
                .containsExactly(new Count("lamp", 1), new Count("pothole", 1));
        assertThat(found.counts().get(Facet.STATE)).containsExactly(new Count("reported_done", 1));
        assertThat(found.counts().get(Facet.AREA)).containsExactly(new Count("ward:south", 1));
        assertThat(found.counts().get(Facet.AGENCY)).containsExactly(new Count("streets", 1));
        var where = search.clusters(SearchQuery.ALL.service("lamp"), TOWN, 14);
        assertThat(where.total()).isEqualTo(1);
        assertThat(where.all()).hasSize(1);
        assertThat(where.all().getFirst().middle()).isEqualTo(QUAY);
        assertThat(where.all().getFirst().only().orElseThrow().number()).isEqualTo(lamp.number());
    }

    @Test
    void clusters_add_up_to_what_the_list_finds_at_any_zoom() {
        var random = new Random(184);
        for (int i = 0; i < 70; i++) {
            var service = List.of("pothole", "lamp", "safeguarding").get(random.nextInt(3));
            var ask = Ask.of(service, "A thing");
            boolean somewhere = random.nextInt(6) > 0;
            var held = ada.asks(somewhere ? ask.at("1 Elm Row", scattered(random)) : ask);
            if (service.equals("lamp") && random.nextBoolean()) {
                town.hal.reports(held);
            } else if (service.equals("pothole") && random.nextInt(4) == 0) {
                town.requests.erase(held.number(), List.of("point"), "asker");
            }
        }
        var queries =
                List.of(
                        SearchQuery.ALL,
                        SearchQuery.ALL.words("thing"),
                        SearchQuery.ALL.service("lamp"),
                        SearchQuery.ALL.service("safeguarding"),
                        SearchQuery.ALL.in(Set.of(State.REPORTED_DONE)).area("ward:north"),
                        SearchQuery.ALL.near(MILL_LANE, 2000));
        int alone = 0;
        for (int i = 0; i < 120; i++) {
            var query = queries.get(i % queries.size());
            var piece = i % 10 == 0 ? TOWN : Box.of(MILL_LANE, MILL_LANE).sized(i * 60, i * 40);
            int zoom = random.nextInt(Clusters.MOST_ZOOM + 1);
            var where = search.clusters(query, piece, zoom);
            var all = search.find(query, "", 1);
            var inside = search.find(query.within(piece), "", 50);
            assertThat(where.total()).isEqualTo(all.total());
            assertThat(where.inside()).isEqualTo(inside.total());
            assertThat(where.total())
                    .isEqualTo(where.unplaced() + search.find(query.within(WORLD), "", 1).total());
            for (var cluster : where.all()) {
                assertThat(piece.holds(cluster.box())).isTrue();
                assertThat(cluster.only().isPresent()).isEqualTo(cluster.count() == 1);
            }
            var single =
                    where.all().stream()
                            .flatMap(cluster -> cluster.only().stream())
                            .map(RequestCard::number)
                            .toList();
            alone += single.size();
            if (inside.total() <= 50) {
                assertThat(inside.rows()).extracting(RequestCard::number).containsAll(single);
            }
        }
        assertThat(alone).isGreaterThan(50);
        assertThat(search.clusters(SearchQuery.ALL.service("safeguarding"), WORLD, 3).total())
                .as("nothing confidential")
                .isZero();
    }

    private static Point scattered(Random random) {
        return new Point(
                MILL_LANE.lat() + random.nextGaussian() / 100,
                MILL_LANE.lon() + random.nextGaussian() / 100);
    }

    @Test
    void a_place_is_told_no_more_exactly_than_its_service_says_now() {
        var corner = MILL_LANE.moved(700, 500);
        var hole = asks("A hole", corner);
        var lamp = ada.asks(Ask.of("lamp", "Dark").at("12 Saint James Street", corner));
        var here = Box.of(corner, corner).sized(20, 20);
        assertThat(search.clusters(SearchQuery.ALL, here, 18).inside()).isEqualTo(2);
        close("search");

        // The town decides that lamps tell the area only: the index makes itself again.
        search = search("search", () -> stricter(town.services.current()));
        search.start();
        var near = search.clusters(SearchQuery.ALL, here, 18);
        assertThat(near.total()).isEqualTo(2);
        assertThat(near.all())
                .extracting(each -> each.only().orElseThrow().number())
                .containsExactly(hole.number());
        assertThat(finds(SearchQuery.ALL.near(corner, 50))).containsExactly(hole.number());
        assertThat(finds("saint james")).isEmpty();
        assertThat(finds(SearchQuery.ALL.within(TOWN))).contains(lamp.number());
        var ward = town.places.areas("ward").getFirst();
        assertThat(search.clusters(SearchQuery.ALL.service("lamp"), TOWN, 18).all())
                .extracting(each -> each.middle())
                .containsExactly(Places.shown(ward).point());
        assertThat(lampPlace()).isEqualTo(Places.shown(ward).words());
        town.requests.hide(lamp.number(), 0, List.of("place"), "personal");
        assertThat(lampPlace()).as("words that are hidden are not told by the point").isEmpty();
        close("search");
        search = search("search");
        search.start();
    }

    private String lampPlace() {
        var card = search.find(SearchQuery.ALL.service("lamp"), "", 1).rows().getFirst();
        return PublicPlace.of(card, stricter(town.services.current()), town.places).words();
    }

    private static Catalogue stricter(Catalogue offered) {
        var services =
                offered.services().stream()
                        .map(each ->
                                new Service(
                                        each.code(),
                                        each.name(),
                                        each.description(),
                                        each.group(),
                                        each.keywords(),
                                        each.attributes(),
                                        each.confidential(),
                                        each.internal(),
                                        each.standard(),
                                        each.notice(),
                                        each.batch(),
                                        each.code().equals("lamp")
                                                ? PlacePrecision.AREA
                                                : each.precision(),
                                        each.translations()))
                        .toList();
        return new Catalogue(services, offered.calendars(), offered.reasons());
    }

    @Test
    void pages_go_on_where_the_last_one_ended_whatever_comes_meanwhile() {
        var asked = new ArrayList<RequestNumber>();
        for (int i = 0; i < 23; i++) {
            asked.addFirst(asks("Hole number " + i, MILL_LANE).number());
        }
        var seen = new ArrayList<RequestNumber>();
        var after = "";
        do {
            var page = search.find(SearchQuery.ALL, after, 10);
            page.rows().forEach(row -> seen.add(row.number()));
            assertThat(page.total()).isEqualTo(23 + seen.size() / 10 - (seen.size() > 20 ? 0 : 1));
            after = page.next().orElse("");
            if (!after.isEmpty()) {
                asks("Meanwhile", QUAY);
            }
        } while (!after.isEmpty());
        assertThat(seen).isEqualTo(asked);

        var best = SearchQuery.ALL.words("hole").order(Order.BEST);
        var first = search.find(best, "", 10);
        var second = search.find(best, first.next().orElseThrow(), 10);
        assertThat(second.rows()).hasSize(10).doesNotContainAnyElementsOf(first.rows());
        for (var made : List.of("x", "p0", "p99", "1_2", "9".repeat(400))) {
            assertThatThrownBy(() -> search.find(best, made, 10))
                    .as(made)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        for (var made : List.of("x", "p2", "1_", "1_2_3", "9".repeat(400) + "_1")) {
            assertThatThrownBy(() -> search.find(SearchQuery.ALL, made, 10))
                    .as(made)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void who_changes_something_sees_it_at_once() {
        for (int i = 0; i < 20; i++) {
            var hole = asks("Hole number" + i, MILL_LANE);
            assertThat(finds("number" + i)).containsExactly(hole.number());
            town.hal.reports(hole);
            assertThat(finds(SearchQuery.ALL.in(Set.of(State.REPORTED_DONE))))
                    .containsExactly(hole.number());
            ada.judges(hole, Verdict.RESOLVED);
            assertThat(finds(SearchQuery.ALL.in(Set.of(State.RESOLVED)))).hasSize(i + 1);
        }
    }

    @Test
    void nothing_private_and_nothing_confidential_is_ever_in_the_index() throws IOException {
        var secret = town.resident("thegrandmother");
        var hole = secret.asks(Ask.of("pothole", "A hole").at("", MILL_LANE));
        town.hal.tells(hole, new RequestCommand.Note("", List.of(), "scribbledinside"));
        var care = secret.asks(Ask.of("safeguarding", "unspeakable").at("behindcurtain", QUAY));

        assertThat(finds("thegrandmother")).isEmpty();
        assertThat(finds("scribbledinside")).isEmpty();
        assertThat(finds("unspeakable")).isEmpty();
        assertThat(finds(care.number().spoken())).isEmpty();
        assertThat(finds(SearchQuery.ALL)).containsExactly(hole.number());
        assertThat(finds(SearchQuery.ALL.service("safeguarding"))).isEmpty();
        search.purge();
        assertThat(IndexFiles.terms(folder.resolve("search")))
                .contains("hole")
                .noneMatch(term -> term.contains("grandmother"))
                .noneMatch(term -> term.contains("scribbled"))
                .noneMatch(term -> term.contains("unspeak"))
                .noneMatch(term -> term.contains("behindcurtain"))
                .doesNotContain(care.number().digits());
    }

    @Test
    void what_is_erased_or_hidden_leaves_the_results_at_once_and_the_files_after()
            throws Exception {
        var hole = ada.asks(Ask.of("pothole", "Ask for Wilhelmina").at("Elm Row", MILL_LANE));
        var lamp = ada.asks(Ask.of("lamp", "Bertram did it").at("Oak Row", QUAY));
        assertThat(finds("wilhelmina")).containsExactly(hole.number());
        assertThat(finds("bertram")).containsExactly(lamp.number());

        town.requests.erase(hole.number(), List.of("words", "place", "point"), "asker");
        town.requests.hide(lamp.number(), 0, List.of("words"), "personal");

        assertThat(finds("wilhelmina")).isEmpty();
        assertThat(finds("bertram")).isEmpty();
        assertThat(finds("elm row")).as("the other row is like it").doesNotContain(hole.number());
        assertThat(finds(SearchQuery.ALL.near(MILL_LANE, 100))).isEmpty();
        assertThat(search.clusters(SearchQuery.ALL, TOWN, 16).all())
                .extracting(each -> each.only().orElseThrow().number())
                .containsExactly(lamp.number());
        assertThat(finds("oak row")).containsExactly(lamp.number());
        assertThat(termsWithout("wilhelmina", "bertram", "elm")).contains("oak", "row");
    }

    /// The terms in the files, as soon as these are not among them. The index rewrites its files by
    /// itself; it is given most of a minute.
    private Set<String> termsWithout(String... gone) throws InterruptedException {
        Set<String> terms = Set.of(gone);
        for (int i = 0; i < 200 && !Collections.disjoint(terms, List.of(gone)); i++) {
            Thread.sleep(200);
            try {
                terms = IndexFiles.terms(folder.resolve("search"));
            } catch (IOException _) {
                // Files come and go while they are rewritten.
                terms = Set.of(gone);
            }
        }
        assertThat(terms).doesNotContain(gone);
        return terms;
    }

    @Test
    void the_index_goes_on_from_its_own_place_and_makes_itself_again_when_it_is_damaged()
            throws Exception {
        var hole = asks("A hole", MILL_LANE);
        assertThat(finds("hole")).containsExactly(hole.number());
        close("search");
        var lamp = ada.asks("lamp", QUAY);
        search = search("search");
        search.start();
        assertThat(finds(SearchQuery.ALL)).containsExactly(lamp.number(), hole.number());
        close("search");

        try (var files = Files.list(folder.resolve("search"))) {
            for (var file : files.filter(one -> !one.endsWith("write.lock")).toList()) {
                Files.write(file, new byte[] {1, 2, 3});
            }
        }
        search = search("search");
        search.start();
        assertThat(finds(SearchQuery.ALL)).containsExactly(lamp.number(), hole.number());
    }

    @Test
    void nobody_is_kept_from_asking_while_the_index_is_not_open() {
        asks("A hole", MILL_LANE);
        var thing = new Thing("pothole", "", MILL_LANE, "a hole");
        assertThat(search.alike(thing, town.now.now())).isNotEmpty();
        close("search");

        assertThat(search.alike(thing, town.now.now())).isEmpty();
        assertThatThrownBy(() -> search.find(SearchQuery.ALL, "", 1))
                .isInstanceOfSatisfying(
                        Problem.class, told -> assertThat(told.status()).isEqualTo(503));

        search = search("search");
        search.start();
        assertThat(search.alike(thing, town.now.now())).isNotEmpty();
    }

    @Test
    void what_is_like_it_is_near_of_its_kind_and_open_or_lately_closed() {
        var near = asks("A hole", MILL_LANE);
        var far = asks("A hole", new Point(51.53, -0.10));
        var other = ada.asks("lamp", MILL_LANE);
        var thing = new Thing("pothole", "", new Point(51.5201, -0.10), "a hole");

        var alike = search.alike(thing, town.now.now());
        assertThat(alike).hasSize(1);
        assertThat(alike.getFirst().request().number()).isEqualTo(near.number());
        assertThat(alike.getFirst().metres()).hasValue(11);

        town.hal.reports(near);
        ada.judges(near, Verdict.RESOLVED);
        var closed = search.alike(thing, town.now.now());
        assertThat(closed).hasSize(1);
        assertThat(closed.getFirst().score()).isLessThan(alike.getFirst().score());
        town.days(15);
        assertThat(search.alike(thing, town.now.now())).isEmpty();
        assertThat(search.alike(new Thing("pothole", "", null, "a hole"), town.now.now()))
                .isEmpty();
        assertThat(search.alike(new Thing("nothing", "", MILL_LANE, ""), town.now.now())).isEmpty();
        assertThat(List.of(far, other)).allMatch(held -> !held.number().equals(near.number()));
    }

    @Test
    void what_is_like_it_is_never_confidential_hidden_or_erased() {
        var random = new Random(20111001);
        var shut = new HashSet<RequestNumber>();
        for (int i = 0; i < 60; i++) {
            var service = List.of("pothole", "lamp", "safeguarding").get(random.nextInt(3));
            var held = ada.asks(Ask.of(service, "The same thing").at("1 Elm Row", near(random)));
            int fate = random.nextInt(4);
            if (fate == 0 && !service.equals("safeguarding")) {
                var field = List.of("words", "place", "point").get(random.nextInt(3));
                town.requests.hide(held.number(), 0, List.of(field), "abuse");
            } else if (fate == 1) {
                town.requests.erase(held.number(), List.of("words"), "asker");
            }
            if (service.equals("safeguarding") || fate < 2) {
                shut.add(held.number());
            }
        }
        int shown = 0;
        for (int i = 0; i < 100; i++) {
            var service = List.of("pothole", "lamp", "safeguarding").get(random.nextInt(3));
            var thing = new Thing(service, "1 Elm Row", near(random), "The same thing");
            var alike = search.alike(thing, town.now.now());
            assertThat(alike.size()).isLessThanOrEqualTo(5);
            assertThat(service.equals("safeguarding") ? alike : List.of()).isEmpty();
            assertThat(
                            alike.stream()
                                    .map(one -> one.request().number())
                                    .collect(Collectors.toSet()))
                    .doesNotContainAnyElementsOf(shut);
            shown += alike.size();
        }
        assertThat(shown).isGreaterThan(50);
    }

    private static Point near(Random random) {
        return new Point(
                MILL_LANE.lat() + random.nextDouble() / 2000,
                MILL_LANE.lon() + random.nextDouble() / 2000);
    }
}
