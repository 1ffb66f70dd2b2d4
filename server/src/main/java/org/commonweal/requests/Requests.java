package org.commonweal.requests;

import static java.time.temporal.ChronoUnit.SECONDS;

import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.commonweal.outside.Now;
import org.commonweal.people.Actor;
import org.commonweal.people.People;
import org.commonweal.people.Role;
import org.commonweal.photos.PhotoId;
import org.commonweal.photos.Photos;
import org.commonweal.places.Places;
import org.commonweal.record.Record;
import org.commonweal.requests.Outcome.Because;
import org.commonweal.requests.RequestList.Desk;
import org.commonweal.requests.RequestList.Filter;
import org.commonweal.requests.Windows.Downtime;
import org.commonweal.services.Services;
import org.commonweal.store.Store;
import org.commonweal.store.Tx;
import org.commonweal.verifier.Receipt;

/// The door of the room. Every method is safe for any thread; what changes something returns only
/// when it stands on the record, durably.
///
/// A command is decided on the state read in the transaction that stores its events, so two who act
/// at once are decided one after the other.
public final class Requests {
    private final Store store;
    private final Rooms rooms;
    private final Now now;
    private final RequestKeys keys;
    private final RequestTables tables = new RequestTables();
    private final DeskTables desk = new DeskTables();
    private final RequestLists lists = new RequestLists();
    private final Feeds feeds;
    private final FigureTables figures;
    private final Journal journal;
    private final Intake intake;
    private final Importing importing;
    private final Views views = new Views();
    private final Situation situation;
    private final Seeing seeing;
    private final Erasing erasing;
    private final Hiding hiding;
    private final RequestClock clock;

    /// The rooms this one asks.
    public record Rooms(
            Record record, Services services, Places places, People people, Photos photos) {}

    /// Opens the room: once for each record that is open.
    ///
    /// @param windows of the asker, as the town sets them
    /// @param keys of links and codes
    /// @param now the desk's clock; entries are made to the second
    public static Requests open(
            Store store, Rooms rooms, Windows windows, RequestKeys keys, Now now) {
        var requests = new Requests(store, rooms, windows, keys, now);
        rooms.record()
                .onErasure((tx, withdrawn) -> {
                    requests.journal.withdrawn(tx, withdrawn);
                    tx.afterCommit(requests.views::clear);
                });
        if (!store.read(requests.figures::current)) {
            store.change(requests.journal::recount);
        }
        return requests;
    }

    /// The door alone, which lets go of nothing.
    Requests(Store store, Rooms rooms, Windows windows, RequestKeys keys, Now now) {
        this.store = store;
        this.rooms = rooms;
        this.now = now;
        this.keys = keys;
        feeds = new Feeds(store);
        figures = new FigureTables(windows.zone(), rooms.places());
        journal = new Journal(rooms.record(), tables, desk, figures, windows, keys.ids());
        situation = new Situation(rooms, windows, desk, keys);
        seeing = new Seeing(store, keys, journal, situation);
        intake = new Intake(rooms, situation, tables, desk, journal, keys);
        importing = new Importing(rooms, situation, tables, desk, figures, journal);
        erasing = new Erasing(rooms.photos(), tables, desk, journal);
        hiding = new Hiding(store, rooms.places(), tables, journal);
        clock = new RequestClock(store, tables, desk, journal, situation);
    }

    private Instant moment() {
        return now.now().truncatedTo(SECONDS);
    }

    /// Takes in a request, checked.
    ///
    /// @param actor an asker, or a clerk who files for somebody
    public Asked ask(Actor actor, Ask ask) {
        return ask(actor, ask, Optional.empty());
    }

    /// Takes in a request once, however often it is sent.
    public Asked ask(Actor actor, Ask ask, ClientKey key) {
        return ask(actor, ask, Optional.of(key));
    }

    private Asked ask(Actor actor, Ask ask, Optional<ClientKey> key) {
        var at = moment();
        var looked = intake.look(ask, key);
        return store.write(tx -> intake.ask(tx, actor, ask, looked, at));
    }

    /// An asking looked at before anything is written, so that nobody waits for that.
    public static final class Looked {
        private final Ask ask;
        private final Intake.Looked looked;

