package org.commonweal.town;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.commonweal.follows.FollowKeys;
import org.commonweal.follows.FollowRooms;
import org.commonweal.follows.Follows;
import org.commonweal.mailin.MailIn;
import org.commonweal.mailin.MailInSettings;
import org.commonweal.mailin.MailRooms;
import org.commonweal.mailin.Spool;
import org.commonweal.notices.NoticeRooms;
import org.commonweal.notices.Notices;
import org.commonweal.notices.Outgoing;
import org.commonweal.notices.Sender;
import org.commonweal.outside.Chance;
import org.commonweal.outside.Folder;
import org.commonweal.outside.Ids;
import org.commonweal.outside.TurnedNow;
import org.commonweal.people.Actor;
import org.commonweal.people.CheapPeople;
import org.commonweal.people.People;
import org.commonweal.people.Role;
import org.commonweal.photos.PhotoLimits;
import org.commonweal.photos.Photos;
import org.commonweal.places.Places;
import org.commonweal.places.Point;
import org.commonweal.post.MailSettings;
import org.commonweal.post.Post;
import org.commonweal.post.TextSettings;
import org.commonweal.record.Record;
import org.commonweal.requests.Ask;
import org.commonweal.requests.Asked;
import org.commonweal.requests.AskerKey;
import org.commonweal.requests.Figures;
import org.commonweal.requests.Outcome;
import org.commonweal.requests.Outcome.Because;
import org.commonweal.requests.RequestCommand;
import org.commonweal.requests.RequestKeys;
import org.commonweal.requests.RequestNumber;
import org.commonweal.requests.RequestView;
import org.commonweal.requests.Requests;
import org.commonweal.requests.State;
import org.commonweal.requests.Verdict;
import org.commonweal.requests.Windows;
import org.commonweal.services.Services;
import org.commonweal.store.Store;
import org.commonweal.web.Languages;

/// Alderhaven at work: a whole desk over a real store, with a clock that is turned. Every story
/// ends in [#audit()], which reads nothing but the files the public reads.
public final class Town implements AutoCloseable {
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    /// What the town's readers read; who says nothing gets the first.
    public static final List<String> LANGUAGES = List.of("en", "es", "zh", "ar");

    /// Monday morning.
    public final TurnedNow now = new TurnedNow(at("2026-03-02 09:00"));

    public final Store store;
    public final Record record;
    public final People people;
    public final Photos photos;
    public final Services services;
    public final Places places;
    public final RequestKeys keys;
    public final Requests.Rooms rooms;
    public final Requests requests;

    /// Mends the streets.
    public final Worker hal;

    /// Mends the streets too.
    public final Worker ina;

    /// Answers for the streets.
    public final Worker lou;

    /// Answers for the whole town.
    public final Worker mayor;

    /// Works for the parks.
    public final Worker pim;

    /// Works for care.
    public final Worker cara;

    /// At the counter, of no agency.
    public final Worker cleo;

    /// At the counter of the streets' own office.
    public final Worker carl;

    private final Path folder;

    /// @param where what [Store#open] takes
    /// @param folder for keys, photos and the served record
    public Town(String where, Path folder) {
        this.folder = folder;
        var chance = Chance.seeded(20260302);
        store = Store.open(where);
        record =
                Record.open(
                        store, folder.resolve("keys"), "alderhaven.example/record", now, chance);
        people = CheapPeople.open(store, now, chance);
        photos = Photos.open(store, folder, now, PhotoLimits.ofThisMachine());
        places = new Places(Alderhaven.atlas());
        services = TownRegisters.publish(store, record, Alderhaven.catalogue(), places);
        keys = RequestKeys.open(new Folder(folder.resolve("keys")), chance);
        rooms = new Requests.Rooms(record, services, places, people, photos);
        requests = Requests.open(store, rooms, Windows.usual(Alderhaven.ZONE), keys, now);
        hal = worker("hal", Role.HANDLER, "streets");
        ina = worker("ina", Role.HANDLER, "streets");
        lou = worker("lou", Role.LEAD, "streets");
        mayor = worker("mayor", Role.LEAD, "");
        pim = worker("pim", Role.HANDLER, "parks");
        cara = worker("cara", Role.HANDLER, "care");
        cleo = worker("cleo", Role.CLERK, "");
        carl = worker("carl", Role.CLERK, "streets");
    }

    /// A wall time of the town, such as `2026-03-02 09:00`.
    public static Instant at(String wall) {
        return LocalDateTime.parse(wall.replace(' ', 'T')).atZone(Alderhaven.ZONE).toInstant();
    }

    /// Turns the clock to a wall time and lets the desk's clock tick once.
    public void until(String wall) {
        now.turnTo(at(wall));
        requests.tick();
    }

    /// Turns the clock and lets the desk's clock tick once.
    public void days(int days) {
        now.turn(Duration.ofDays(days));
        requests.tick();
    }

    public void hours(int hours) {
        now.turn(Duration.ofHours(hours));
        requests.tick();
    }

    /// Somebody new at the desk.
    public Worker worker(String name, Role role, String agency) {
        var password = "a long walk by the river " + PEOPLE.incrementAndGet();
        var of = agency.isEmpty() ? Optional.<String>empty() : Optional.of(agency);
        var member = people.add(name, "Worker " + name, role, of, password);
        return new Worker(this, member.actor());
    }

    /// Somebody who asks, with an e-mail address.
    public Asker resident(String name) {
        return new Asker(this, new Ask.Contact(name, name + "@home.example", "", ""));
    }

