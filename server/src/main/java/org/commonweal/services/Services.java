package org.commonweal.services;

import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.commonweal.record.Record;
import org.commonweal.store.Store;
import org.commonweal.store.Tx;
import org.commonweal.verifier.Register;
import org.commonweal.verifier.RegisterDocument;
import org.jspecify.annotations.Nullable;

/// What the town offers now, and what it offered when a promise was made. Safe for use by any
/// thread.
///
/// Definitions come from the town's file at start and are published whole on the record. A change
/// makes a new version; old ones can be read for ever, so that nothing moves a promise already
/// made.
public final class Services {
    private final Store store;
    private final Record record;
    private final Map<Integer, List<Service>> services = new ConcurrentHashMap<>();
    private final Map<Integer, List<Calendar>> calendars = new ConcurrentHashMap<>();
    private volatile @Nullable Current current;

    /// Versions of this room's registers, each from 1.
    ///
    /// @param services names the standard of a promise
    /// @param calendars names the calendar it was counted on
    /// @param reasons the lists to choose from
    public record Versions(int services, int calendars, int reasons) {}

    private record Current(
            Catalogue catalogue, Versions versions, Map<String, Catalogue> languages) {}

    /// @param store the record's store
    /// @param record where the registers are published
    public Services(Store store, Record record) {
        this.store = store;
        this.record = record;
    }

    /// Publishes what differs from the newest version of each register; what does not keeps its
    /// version and makes no entry. From the commit on this is what [#current] says. Called once at
    /// start, before anything is asked.
    ///
    /// @param tx a write of the store
    public void publish(Tx tx, Catalogue catalogue) throws SQLException {
        var versions =
                new Versions(
                        record.publishRegister(
                                tx,
                                Register.SERVICES,
                                catalogue.services().stream().map(Service::code).toList(),
                                RegisterForm.ofServices(catalogue.services())),
                        record.publishRegister(
                                tx,
                                Register.CALENDARS,
                                catalogue.calendars().stream().map(Calendar::code).toList(),
                                RegisterForm.ofCalendars(catalogue.calendars())),
                        record.publishRegister(
                                tx,
                                Register.REASONS,
                                catalogue.reasons().stream().map(Reason::code).distinct().toList(),
                                RegisterForm.ofReasons(catalogue.reasons())));
        tx.afterCommit(() -> current = new Current(catalogue, versions, new ConcurrentHashMap<>()));
    }

    /// @return what is offered now
    /// @throws IllegalStateException before [#publish]
    public Catalogue current() {
        return now().catalogue();
    }

    /// What is offered now, in a language.
    ///
    /// @param language one of the town's language tags
    /// @return as [#current()], in the town's own language where it says nothing in this one
    /// @throws IllegalStateException before [#publish]
    public Catalogue current(String language) {
        var now = now();
        return now.languages().computeIfAbsent(language, now.catalogue()::in);
    }

    /// @return the versions that [#current] is published under
    /// @throws IllegalStateException before [#publish]
    public Versions versions() {
        return now().versions();
    }

    private Current now() {
        var now = current;
        if (now == null) {
            throw new IllegalStateException("services are asked for before they are published");
        }
        return now;
    }

    /// What is promised to a request for a service offered now.
    ///
    /// @param service from [#current]
    /// @param from when an agency got it; parts of a second are dropped
    public Promise promise(Service service, Instant from) {
        var now = now();
        var standard = service.standard();
        var calendar =
                now.catalogue()
                        .calendar(standard.calendar())
                        .orElseThrow(() ->
                                new IllegalArgumentException("not offered now: " + service.code()));
        Instant start = from.truncatedTo(ChronoUnit.SECONDS);
        return new Promise(
                calendar.add(start, standard.answerWithin()),
                calendar.add(start, standard.doneWithin()),
                now.versions().services(),
                now.versions().calendars());
    }

    /// @param version of the register of services
    /// @return the services that version offers, in its order; empty when there is no such version
    public List<Service> at(int version) {
        return services.computeIfAbsent(version, this::readServices);
    }

    /// @param version of the register of services
    /// @return the service as it was then
    public Optional<Service> service(String code, int version) {
        return at(version).stream().filter(s -> s.code().equals(code)).findFirst();
    }

    /// @param version of the register of calendars
    /// @return the calendar as it was then
    public Optional<Calendar> calendar(String code, int version) {
        return calendars.computeIfAbsent(version, this::readCalendars).stream()
                .filter(c -> c.code().equals(code))
                .findFirst();
    }

    /// The service as it was last offered, for showing requests that outlive it.
    ///
    /// @return empty for a code that never was one
    public Optional<Service> known(String code) {
        var offered = current().service(code);
        for (int version = versions().services() - 1; offered.isEmpty() && version > 0; version--) {
            offered = service(code, version);
        }
        return offered;
    }

    private List<Service> readServices(int version) {
        return read(Register.SERVICES, version)
                .map(document -> RegisterForm.services(document.document()))
                .orElse(List.of());
    }

    private List<Calendar> readCalendars(int version) {
        return read(Register.CALENDARS, version)
                .map(document -> RegisterForm.calendars(document.document()))
                .orElse(List.of());
    }

    private Optional<RegisterDocument> read(Register register, int version) {
        return store.read(tx -> record.register(tx, register, version));
    }
}
