package org.commonweal;

import java.nio.file.Path;
import java.util.List;
import org.commonweal.asking.AskingPages;
import org.commonweal.asking.AskingRooms;
import org.commonweal.config.Town;
import org.commonweal.counter.CounterPages;
import org.commonweal.counter.CounterRooms;
import org.commonweal.desk.DeskPages;
import org.commonweal.desk.DeskRooms;
import org.commonweal.follows.Follows;
import org.commonweal.imports.Imports;
import org.commonweal.keys.Keys;
import org.commonweal.mailin.MailIn;
import org.commonweal.mailin.MailRooms;
import org.commonweal.mailin.Spool;
import org.commonweal.moderation.ModerationPages;
import org.commonweal.moderation.ModerationRooms;
import org.commonweal.moderation.Reports;
import org.commonweal.neighbourhood.NeighbourhoodPages;
import org.commonweal.neighbourhood.NeighbourhoodRooms;
import org.commonweal.notices.NoticeRooms;
import org.commonweal.notices.Notices;
import org.commonweal.open311.Open311;
import org.commonweal.open311.Open311Rooms;
import org.commonweal.open311.Open311Settings;
import org.commonweal.opendata.DumpRooms;
import org.commonweal.opendata.Dumps;
import org.commonweal.opendata.OpenData;
import org.commonweal.opendata.OpenDataRooms;
import org.commonweal.outside.Chance;
import org.commonweal.outside.Folder;
import org.commonweal.outside.Ids;
import org.commonweal.outside.Now;
import org.commonweal.outside.SystemNow;
import org.commonweal.people.People;
import org.commonweal.people.PeoplePages;
import org.commonweal.people.StaffMember;
import org.commonweal.personal.PersonalData;
import org.commonweal.personal.Pointing;
import org.commonweal.photos.PhotoLimits;
import org.commonweal.photos.PhotoPages;
import org.commonweal.photos.Photos;
import org.commonweal.places.MapPages;
import org.commonweal.places.Places;
import org.commonweal.post.Post;
import org.commonweal.record.Record;
import org.commonweal.record.RecordPages;
import org.commonweal.requests.PublicRequests;
import org.commonweal.requests.RequestKeys;
import org.commonweal.requests.Requests;
import org.commonweal.requests.Windows;
import org.commonweal.search.Search;
import org.commonweal.search.SearchPages;
import org.commonweal.services.Services;
import org.commonweal.store.Store;
import org.commonweal.verdicts.AskerVisits;
import org.commonweal.verdicts.RequestPages;
import org.commonweal.verdicts.RequestTelling;
import org.commonweal.web.Languages;
import org.commonweal.web.Limits;
import org.commonweal.web.Patience;
import org.commonweal.web.Routes;
import org.commonweal.web.Web;
import org.commonweal.web.WebSettings;

/// The whole desk, wired by hand in the order the data flows: the store, the record, what is
/// offered and where, who works here, the requests, and the pages on top.
final class House implements AutoCloseable {
    /// The rooms that speak: each has a file of words.
    static final String[] SPEAKING = {
        "web",
        "services",
        "people",
        "photos",
        "requests",
        "verdicts",
        "personal",
        "asking",
        "notices",
        "follows",
        "post",
        "mailin",
        "search",
        "neighbourhood",
        "desk",
        "counter",
        "moderation",
        "open311",
        "opendata"
    };

    // So many of the newest steps of an invented town's past lie in its letterbox from the start.
    private static final int LETTERS_OF = 120;

    private final Town town;
    private final Languages languages;
    private final Path data;
    private final Now now;
    private final Ids ids;
    private final Store store;
    private final Record record;
    private final Places places;
    private final Services services;
    private final People people;
    private final Photos photos;
    private final Windows windows;
    private final Requests requests;
    private final Keys keys;
    private final PublicRequests published;
    private final Dumps dumps;
    private final HouseNotices told;
    private final MailIn mailIn;
    private final Search search;
    private final AskingPages asking;
    private final PersonalData personal;
    private final Reports reports;
    private final Patience patience;
    private final PeoplePages signIn;
    private final Routes routes;