    /// Somebody who asks and leaves no way to be reached.
    public Asker stranger() {
        return new Asker(this, Ask.Contact.NONE);
    }

    /// The room of notices, following this town's record.
    ///
    /// @param invented whether the letterbox takes what no mail server does
    public Notices notices(MailSettings mail, boolean invented) {
        var notices = unheard(mail, invented);
        notices.follow(0);
        return notices;
    }

    /// The same, following nothing.
    public Notices unheard(MailSettings mail, boolean invented) {
        return told(mail, TextSettings.NONE, invented).notices();
    }

    /// The rooms by which people hear of something.
    public record Told(Post post, Follows follows, Notices notices) {}

    /// The rooms by which people hear of something, following nothing.
    public Told told(MailSettings mail, TextSettings texts, boolean invented) {
        var languages =
                Languages.of(LANGUAGES, "requests", "verdicts", "notices", "follows", "post");
        var desk = "https://desk.alderhaven.example";
        var sender =
                new Sender(
                        "Alderhaven",
                        invented,
                        mail.reads(),
                        Alderhaven.ZONE,
                        tag -> languages.words(LANGUAGES.contains(tag) ? tag : "en"));
        var post = new Post(store, mail, texts, invented);
        var ids = new Ids(Chance.seeded(141));
        var outgoing = new Outgoing(post, ids, now, desk);
        var follows =
                new Follows(
                        new FollowRooms(
                                store,
                                requests,
                                places,
                                services,
                                FollowKeys.open(
                                        new Folder(folder.resolve("keys")), Chance.seeded(142)),
                                outgoing,
                                now),
                        sender);
        var rooms = new NoticeRooms(store, record, requests, places, services, post, ids, now);
        return new Told(post, follows, new Notices(rooms, outgoing, follows, sender, desk));
    }

    /// The room of mail that comes in.
    ///
    /// @param service that requests by mail are for; empty when a clerk chooses
    public MailIn mailIn(Notices notices, String service, List<String> languages) {
        return new MailIn(
                new MailRooms(store, requests, notices, photos, now),
                new MailInSettings("desk@alderhaven.example", service, languages, Optional.empty()),
                spool());
    }

    /// Where messages lie until they are taken.
    public Spool spool() {
        return new Spool(folder, new Ids(Chance.secure()));
    }

    /// The link of a message to the asker that a mail server has just taken.
    public String newLink(RequestNumber number) {
        return store.write(tx -> {
            var link = requests.hearing().nextLink(tx, number);
            requests.hearing().linkSent(tx, number);
            return link.orElseThrow();
        });
    }

    /// Waits until everybody who reads on from the record has read all of it.
    public void settled() {
        assertThat(record.awaitFollowers(Duration.ofSeconds(20))).isTrue();
    }

    public Figures figures() {
        assertThat(record.awaitFollowers(Duration.ofSeconds(20))).isTrue();
        return requests.figures(YearMonth.of(2000, 1), YearMonth.of(2100, 1));
    }

    /// Checks the whole public record from its files alone.
    public void audit() {
        TownRecord.audit(record, folder.resolve("served-" + now.now().getEpochSecond()));
    }

    @Override
    public void close() {
        record.close();
        photos.close();
        store.close();
    }

    /// A request and what its asker took home.
    public record Held(Town town, Asked.Accepted receipt) {
        public RequestNumber number() {
            return receipt.number();
        }

        public AskerKey.Link link() {
            return new AskerKey.Link(receipt.link());
        }

        public AskerKey.Code code() {
            return new AskerKey.Code(receipt.number(), receipt.code());
        }

        public RequestView view() {
            return town.requests.view(number()).orElseThrow();
        }

        public State state() {
            return view().state();
        }

        /// The names of its entries.
        public List<String> entries() {
            return view().steps().stream().map(RequestView.Step::event).toList();
        }
    }

    /// One who asks.
    public record Asker(Town town, Ask.Contact contact) {
        public Held asks(String service, Point point) {
            return asks(Ask.of(service, "There is a " + service + " in trouble").at("", point));
        }

        public Held asks(Ask ask) {
            var asked = town.requests.ask(new Actor.Asker(Actor.Proof.SESSION), ask.from(contact));
            assertThat(asked).isInstanceOf(Asked.Accepted.class);
            return new Held(town, (Asked.Accepted) asked);
        }

        public void judges(Held held, Verdict verdict) {
            tells(held, new RequestCommand.Judge(verdict, 0, ""));
        }

        public void tells(Held held, RequestCommand command) {
            assertThat(town.requests.tell(held.link(), command)).isInstanceOf(Outcome.Done.class);
        }

        public void isRefused(Held held, RequestCommand command, Because because) {
            assertThat(town.requests.tell(held.link(), command))
                    .isEqualTo(new Outcome.Refused(because));
        }
    }

    /// One who works at the desk.
    public record Worker(Town town, Actor.Staff actor) {
        public void tells(Held held, RequestCommand command) {
            assertThat(town.requests.tell(actor, held.number(), command))
                    .isInstanceOf(Outcome.Done.class);
        }

        public void isRefused(Held held, RequestCommand command, Because because) {
            assertThat(town.requests.tell(actor, held.number(), command))
                    .isEqualTo(new Outcome.Refused(because));
        }

        public void reports(Held held) {
            tells(held, new RequestCommand.ReportDone("It is done.", List.of()));
        }

        public Optional<RequestView.ForStaff> sees(Held held) {
            return town.requests.view(actor, held.number());
        }
    }
}
