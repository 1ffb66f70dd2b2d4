package org.commonweal.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.commonweal.outside.Chance;
import org.commonweal.outside.TurnedNow;
import org.commonweal.record.Record;
import org.commonweal.services.Attribute.Datatype;
import org.commonweal.services.Services.Versions;
import org.commonweal.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What holds for published services on every store.
abstract class ServicesContract {
    @TempDir Path folder;

    private final TurnedNow now = new TurnedNow(Instant.parse("2026-11-19T09:00:00Z"));
    private Store store;
    private Record record;

    abstract String fresh();

    @BeforeEach
    void open() {
        store = Store.open(fresh());
        record = Record.open(store, folder, "alderhaven.example/record", now, Chance.seeded(3));
    }

    @AfterEach
    void close() {
        record.close();
        store.close();
    }

    /// As after a start of the program with this town file.
    private Services started(Catalogue catalogue) {
        var services = new Services(store, record);
        store.change(tx -> services.publish(tx, catalogue));
        return services;
    }

    private static Catalogue town(Service... services) {
        return new Catalogue(
                List.of(services),
                List.of(Office.ALDERHAVEN),
                List.of(
                        new Reason(Reason.Kind.MOVE, "weather", "Bad weather"),
                        new Reason(Reason.Kind.PAUSE, "weather", "Waiting for dry weather")));
    }

    private static Service pothole(String doneWithin) {
        return new Service(
                "pothole",
                "Pothole — or a hole in a path",
                "For roads and paths.\nNot for private drives.",
                "Streets",
                List.of("road", "坑洞"),
                List.of(
                        new Attribute(
                                "depth",
                                Datatype.SINGLEVALUELIST,
                                true,
                                true,
                                1,
                                "How deep?",
                                "Without putting your hand in",
                                List.of(
                                        new Attribute.Value("s", "Under 5 cm"),
                                        new Attribute.Value("m", "\"Deep\""))),
                        new Attribute(
                                "advice",
                                Datatype.TEXT,
                                false,
                                false,
                                2,
                                "Keep away.",
                                "",
                                List.of())),
                false,
                true,
                new Standard(
                        "office",
                        WorkingTime.parse("4 working hours"),
                        WorkingTime.parse(doneWithin)),
                "If somebody is hurt, ring 999.");
    }

    private long entries() {
        return record.checkpoint().size();
    }