        private Looked(Ask ask, Intake.Looked looked) {
            this.ask = ask;
            this.looked = looked;
        }

        /// What would be wrong with it, its photos apart; empty when it could be taken.
        public List<Asked.Fault> faults() {
            return looked.checked().faults();
        }
    }

    /// Looks at an asking, for [Together#ask(Actor, Looked)]. Stores nothing.
    public Looked look(Ask ask, Optional<ClientKey> key) {
        return new Looked(ask, intake.look(ask, key));
    }

    /// Tells a request something.
    ///
    /// @param actor staff; or an asker whose proof the caller has checked
    public Outcome tell(Actor actor, RequestNumber number, RequestCommand command) {
        return store.write(tx -> tell(tx, Whole.of(tx, number), actor, false, command));
    }

    /// The asker tells the request something, proving it is theirs in the same transaction.
    public Outcome tell(AskerKey key, RequestCommand command) {
        return store.write(tx ->
                tell(tx, seeing.proven(tx, key, moment()), Seeing.asker(key), false, command));
    }

    /// A clerk types what the asker says at the counter or on the telephone. The caller throttles.
    public Outcome tell(Actor.Staff clerk, AskerKey.Code code, RequestCommand command) {
        return store.write(tx ->
                clerk.role() == Role.CLERK
                        ? tell(tx, seeing.proven(tx, code, moment()), clerk, true, command)
                        : new Outcome.Refused(Because.NOT_YOURS));
    }

    /// The asker says by what they want to be told from now on. Not on the record, and no command:
    /// it is about the asker and not about the request.
    ///
    /// @return whether they can be told so
    public boolean hear(AskerKey key, Ask.Hears hears) {
        return store.write(tx -> {
            var whole = seeing.proven(tx, key, moment());
            return whole.isPresent() && ReachTables.change(tx, whole.get().line(), hears);
        });
    }

    private Outcome tell(
            Tx tx, Optional<Whole> found, Actor actor, boolean codeShown, RequestCommand command)
            throws SQLException {
        if (found.isEmpty()) {
            return new Outcome.Refused(Because.UNKNOWN_REQUEST);
        }
        var line = found.get().line();
        var request = found.get().request();
        var facts = situation.facts(tx, line, request, codeShown);
        if (line.confidential()
                && !codeShown
                && actor instanceof Actor.Staff staff
                && !Sight.privy(request, staff, facts)) {
            return new Outcome.Refused(Because.UNKNOWN_REQUEST);
        }
        var at = moment();
        return switch (Decision.decide(request, command, actor, at, facts)) {
            case Decision.Refused(var because) -> new Outcome.Refused(because);
            case Decision.Happens(var events) when events.isEmpty() ->
                    new Outcome.Done(line.number(), line.lastEntry(), line.state());
            case Decision.Happens(var events) -> {
                int step = line.steps() + events.size() - 1;
                var missing = rooms.photos().keep(tx, owner(line, step), command.photos());
                if (missing.isPresent()) {
                    yield new Outcome.Refused(Because.PHOTO_UNKNOWN);
                }
                var done = journal.goOn(tx, line, request, events, at, facts);
                yield new Outcome.Done(line.number(), done.lastEntry(), done.request().state());
            }
        };
    }

    /// What a photo of one entry is kept for.
    static String owner(Line line, int step) {
        return owner(line.handle(), step);
    }

    static String owner(byte[] handle, int step) {
        return "request/" + java.util.HexFormat.of().formatHex(handle) + "/" + step;
    }

    /// What anybody may see. Empty for a confidential request, as for one that never was.
    public Optional<RequestView> view(RequestNumber number) {
        return views.of(store, number);
    }

    /// What a member of staff sees. Empty for confidential requests that are not theirs to handle;
    /// of other agencies' requests private facts are empty.
    public Optional<RequestView.ForStaff> view(Actor.Staff staff, RequestNumber number) {
        return seeing.byStaff(staff, number, moment());
    }

    /// What the asker sees by the secret link. Remembers that the link was opened, so that a later
    /// silence can say whether the asker was told; changes nothing else.
    public Optional<RequestView.ForAsker> byLink(String token) {
        return seeing.byLink(token, moment());
    }

