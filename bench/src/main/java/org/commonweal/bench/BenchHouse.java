package org.commonweal.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.commonweal.config.Problem;
import org.commonweal.config.Town;
import org.commonweal.config.TownFile;
import org.commonweal.config.TownReading;
import org.commonweal.imports.Imports;
import org.commonweal.keys.Keys;
import org.commonweal.open311.Open311;
import org.commonweal.open311.Open311Rooms;
import org.commonweal.open311.Open311Settings;
import org.commonweal.outside.Chance;
import org.commonweal.outside.Folder;
import org.commonweal.outside.Ids;
import org.commonweal.outside.Now;
import org.commonweal.outside.SystemNow;
import org.commonweal.people.Actor;
import org.commonweal.people.People;
import org.commonweal.photos.PhotoLimits;
import org.commonweal.photos.Photos;
import org.commonweal.places.Places;
import org.commonweal.places.Point;
import org.commonweal.record.Record;
import org.commonweal.requests.Ask;
import org.commonweal.requests.Asked;
import org.commonweal.requests.RequestKeys;
import org.commonweal.requests.RequestNumber;
import org.commonweal.requests.Requests;
import org.commonweal.requests.Windows;
import org.commonweal.services.Services;
import org.commonweal.store.Store;
import org.commonweal.web.Languages;
import org.commonweal.web.Limits;
import org.commonweal.web.Routes;

/// The rooms of a desk without its pages, on a store of the caller's choosing.
final class BenchHouse implements AutoCloseable {
    static final String OPEN311 = "/open311/v2/";

    private static final String[] WORDS = {
        "a deep hole in the road by the crossing",
        "the lamp has been dark for a week and nobody dares to walk here",
        "bins were not emptied again, please come before the weekend",
        "water comes up between the paving stones after every rain"
    };
    private static final String[] SERVICES = {"broken-pavement", "blocked-way", "missing-sign"};

    final Town town;
    final Now now = new SystemNow();
    final Store store;
    final Record record;
    final Places places;
    final Services services;
    final Photos photos;
    final Windows windows;
    final Requests requests;
    private final Random chance = new Random(11);

    /// @param where a data folder or a `jdbc:postgresql:` URL
    /// @param data for keys and photos
    BenchHouse(Town town, String where, Path data) {
        this.town = town;
        store = Store.open(where);
        record = Record.open(store, data.resolve("keys"), town.origin(), now, Chance.secure());
        places = new Places(town.atlas());
        services = new Services(store, record);
        photos = Photos.open(store, data, now, PhotoLimits.ofThisMachine());
        windows = Windows.usual(town.zone());
        store.change(tx -> {
            record.openDesk(tx, town.name());
            places.publish(tx, record);
            services.publish(tx, town.catalogue());
        });
        requests =
                Requests.open(
                        store,
                        new Requests.Rooms(
                                record,
                                services,
                                places,
                                new People(store, now, Chance.secure()),
                                photos),
                        windows,
                        RequestKeys.open(new Folder(data.resolve("keys")), Chance.secure()),
                        now);
    }

    static BenchHouse alderhaven(String where, Path data) {
        return new BenchHouse(sound(TownFile.builtIn("alderhaven")), where, data);
    }

    static BenchHouse boston(Path assets, String where, Path data) {
        return new BenchHouse(sound(TownFile.builtIn("boston", assets)), where, data);
    }

    private static Town sound(TownReading reading) {
        return switch (reading) {
            case TownReading.Sound(var town, _) -> town;
            case TownReading.Refused(var problems) ->
                    throw new IllegalStateException(
                            String.join("\n", problems.stream().map(Problem::toString).toList()));
        };
    }

    /// What other programs are answered, at [#OPEN311].
    void open311(Routes routes, Languages languages, Keys keys) {
        var fast = new Limits.Rate(1_000_000_000, Duration.ofMillis(1));
        new Open311(
                        new Open311Rooms(
                                store,
                                requests,
                                services,
                                places,
                                photos,
                                keys,
                                new Limits(now),
                                languages.words("en"),
                                new Ids(Chance.secure()),
                                now),
                        new Open311Settings(
                                town.jurisdiction(), town.zone(), "", "", true, fast, fast))
                .register(routes);
    }

    Imports imports() {
        return new Imports(requests, services.current(), places);
    }

    /// Something a resident might ask, with a place, words and a way to be reached.
    synchronized Ask ask() {
        return ask(SERVICES[chance.nextInt(SERVICES.length)]);
    }

    /// The same, for one service.
    synchronized Ask ask(String service) {
        var centre = places.centre();
        var point =
                new Point(
                        centre.lat() + (chance.nextDouble() - 0.5) / 50,
                        centre.lon() + (chance.nextDouble() - 0.5) / 50);
        return new Ask(
                Ask.Channel.PAGE,
                service,
                WORDS[chance.nextInt(WORDS.length)] + ", seen " + chance.nextInt(1000) + " times",
                chance.nextInt(300) + " Quay Street",
                point,
                "",
                Map.of(),
                List.of(),
                new Ask.Contact(
                        "R. Resident",
                        "resident" + chance.nextInt(100000) + "@example.org",
                        "",
                        ""));
    }

    /// Takes in many at once, quickly, to have something to measure on.
    List<RequestNumber> fill(int count) {
        var numbers = new ArrayList<RequestNumber>(count);
        var asker = new Actor.Asker(Actor.Proof.LINK);
        for (int done = 0; done < count; done += 500) {
            int some = Math.min(500, count - done);
            numbers.addAll(
                    requests.together(desk -> {
                        var taken = new ArrayList<RequestNumber>(some);
                        for (int i = 0; i < some; i++) {
                            taken.add(number(desk.ask(asker, ask())));
                        }
                        return taken;
                    }));
        }
        return numbers;
    }

    static RequestNumber number(Asked asked) {
        if (asked instanceof Asked.Accepted accepted) {
            return accepted.number();
        }
        throw new IllegalStateException("not accepted: " + asked);
    }

    @Override
    public void close() {
        record.close();
        photos.close();
        store.close();
    }
}