    @Test
    void nothing_is_offered_before_it_is_published() {
        assertThatThrownBy(() -> new Services(store, record).current())
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void what_is_published_is_read_back_the_same() {
        var town = town(pothole("5 working days"), CatalogueTest.service("lamp"));
        var services = started(town);
        assertThat(services.current()).isEqualTo(town);
        assertThat(services.versions()).isEqualTo(new Versions(1, 1, 1));
        assertThat(services.at(1)).isEqualTo(town.services());
        assertThat(services.calendar("office", 1)).hasValue(Office.ALDERHAVEN);
        assertThat(RegisterForm.reasons(RegisterForm.ofReasons(town.reasons())))
                .isEqualTo(town.reasons());
        assertThat(services.at(2)).isEmpty();
        assertThat(services.at(0)).isEmpty();
    }

    @Test
    void what_a_service_says_in_more_languages_is_published_with_it() {
        var own = pothole("5 working days");
        var depth = own.attributes().getFirst();
        var plain = started(town(own)).versions();
        var asked =
                new Attribute(
                        depth.code(),
                        depth.datatype(),
                        depth.required(),
                        depth.variable(),
                        depth.order(),
                        depth.description(),
                        depth.hint(),
                        depth.values(),
                        Map.of(
                                "es",
                                new AttributeWords("¿Profundidad?", "", Map.of("m", "Profundo"))));
        var said =
                own.saying(
                        List.of(asked, own.attributes().getLast()),
                        Map.of("es", new ServiceWords("Bache", "", "Calles", List.of("hoyo"), "")));
        var reason =
                new Reason(Reason.Kind.MOVE, "weather", "Bad weather", Map.of("es", "Mal tiempo"));
        var town = new Catalogue(List.of(said), List.of(Office.ALDERHAVEN), List.of(reason));
        var services = started(town);

        assertThat(services.versions().services()).isEqualTo(plain.services() + 1);
        assertThat(services.at(services.versions().services())).containsExactly(said);
        assertThat(RegisterForm.reasons(RegisterForm.ofReasons(town.reasons())))
                .isEqualTo(town.reasons());
        var spanish = services.current("es").service("pothole").orElseThrow();
        assertThat(spanish.name()).isEqualTo("Bache");
        assertThat(spanish.description()).as("not translated").isEqualTo(own.description());
        assertThat(spanish.keywords()).containsExactly("hoyo", "road", "坑洞");
        var question = spanish.attribute("depth").orElseThrow();
        assertThat(question.description()).isEqualTo("¿Profundidad?");
        assertThat(question.hint()).isEqualTo(depth.hint());
        assertThat(question.values())
                .extracting(Attribute.Value::name)
                .containsExactly("Under 5 cm", "Profundo");
        assertThat(services.current("es").reasons().getFirst().words()).isEqualTo("Mal tiempo");
        assertThat(services.current("zh").services()).containsExactly(said);
        assertThat(services.current().services()).containsExactly(said);
    }

    @Test
    void the_same_town_file_makes_no_entry() {
        started(town(pothole("5 working days")));
        long before = entries();
        assertThat(before).isGreaterThanOrEqualTo(3);
        assertThat(started(town(pothole("5 working days"))).versions())
                .isEqualTo(new Versions(1, 1, 1));
        assertThat(entries()).isEqualTo(before);
    }

    @Test
    void a_change_is_a_new_version_of_what_changed_and_moves_no_promise_already_made() {
        var before = started(town(pothole("5 working days")));
        var promise = before.promise(before.current().services().getFirst(), now.now());
        assertThat(promise)
                .isEqualTo(
                        new Promise(
                                Office.london("2026-11-19 14:00"),
                                Office.london("2026-11-26 09:00"),
                                1,
                                1));
        long entries = entries();

        var after = started(town(pothole("2 working days")));
        assertThat(entries()).isEqualTo(entries + 1);
        assertThat(after.versions()).isEqualTo(new Versions(2, 1, 1));
        assertThat(after.promise(after.current().services().getFirst(), now.now()).doneDue())
                .isEqualTo(Office.london("2026-11-23 09:00"));
        var then = after.service("pothole", promise.standard()).orElseThrow();
        assertThat(
                        after.calendar(then.standard().calendar(), promise.calendar())
                                .orElseThrow()
                                .add(now.now(), then.standard().doneWithin()))
                .isEqualTo(promise.doneDue());
    }

    @Test
    void a_new_holiday_is_a_new_version_of_the_calendars_alone() {
        started(town(pothole("5 working days")));
        var office = Office.ALDERHAVEN;
        var longer =
                new Calendar(
                        "office",
                        office.zone(),
                        office.hours(),
                        Set.of(LocalDate.parse("2026-11-20")));
        var services =
                started(
                        new Catalogue(
                                List.of(pothole("5 working days")),
                                List.of(longer),
                                town().reasons()));
        assertThat(services.versions()).isEqualTo(new Versions(1, 2, 1));
        assertThat(services.calendar("office", 1)).hasValue(office);
        assertThat(services.calendar("office", 2)).hasValue(longer);
    }

    @Test
    void a_service_no_longer_offered_is_still_known_as_it_last_was() {
        started(town(pothole("5 working days"), CatalogueTest.service("lamp")));
        started(town(pothole("4 working days"), CatalogueTest.service("lamp")));
        var services = started(town(CatalogueTest.service("lamp")));
        assertThat(services.current().service("pothole")).isEmpty();
        assertThat(services.known("pothole")).hasValue(pothole("4 working days"));
        assertThat(services.known("lamp")).isPresent();
        assertThat(services.known("moon")).isEmpty();
    }

    @Test
    void what_is_rolled_back_was_never_offered() {
        var services = started(town(pothole("5 working days")));
        long entries = entries();
        assertThatThrownBy(() ->
                        store.change(tx -> {
                            services.publish(tx, town(pothole("1 working day")));
                            throw new IllegalArgumentException("after all not");
                        }))
                .hasMessage("after all not");
        assertThat(services.current().services()).containsExactly(pothole("5 working days"));
        assertThat(entries()).isEqualTo(entries);
    }

    @Test
    void a_promise_counts_from_the_whole_second() {
        var services = started(town(pothole("5 working days")));
        var promise =
                services.promise(
                        pothole("5 working days"), Instant.parse("2026-11-19T09:00:00.999Z"));
        assertThat(promise.answerDue()).isEqualTo("2026-11-19T14:00:00Z");
    }
}