    /// What the asker sees by number and code. The caller throttles.
    public Optional<RequestView.ForAsker> byCode(RequestNumber number, String code) {
        return seeing.mine(new AskerKey.Code(number, code), moment());
    }

    /// Whether everybody may see a photo: it belongs to an entry of a request that is not
    /// confidential, and is neither erased nor hidden there.
    public boolean showsPhoto(PhotoId photo) {
        return store.read(tx -> tables.showsPhoto(tx, photo.sha256()));
    }

    /// Public requests, the newest first.
    ///
    /// @param after what the page before gave as `next`, or empty for the first
    /// @param limit 1 to [RequestList#MOST]
    public RequestList list(Filter filter, String after, int limit) {
        return store.read(tx -> lists.list(tx, filter, after, limit));
    }

    /// The list that other programs read.
    public RequestFeed feed(RequestFeed.Wanted wanted) {
        return feeds.list(wanted);
    }

    /// Whether a request may be in that list, and in which version it stands.
    public Optional<RequestFeed.Item> item(RequestNumber number) {
        return feeds.one(number);
    }

    /// What happened to public requests.
    public RequestUpdates updates(RequestUpdates.Wanted wanted) {
        return feeds.updates(wanted);
    }

    /// What other programs are told of requests.
    ///
    /// @param ids numbers of first entries
    /// @return in the order asked, those that are not there left out; confidential ones included,
    ///   for the caller to tell only what belongs to whoever asks
    public List<RequestTold> told(Collection<Long> ids) {
        return seeing.told(ids);
    }

    /// The same for one, by its number.
    public Optional<RequestTold> told(RequestNumber number) {
        return seeing.told(number);
    }

    /// What lists and indexes need of public requests, many at a time.
    public RequestCards cards() {
        return new RequestCards(store);
    }

    /// A list of the desk, what is due first on top; confidential requests of the own agency
    /// included.
    ///
    /// @param narrow only its area and service are looked at; the list itself says the rest
    public RequestList desk(Actor.Staff staff, Desk which, Filter narrow, String after, int limit) {
        return store.read(
                tx -> lists.desk(tx, staff, situation.lends(staff), which, narrow, after, limit));
    }

    /// The figures of the whole town in whole months.
    public Figures figures(YearMonth from, YearMonth to) {
        return figures().of(Scope.TOWN, from, to);
    }

    /// The figures by area, by service and by month.
    public RequestFigures figures() {
        return new RequestFigures(store, figures);
    }

    /// The receipt of the first entry as a `.tlog-proof` file with every opening that still exists;
    /// empty for a wrong key.
    public Optional<byte[]> receipt(AskerKey key) {
        return store.read(tx -> seeing.proven(tx, key, moment()))
                .flatMap(whole -> rooms.record().receipt(whole.line().id()))
                .map(Receipt::format);
    }

    /// What the room of notices asks of this one.
    public RequestHearing hearing() {
        return new RequestHearing(
                tables, keys, number -> seeing.forLetter(number, moment()), this::moment);
    }

    /// Takes rows of another desk's export in, one entry each, all in one transaction. A row whose
    /// source and id were taken before adds nothing.
    ///
    /// @return for each row whether it was added
    /// @throws IllegalArgumentException when a row names a service, agency or area that is not here
    public List<Boolean> imported(List<ImportedRow> rows) {
        return imported(ready(rows, Optional.empty()));
    }

    /// Works out what rows of another desk's export will say, which is most of what they cost;
    /// nothing is taken in yet. While one thread takes some in, another can work out the next.
    ///
    /// @param after the rows that will be taken in just before these, when they are known
    /// @throws IllegalArgumentException when a row names a service, agency or area that is not here
    public ReadyRows ready(List<ImportedRow> rows, Optional<ReadyRows> after) {
        long from =
                after.isPresent() ? after.get().to : store.read(tx -> tables.nextInSequence(tx));
        return importing.ready(rows, moment(), from);
    }

    /// Takes rows in that were worked out before; as [#imported(List)].
    public List<Boolean> imported(ReadyRows rows) {
        return store.write(tx -> importing.take(tx, rows));
    }