    private House(Town town, String where, Path data, Now now, Chance chance) {
        this.town = town;
        languages = Languages.of(town.languages(), SPEAKING);
        this.data = data;
        this.now = now;
        ids = new Ids(chance);
        new Folder(data).make();
        store = Store.open(where);
        record = Record.open(store, data.resolve("keys"), town.origin(), now, chance);
        places = new Places(town.atlas());
        services = new Services(store, record);
        people = new People(store, now, chance);
        photos = Photos.open(store, data, now, PhotoLimits.ofThisMachine());
        windows = windows(town);
        publish();
        requests =
                Requests.open(
                        store,
                        new Requests.Rooms(record, services, places, people, photos),
                        windows,
                        RequestKeys.open(new Folder(data.resolve("keys")), chance),
                        now);
        published = new PublicRequests(store, record, services);
        dumps =
                new Dumps(
                        new DumpRooms(
                                store,
                                record,
                                published,
                                services,
                                places,
                                new Folder(data).folder("dumps"),
                                now),
                        town.zone(),
                        town.dumpDays(),
                        town.address().toString());
        told =
                HouseNotices.open(
                        town,
                        data,
                        chance,
                        languages,
                        new NoticeRooms(
                                store,
                                record,
                                requests,
                                places,
                                services,
                                new Post(
                                        store,
                                        HouseMail.settings(town, data),
                                        HouseMail.texts(town, data),
                                        town.invented()),
                                ids,
                                now));
        mailIn =
                new MailIn(
                        new MailRooms(store, requests, told.notices(), photos, now),
                        HouseMail.incoming(town, data),
                        new Spool(data, ids));
        search =
                new Search(
                        data.resolve("search"),
                        town.languages(),
                        new Search.Rooms(record, requests, places, services::current));
        var limits = new Limits(now);
        patience = new Patience(now, chance);
        personal = HouseModeration.personal(town, requests);
        reports = new Reports(store, now);
        asking =
                new AskingPages(
                        new AskingRooms(
                                store,
                                services::current,
                                places,
                                photos,
                                requests,
                                search,
                                ids,
                                now,
                                limits,
                                personal,
                                told.follows(),
                                told.post().numbers(),
                                patience));
        keys = new Keys(store, now, chance);
        signIn = new PeoplePages(people, limits, "/desk");
        routes = routes(limits);
    }

    /// Opens the desk that the options name, under the real clock.
    static House open(Town town, DeskOptions options, Path data) {
        var house = new House(town, options.store(data), data, new SystemNow(), Chance.secure());
        house.notices().follow(town.invented() ? LETTERS_OF : 0);
        return house;
    }

    /// Opens a desk under a clock and a chance of the caller's choosing, which tells nobody
    /// anything: for the demo's history and for tests.
    static House open(Town town, String where, Path data, Now now, Chance chance) {
        return new House(town, where, data, now, chance);
    }

    private void publish() {
        store.change(tx -> {
            record.openDesk(tx, town.name());
            places.publish(tx, record);
            services.publish(tx, town.catalogue());
        });
    }

