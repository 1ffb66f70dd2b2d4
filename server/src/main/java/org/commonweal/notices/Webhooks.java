package org.commonweal.notices;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.commonweal.notices.HookTables.Call;
import org.commonweal.notices.HookTables.Hook;
import org.commonweal.post.SignedPost;
import org.commonweal.post.Trouble;
import org.commonweal.requests.RequestNumber;
import org.commonweal.requests.RequestView;
import org.commonweal.store.Tx;
import org.commonweal.verifier.CanonicalJson;

/// Tells other programs of every public step, by a POST of JSON that is signed. What is told is
/// what everybody may see: which request, which step, which state.
final class Webhooks {
    private static final Duration TAKEN = Duration.ofMinutes(5);
    private static final int AT_ONCE = 50;

    private final NoticeRooms rooms;
    private final HookTables tables = new HookTables();
    private final SignedPost post = new SignedPost();

    Webhooks(NoticeRooms rooms) {
        this.rooms = rooms;
    }

    /// @return the secret by which what is sent can be checked; empty when the address is told
    ///   already
    Optional<String> add(URI url) {
        if (!SignedPost.allowed(url)) {
            throw new IllegalArgumentException(
                    url + " is not told: only https addresses are, and http ones on this machine");
        }
        var secret = rooms.ids().token();
        return rooms.store().write(tx -> tables.add(tx, url.toString(), secret, rooms.now().now()))
                ? Optional.of(secret)
                : Optional.empty();
    }

    boolean remove(String url) {
        return rooms.store().write(tx -> tables.remove(tx, url));
    }

    List<Hook> hooks() {
        return rooms.store().read(tables::hooks);
    }

    List<Call> newest(int limit) {
        return rooms.store().read(tx -> tables.newest(tx, limit));
    }

    void note(Tx tx, News news, Instant now) throws java.sql.SQLException {
        tables.note(tx, news, now);
    }

    /// Tries everything whose time has come.
    ///
    /// @return how many were taken
    int deliver() {
        int taken = 0;
        while (true) {
            var now = rooms.now().now();
            var due = rooms.store().read(tx -> tables.due(tx, now, AT_ONCE));
            int before = taken;
            for (var call : due) {
                taken += tell(call, now) ? 1 : 0;
            }
            if (taken == before) {
                return taken;
            }
        }
    }

    private boolean tell(Call call, Instant now) {
        if (!rooms.store().write(tx -> tables.claim(tx, call, now.plus(TAKEN)))) {
            return false;
        }
        var hook = rooms.store().read(tx -> tables.hook(tx, call.hook()));
        var body = body(call);
        if (hook.isEmpty() || body.isEmpty()) {
            end(call, "dropped", "gone");
            return false;
        }
        try {
            int status = post(hook.get(), call, body.get(), now);
            if (status >= 200 && status < 300) {
                end(call, "sent", Integer.toString(status));
                return true;
            }
            later(call, "answered " + status, now);
        } catch (IOException e) {
            later(call, Trouble.of(e), now);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private Optional<byte[]> body(Call call) {
        var view = rooms.requests().view(new RequestNumber(call.request()));
        return view.flatMap(seen ->
                seen.steps().stream()
                        .filter(step -> step.entry() == call.entry())
                        .findFirst()
                        .map(step -> json(seen, step)));
    }

    private static byte[] json(RequestView view, RequestView.Step step) {
        var all = new LinkedHashMap<String, Object>();
        all.put("entry", step.entry());
        all.put("event", step.event());
        all.put("at", step.at().toString());
        all.put("request", view.number().digits());
        all.put("state", view.state().code());
        all.put("service", view.service());
        all.put("agency", view.agency());
        all.put("area", view.area());
        return CanonicalJson.format(all);
    }

    private int post(Hook hook, Call call, byte[] body, Instant now)
            throws IOException, InterruptedException {
        return post.send(
                URI.create(hook.url()), hook.secret(), Long.toString(call.id()), body, now);
    }

    private void end(Call call, String state, String reason) {
        rooms.store().change(tx -> tables.end(tx, call, state, reason, rooms.now().now()));
    }

    private void later(Call call, String reason, Instant now) {
        if (call.attempts() >= Outbox.PAUSES.size()) {
            end(call, "failed", reason);
        } else {
            var when = now.plus(Outbox.PAUSES.get(call.attempts()));
            rooms.store().change(tx -> tables.later(tx, call, when, reason, now));
        }
    }

    void sweep(Instant before) {
        rooms.store().change(tx -> tables.sweep(tx, before));
    }
}
