package org.commonweal.record;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.commonweal.outside.Chance;
import org.commonweal.outside.Folder;
import org.commonweal.outside.Now;
import org.commonweal.record.RecordTables.Line;
import org.commonweal.store.Store;
import org.commonweal.store.Tx;
import org.commonweal.verifier.CaseHandle;
import org.commonweal.verifier.Checkpoint;
import org.commonweal.verifier.Hashes;
import org.commonweal.verifier.Receipt;
import org.commonweal.verifier.Register;
import org.commonweal.verifier.RegisterDocument;
import org.commonweal.verifier.Signer;
import org.commonweal.verifier.Tree;
import org.commonweal.verifier.VerifierKey;

/// The door to the public record. Safe for use by any thread; methods with a transaction belong to
/// the thread that runs it, and those that change something need one of [Store#write].
@SuppressWarnings(
        "AvoidCommonTypeNames") // the glossary's word; importing it hides java.lang.Record
public final class Record implements AutoCloseable {
    private static final int PAGE = 512;

    private final Store store;
    private final Now now;
    private final Signer signer;
    private final CaseHandle desk;
    private final Appender appender;
    private final Withdrawal withdrawal;
    private final Followers followers;
    private final ExecutorService signing;
    private final List<Erasures> listeners = new CopyOnWriteArrayList<>();