    private Routes routes(Limits limits) {
        var all = new Routes();
        var telling = new RequestTelling(places, services, windows, record::size, now);
        var visits = new AskerVisits(now, ids.chance());
        asking.register(all);
        new SearchPages(search, places, services::current, limits, now).register(all);
        new NeighbourhoodPages(
                        new NeighbourhoodRooms(requests, search, places, services::current, now))
                .register(all);
        new RequestPages(
                        requests,
                        telling,
                        photos,
                        visits,
                        limits,
                        new Pointing(personal),
                        told.post().numbers())
                .register(all);
        new DeskPages(
                        new DeskRooms(
                                requests,
                                telling,
                                places,
                                services,
                                people,
                                photos,
                                told.notices(),
                                mailIn,
                                limits,
                                new Pointing(personal)))
                .register(all);
        new CounterPages(
                        new CounterRooms(
                                requests,
                                telling,
                                places,
                                services,
                                search,
                                told.follows(),
                                new Pointing(personal),
                                told.post().numbers(),
                                ids,
                                now,
                                limits))
                .register(all);
        new ModerationPages(
                        new ModerationRooms(
                                requests,
                                telling,
                                places,
                                new Pointing(personal),
                                reports,
                                limits,
                                patience))
                .register(all);
        told.register(all, limits);
        signIn.register(all);
        open311(limits).register(all);
        openData(limits).register(all);
        new PhotoPages(photos, requests::showsPhoto).register(all);
        new MapPages(places).register(all);
        new RecordPages(record).addTo(all);
        return all;
    }

    /// Whether every refusal by those who work here now could be appealed to somebody.
    boolean hasSecondEyes() {
        return SecondEyes.missing(places.agencies(), places.appeals(), people.list()).isEmpty();
    }

    /// Refuses to go on when a refusal by somebody could be appealed to nobody.
    ///
    /// @param staff the accounts as they would be
    void demandSecondEyes(List<StaffMember> staff) {
        SecondEyes.missing(places.agencies(), places.appeals(), staff)
                .ifPresent(missing -> {
                    throw new Cannot(missing);
                });
    }

    private OpenData openData(Limits limits) {
        return new OpenData(
                new OpenDataRooms(
                        record, published, services, places, limits, languages.words("en")),
                dumps);
    }

    private Open311 open311(Limits limits) {
        var open = town.programs();
        return new Open311(
                new Open311Rooms(
                        store,
                        requests,
                        services,
                        places,
                        photos,
                        keys,
                        limits,
                        languages.words("en"),
                        ids,
                        now),
                new Open311Settings(
                        town.jurisdiction(),
                        town.zone(),
                        town.contact(),
                        open.keyService().isEmpty() ? town.contact() : open.keyService(),
                        open.openIntake(),
                        Open311Settings.anHour(open.openAnHour()),
                        Open311Settings.READS));
    }

    /// Starts to serve the pages, and to follow the record for the search.
    Web serve(WebSettings settings) {
        search.start();
        var web = Web.start(settings, routes, signIn, languages, now);
        notices().servedAt(web.address());
        dumps.servedAt(web.address());
        return web;
    }

    Town town() {
        return town;
    }

    Path data() {
        return data;
    }

    Store store() {
        return store;
    }

    Record record() {
        return record;
    }

    Places places() {
        return places;
    }

    Services services() {
        return services;
    }

    People people() {
        return people;
    }

    Photos photos() {
        return photos;
    }

    Requests requests() {
        return requests;
    }

    Keys keys() {
        return keys;
    }

    Notices notices() {
        return told.notices();
    }

    Follows follows() {
        return told.follows();
    }

    /// Lets go of messages and followings that are long over.
    void sweepNotices() {
        told.sweep();
    }

    Dumps dumps() {
        return dumps;
    }

    MailIn mailIn() {
        return mailIn;
    }

    Reports reports() {
        return reports;
    }

    AskingPages asking() {
        return asking;
    }

    /// Every route of the desk, for documents and tests.
    Routes routes() {
        return routes;
    }

    Imports imports() {
        return new Imports(requests, services.current(), places);
    }

    @Override
    public void close() {
        search.close();
        record.close();
        photos.close();
        store.close();
    }

    private static Windows windows(Town town) {
        var set = town.windows();
        return new Windows(
                town.zone(),
                set.verdictDays(),
                set.reopenDays(),
                set.lateVerdictDays(),
                set.appealDays(),
                1);
    }
}
