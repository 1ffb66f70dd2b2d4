package org.commonweal.asking;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.commonweal.outside.Ids;
import org.commonweal.outside.Now;
import org.commonweal.people.Actor;
import org.commonweal.requests.Outcome;
import org.commonweal.requests.RequestCommand;
import org.commonweal.requests.RequestNumber;
import org.commonweal.requests.Requests;
import org.commonweal.store.Store;
import tools.jackson.databind.json.JsonMapper;

/// The drafts. A draft is found by its token and by nothing else; the store keeps the token's hash.
/// Safe for any thread.
final class Drafts {
    /// How long a draft lives after its last change.
    static final Duration LIFE = Duration.ofHours(24);

    private static final String ADDED = "+";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Store store;
    private final Ids ids;
    private final Now now;

    Drafts(Store store, Ids ids, Now now) {
        this.store = store;
        this.ids = ids;
        this.now = now;
    }

    /// What a token leads to.
    sealed interface Found {}

    /// A draft not sent yet.
    record Open(Draft draft) implements Found {}

    /// It was sent and is erased; this is what it became.
    ///
    /// @param number the request's, nine digits
    record Sent(String number) implements Found {}

    /// It was added to a request that another asked, and is erased.
    ///
    /// @param number that request's, nine digits
    record Added(String number) implements Found {}

    /// Keeps a new draft.
    ///
    /// @return its token, 43 characters
    String begin(Draft draft) {
        var token = ids.token();
        var at = now.now();
        store.change(tx -> DraftTables.add(tx, hash(token), json(draft), at.plus(LIFE)));
        return token;
    }

    /// The draft of a token, or what became of it; empty when there is none or it has expired.
    Optional<Found> find(String token) {
        var at = now.now();
        return store.read(tx -> DraftTables.find(tx, hash(token), at))
                .map(line ->
                        line.number()
                                .map(Drafts::became)
                                .orElseGet(
                                        () -> new Open(JSON.readValue(line.body(), Draft.class))));
    }

    private static Found became(String number) {
        return number.startsWith(ADDED) ? new Added(number.substring(1)) : new Sent(number);
    }

    /// Keeps a changed draft for another day. Nothing happens when it was sent meanwhile.
    void save(String token, Draft draft) {
        var at = now.now();
        store.change(tx -> DraftTables.save(tx, hash(token), json(draft), at.plus(LIFE)));
    }

    /// The same, and what the draft held before must not be recoverable.
    void rewrite(String token, Draft draft) {
        var at = now.now();
        store.change(tx -> {
            DraftTables.save(tx, hash(token), json(draft), at.plus(LIFE));
            tx.forget("asking_drafts");
        });
    }

    /// Erases a draft that became a request.
    void sent(String token, String number) {
        store.change(tx -> {
            DraftTables.sent(tx, hash(token), number);
            tx.forget("asking_drafts");
        });
    }

    /// Adds to a request that another asked, and erases the draft, in one durable step: a draft is
    /// added once, however often that is wanted at once.
    Outcome add(Requests requests, String token, RequestNumber number, RequestCommand.Add command) {
        var at = now.now();
        return requests.together(door -> {
            var draft = DraftTables.find(door.tx(), hash(token), at);
            if (draft.flatMap(DraftTables.Line::number).isPresent()) {
                var known = requests.view(number).orElseThrow();
                return new Outcome.Done(number, known.steps().getLast().entry(), known.state());
            }
            var outcome = door.tell(new Actor.Resident(), number, command);
            if (draft.isPresent() && outcome instanceof Outcome.Done) {
                DraftTables.sent(door.tx(), hash(token), ADDED + number.digits());
                door.tx().forget("asking_drafts");
            }
            return outcome;
        });
    }

    /// Erases a draft that is thrown away.
    void discard(String token) {
        store.change(tx -> {
            DraftTables.drop(tx, hash(token));
            tx.forget("asking_drafts");
        });
    }

    /// Erases what has expired.
    ///
    /// @return how many drafts that were
    int sweep() {
        var at = now.now();
        return store.write(tx -> {
            int swept = DraftTables.sweep(tx, at);
            if (swept > 0) {
                tx.forget("asking_drafts");
            }
            return swept;
        });
    }

    /// The name of a token that may be kept: its SHA-256 in hex.
    static String hash(String token) {
        try {
            var bytes = token.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String json(Draft draft) {
        return JSON.writeValueAsString(draft);
    }
}