    /// Erases fields of a request, values and openings, and says so on the record.
    ///
    /// @param names field names (`words`, `email`, ...); empty for all words, photos and persons of
    ///   the whole case
    /// @param ground asker, law, court, minor or mistake
    /// @return how many entries say so; 0 when there was nothing left to erase, or no such request
    /// @throws IllegalArgumentException for a name or a ground that is not known
    public int erase(RequestNumber number, List<String> names, String ground) {
        int erased = store.write(tx -> erasing.erase(tx, number, names, ground));
        rooms.photos().sweep();
        return erased;
    }

    /// What staff take from public view.
    public Hiding hiding() {
        return hiding;
    }

    /// As [Hiding#byOperator].
    public int hide(RequestNumber number, int step, List<String> names, String ground) {
        return hiding.byOperator(number, step, names, ground);
    }

    /// Notices that the desk was away for more than an hour, and lengthens every asker's window
    /// that ran meanwhile. Call it once before serving, and before the first [#tick].
    ///
    /// @return the time away, if it was that long
    public Optional<Downtime> wake() {
        return clock.wake(moment());
    }

    /// The clock: everything whose minute has come is put on the record. Call it every minute; two
    /// that call at once, on one server or several, never say a thing twice.
    ///
    /// @return how many entries that were
    public int tick() {
        views.clear();
        return clock.tick(moment());
    }

    /// Does several things as one durable step: all of them stand on the record, or none.
    ///
    /// @param work asks and tells through what it is given, on this thread, before it returns
    /// @return what the work returns
    public <T> T together(Steps<T> work) {
        return store.write(tx -> work.in(new Together(tx)));
    }

    /// Several things done as one step.
    @FunctionalInterface
    public interface Steps<T> {
        /// Does them.
        T in(Together door) throws SQLException;
    }

    /// The door inside one step. Worthless once the step is over.
    public final class Together {
        private final Tx tx;

        private Together(Tx tx) {
            this.tx = tx;
        }

        /// The step's transaction, for the caller's own rows beside.
        public Tx tx() {
            return tx;
        }

        /// Takes in what was looked at before.
        public Asked ask(Actor actor, Looked asking) {
            return told(() -> intake.ask(tx, actor, asking.ask, asking.looked, moment()));
        }

        /// Whether an e-mail address is the one that a request's asker left. For callers that let a
        /// trusted program prove an asker by it.
        public boolean isEmailOf(RequestNumber number, String email) {
            return told(() ->
                    tables.byNumber(tx, number)
                            .filter(line -> !line.contact().email().isEmpty())
                            .filter(line -> line.contact().email().equalsIgnoreCase(email.strip()))
                            .isPresent());
        }

        /// As [Requests#ask(Actor, Ask)].
        public Asked ask(Actor actor, Ask ask) {
            var looked = intake.look(ask, Optional.empty());
            return told(() -> intake.ask(tx, actor, ask, looked, moment()));
        }

        /// As [Requests#tell(Actor, RequestNumber, RequestCommand)].
        public Outcome tell(Actor actor, RequestNumber number, RequestCommand command) {
            return told(() -> Requests.this.tell(tx, Whole.of(tx, number), actor, false, command));
        }

        /// As [Requests#tell(AskerKey, RequestCommand)].
        public Outcome tell(AskerKey key, RequestCommand command) {
            return told(() ->
                    Requests.this.tell(
                            tx,
                            seeing.proven(tx, key, moment()),
                            Seeing.asker(key),
                            false,
                            command));
        }

        /// As [Requests#tick()].
        public int tick() {
            return told(() -> clock.tick(tx, moment()));
        }

        /// The next moment at which [#tick()] has something to put on the record, if there is one.
        public Optional<Instant> next() {
            return told(() -> tables.nextAlarm(tx));
        }

        private <T> T told(Callable<T> step) {
            try {
                return step.call();
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException("a step of several could not be taken", e);
            }
        }
    }

    /// Makes everything that is read again from the record. Nothing else is answered meanwhile.
    public void rebuild() {
        store.change(tx -> {
            tables.clear(tx);
            journal.replay(tx, stored -> journal.replay(tx, stored));
            journal.recount(tx);
        });
    }
}