    private Record(Store store, Now now, Signer signer, CaseHandle desk, Chance chance) {
        this.store = store;
        this.now = now;
        this.signer = signer;
        this.desk = desk;
        this.signing =
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().name("record-signer").daemon().factory());
        this.followers = new Followers(store);
        this.appender = new Appender(signer, chance, signing, followers::published);
        this.withdrawal = new Withdrawal(this, appender, listeners);
    }

    /// Opens the record, making its key and an empty, signed beginning the first time.
    ///
    /// @param store holds the record's tables and takes no write before this
    /// @param keyFolder where the signing key's file is; the data folder, or one of its own for a
    ///   PostgreSQL store
    /// @param origin the record's name for ever: its public address without scheme and without
    ///   trailing slash
    /// @param now stamps the record's own entries
    /// @param chance secure, except in tests: it makes the key and every opening
    /// @return the open record, ready for [Store#write]
    /// @throws RecordUnsound when what is stored does not hold together, is of another name, the
    ///   key does not fit, or what the key has signed is gone
    public static Record open(Store store, Path keyFolder, String origin, Now now, Chance chance) {
        var folder = new Folder(keyFolder);
        var found = store.read(RecordTables::head);
        var kept = SigningKey.find(folder, origin);
        if (found.isPresent() && kept.isEmpty()) {
            throw new RecordUnsound(
                    "the signing key "
                            + keyFolder.resolve(SigningKey.FILE)
                            + " is missing: restore it from its backup; a record cannot go on under another key");
        }
        if (found.isEmpty() && SigningKey.wasUsed(folder)) {
            throw new RecordUnsound(
                    "the key "
                            + keyFolder.resolve(SigningKey.FILE)
                            + " has signed a record that is not in this store: restore the store from its backup, or begin another desk in a folder of its own; one key never signs two records");
        }
        var signer = kept.orElseGet(() -> SigningKey.make(folder, origin, chance));
        if (found.isEmpty()) {
            store.change(tx ->
                    RecordTables.firstHead(
                            tx,
                            origin,
                            new Checkpoint(origin, 0, Tree.emptyRoot()).sign(signer).format(),
                            CaseHandle.of(chance.bytes(CaseHandle.LENGTH))));
        }
        SigningKey.use(folder);
        var desk =
                store.read(tx -> {
                    var head = RecordTables.head(tx).orElseThrow();
                    Soundness.check(tx, head, signer);
                    return head.desk();
                });
        var record = new Record(store, now, signer, desk, chance);
        store.beforeCommit(record.appender);
        return record;
    }

    /// Appends an entry with the caller's own rows: both become durable and public together, or
    /// neither.
    ///
    /// @param tx a write of this record's store
    /// @param draft what to say; its values are committed to, its secrets kept beside the entry
    /// @return the entry's number, from 0
    /// @throws SQLException as the store threw it
    /// @throws IllegalArgumentException when the draft says something outside the vocabulary, names
    ///   a code that is not in the published registers, or changes whether its case is confidential
    public long append(Tx tx, Draft draft) throws SQLException {
        return appender.append(tx, draft);
    }

    /// Works out the first entry of a case without a transaction, by any thread: most of what an
    /// entry costs.
    ///
    /// @param draft what to say, of a case whose handle was just made and is on no entry
    /// @return the entry, to be appended at most once
    /// @throws IllegalArgumentException when the draft says something outside the vocabulary
    public First first(Draft draft) {
        return appender.first(draft);
    }

    /// Appends what [#first] worked out; as [#append(Tx, Draft)].
    ///
    /// @param tx a write of this record's store
    /// @param first the case's first entry
    /// @return the entry's number, from 0
    /// @throws IllegalArgumentException when it names a code that is not in the published registers
    public long append(Tx tx, First first) {
        return appender.append(tx, first);
    }

    /// The case that the desk's own entries belong to.
    ///
    /// @return the same for the life of the record
    public CaseHandle desk() {
        return desk;
    }

    /// Writes the desk's first words, once.
    ///
    /// @param tx a write of this record's store
    /// @param name the town's name for its desk
    /// @return whether this was the first time
    /// @throws SQLException as the store threw it
    public boolean openDesk(Tx tx, String name) throws SQLException {
        if (appender.caseEnd(tx, desk).isPresent()) {
            return false;
        }
        append(
                tx,
                new Draft("desk.opened/1", desk, false, now.now(), Map.of(), Map.of("name", name)));
        return true;
    }

    /// An entry with the values that still exist.
    ///
    /// @param tx any transaction; a write sees its own entries
    /// @param n the entry's number
    /// @return the entry, or empty when there is none of that number
    /// @throws SQLException as the store threw it
    public Optional<Stored> find(Tx tx, long n) throws SQLException {
        return line(tx, n).map(Line::stored);
    }

    /// An entry that must be there.
    ///
    /// @param tx any transaction; a write sees its own entries
    /// @param n the entry's number
    /// @return the entry
    /// @throws SQLException as the store threw it
    /// @throws java.util.NoSuchElementException when there is none of that number
    public Stored entry(Tx tx, long n) throws SQLException {
        return find(tx, n).orElseThrow();
    }

    Optional<Line> line(Tx tx, long n) throws SQLException {
        var pending = appender.pending(tx, n);
        return pending.isPresent() ? pending : RecordTables.line(tx, n);
    }

    /// The whole record from an entry on, in order, for building a read model again.
    ///
    /// @param tx any transaction; entries that it appended itself are not among them
    /// @param from the first number
    /// @param consumer called for each entry with the values that exist now
    /// @throws SQLException as the store threw it
    public void replay(Tx tx, long from, Consumer<Stored> consumer) throws SQLException {
        long next = from;
        for (var page = RecordTables.lines(tx, next, next + PAGE);
                !page.isEmpty();
                page = RecordTables.lines(tx, next, next + PAGE)) {
            for (var line : page) {
                consumer.accept(line.stored());
                next = line.n() + 1;
            }
        }
    }

    /// Reads the record on for somebody, from the beginning the first time and from where it stood
    /// afterwards, on a thread of its own until [#close].
    ///
    /// @param name keeps its place in the store; one follower a name and server
    /// @param follower see there for order and repetition
    public void follow(String name, Follower follower) {
        followers.start(name, follower);
    }

    /// Reads the record on in pages for somebody who keeps its own place, on a thread of its own
    /// until [#close]. Nothing of it is kept in the store, so each server may have one of a name.
    ///
    /// @param name shown in [#followers()]
    /// @param follower see there for order and repetition
    public void follow(String name, PageFollower follower) {
        followers.start(name, follower);
    }

    /// Stops one follower of this server and waits until it has stopped; it may follow again.
    ///
    /// @param name the follower's; nothing happens when nobody follows as that
    public void unfollow(String name) {
        followers.stop(name);
    }

    /// Sends a follower back to the beginning; before it is started.
    ///
    /// @param name the follower's
    public void rewind(String name) {
        store.change(tx -> RecordTables.savePosition(tx, name, 0));
    }

    /// How the followers of this server are doing.
    ///
    /// @return one status each, in the order they were started
    public List<FollowerStatus> followers() {
        return followers.status(
                store.read(tx -> RecordTables.head(tx).orElseThrow().range().size()));
    }

    /// Waits until every follower has taken everything that is on the record now.
    ///
    /// @param most how long to wait
    /// @return whether they have
    public boolean awaitFollowers(Duration most) {
        return followers.await(
                store.read(tx -> RecordTables.head(tx).orElseThrow().range().size()), most);
    }

    /// Registers a room that keeps copies of values and lets go of them with the record.
    ///
    /// @param listener called inside the transaction of each erasure or hiding
    public void onErasure(Erasures listener) {
        listeners.add(listener);
    }

    /// Erases fields of one entry for good: value and opening, here and in every room, with the
    /// entry that says so.
    ///
    /// @param tx a write of this record's store
    /// @param handle the case
    /// @param step which of its entries
    /// @param names fields of that entry; those erased before are passed over
    /// @param ground asker, law, court, minor or mistake
    /// @return the number of the entry that says so
    /// @throws SQLException as the store threw it
    /// @throws IllegalArgumentException when there is no such entry or field, or nothing left to
    ///   erase
    public long eraseField(Tx tx, CaseHandle handle, int step, List<String> names, String ground)
            throws SQLException {
        return withdrawal.of(tx, handle, step, names, Withdrawal.Said.erased(ground), now.now());
    }

    /// Takes open fields of one entry from public view; value and opening stay with the desk.
    ///
    /// @param names open fields of that entry; those hidden or erased before are passed over
    /// @param hiding why, by whom, and what is shown instead
    /// @return the number of the entry that says so
    /// @throws SQLException as the store threw it
    /// @throws IllegalArgumentException when there is no such entry or field, or nothing left to
    ///   hide
    public long hideField(Tx tx, CaseHandle handle, int step, List<String> names, Hiding hiding)
            throws SQLException {
        return withdrawal.of(tx, handle, step, names, hiding.hidden(), now.now());
    }

    /// Shows fields again that were hidden.
    ///
    /// @param hiding by whom, and words about it; its ground and what was shown instead are left
    ///   out
    /// @return the number of the entry that says so
    /// @throws SQLException as the store threw it
    /// @throws IllegalArgumentException when there is no such entry or field, or none is hidden
    public long showField(Tx tx, CaseHandle handle, int step, List<String> names, Hiding hiding)
            throws SQLException {
        return withdrawal.of(tx, handle, step, names, hiding.shown(), now.now());
    }

    /// What of one entry is hidden, for staff who must look at it again.
    ///
    /// @param n the entry's number
    /// @return values by field name
    /// @throws SQLException as the store threw it
    public Map<String, String> hidden(Tx tx, long n) throws SQLException {
        var line = RecordTables.line(tx, n);
        return line.isEmpty() || line.get().body().isEmpty()
                ? Map.of()
                : SealedFields.unpack(line.get().body().get()).hidden(line.get().entry().fields());
    }

    /// Erases every field of every entry of a case: one entry says so for each that had any left.
    ///
    /// @param tx a write of this record's store
    /// @param handle the case
    /// @param ground as for [#eraseField]
    /// @return how many entries say so; 0 when nothing was left
    /// @throws SQLException as the store threw it
    public int eraseCase(Tx tx, CaseHandle handle, String ground) throws SQLException {
        return withdrawal.ofCase(tx, handle, ground, now.now());
    }

    /// Publishes a register: a new version when anything in it changed, else the version that
    /// stands.
    ///
    /// @param tx a write of this record's store
    /// @param register which
    /// @param codes what entries may name from now on; for areas `kind:code`
    /// @param document the content, of what canonical JSON can hold (fractions as text)
    /// @return the version, from 1
    /// @throws SQLException as the store threw it
    public int publishRegister(
            Tx tx, Register register, List<String> codes, Map<String, ?> document)
            throws SQLException {
        var newest = RecordTables.register(tx, register);
        int version = newest.map(RegisterDocument::version).orElse(0);
        if (newest.isPresent()
                && Arrays.equals(
                        newest.get().format(),
                        new RegisterDocument(register, version, codes, document).format())) {
            return version;
        }
        var next = new RegisterDocument(register, version + 1, codes, document);
        var bytes = next.format();
        var hash = Hashes.hex(Hashes.sha256(bytes));
        Map<String, Object> members =
                Map.of("register", register.word(), "version", version + 1, "hash", hash);
        long n =
                append(
                        tx,
                        new Draft(
                                "register.published/1", desk, false, now.now(), members, Map.of()));
        RecordTables.addRegister(tx, next, n, hash, bytes);
        appender.publish(next);
        return version + 1;
    }

    /// The newest version of a register.
    ///
    /// @param tx any transaction
    /// @param register which
    /// @return empty before the first
    /// @throws SQLException as the store threw it
    public Optional<RegisterDocument> register(Tx tx, Register register) throws SQLException {
        return RecordTables.register(tx, register);
    }

    /// One version of a register.
    ///
    /// @param tx any transaction
    /// @param register which
    /// @param version from 1
    /// @return empty when there is none
    /// @throws SQLException as the store threw it
    public Optional<RegisterDocument> register(Tx tx, Register register, int version)
            throws SQLException {
        return RecordTables.register(tx, register, version);
    }

    /// The receipt for an entry under the newest checkpoint, with every opening that still exists.
    /// For the one who asked: take out what they must not have with [Receipt#without].
    ///
    /// @param n the entry's number
    /// @return empty when there is no such entry
    public Optional<Receipt> receipt(long n) {
        return store.read(tx -> new Proofs(tx).receipt(n));
    }

    /// How many entries are under the newest checkpoint. Much cheaper than [#checkpoint], which
    /// checks a signature each time.
    ///
    /// @return the size of the tree
    public long size() {
        return store.read(RecordTables::size);
    }

    /// The newest signed checkpoint: every acknowledged entry is under it.
    ///
    /// @return its content
    public Checkpoint checkpoint() {
        return store.read(tx -> Checkpoint.open(RecordTables.head(tx).orElseThrow().note(), key()));
    }

    /// The key that signs.
    ///
    /// @return its public half
    public VerifierKey key() {
        return signer.key();
    }

    /// What the public reads.
    ///
    /// @return the files under `/record/`
    public RecordFiles files() {
        return new RecordFiles(store, key());
    }

    /// Stops the followers and keeps their places. The store stays open.
    @Override
    public void close() {
        followers.close();
        signing.shutdown();
    }
}
