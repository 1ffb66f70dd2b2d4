package org.commonweal.asking;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.commonweal.outside.Ids;
import org.commonweal.outside.Now;
import org.commonweal.people.Actor;
import org.commonweal.requests.Ask;
import org.commonweal.requests.Asked;
import org.commonweal.requests.ClientKey;
import org.commonweal.requests.Requests;
import org.commonweal.store.Store;
import org.commonweal.store.Tx;

/// What devices kept while there was no line, and sent: each is asked once under the key that the
/// device made, and the receipt is there again for whoever has that key, since an answer may be
/// lost on the way. The store keeps the key's hash and the receipt's secrets sealed under the key.
/// Safe for any thread.
final class Arrivals {
    /// How long a receipt can be had again. A device is away for days; a key is good for one asking
    /// for ever.
    static final Duration LIFE = Duration.ofDays(30);

    private static final String SCOPE = "device";
    private static final String BETWEEN = " ";

    private final Store store;
    private final Requests requests;
    private final Ids ids;
    private final Now now;

    Arrivals(Store store, Requests requests, Ids ids, Now now) {
        this.store = store;
        this.requests = requests;
        this.ids = ids;
        this.now = now;
    }

    /// What came under a key before.
    ///
    /// @param body hash of what was sent
    record Before(String body, Receipt receipt) {}

    /// What the sender is told.
    ///
    /// @param number of the request, nine digits
    /// @param code and link: its secrets; empty where they are no longer here
    record Receipt(String number, String code, String link) {}

    Optional<Before> find(String key) {
        var at = now.now();
        return store.read(tx -> ArrivedTables.find(tx, Drafts.hash(key), at))
                .map(line -> new Before(line.body(), opened(key, line)));
    }

    /// Asks, and keeps the receipt in the same transaction.
    ///
    /// @param body hash of what was sent
    Asked ask(String key, String body, Ask ask) {
        var looked = requests.look(ask, Optional.of(new ClientKey(SCOPE, Drafts.hash(key), body)));
        return requests.together(step -> {
            var asked = step.ask(new Actor.Asker(Actor.Proof.SESSION), looked);
            if (asked instanceof Asked.Accepted accepted) {
                keep(step.tx(), key, body, accepted);
            }
            return asked;
        });
    }

    int sweep() {
        var at = now.now();
        return store.write(tx -> ArrivedTables.sweep(tx, at));
    }

    private void keep(Tx tx, String key, String body, Asked.Accepted accepted) throws SQLException {
        var secrets = accepted.code() + BETWEEN + accepted.link();
        var sealed = Sealed.seal(key, ids.random(Sealed.NONCE), secrets);
        var line = new ArrivedTables.Line(body, accepted.number().digits(), sealed);
        ArrivedTables.add(tx, Drafts.hash(key), line, now.now().plus(LIFE));
    }

    private static Receipt opened(String key, ArrivedTables.Line line) {
        var secrets = Sealed.open(key, line.sealed());
        int between = secrets.indexOf(BETWEEN);
        return new Receipt(
                line.number(),
                secrets.substring(0, between),
                secrets.substring(between + BETWEEN.length()));
    }
}
