package org.commonweal.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.commonweal.people.PeopleViews.Typed;
import org.commonweal.web.Access;
import org.commonweal.web.Exchange;
import org.commonweal.web.Form;
import org.commonweal.web.Limits;
import org.commonweal.web.Reply;
import org.commonweal.web.Routes;
import org.commonweal.web.SignIn;
import org.commonweal.web.StaffSession;

/// Signing in and out, and the word to `web` of who is signed in.
///
/// Tries are counted before a password is looked at: by name and network, by network, and by name
/// alone. The last is generous, so that guessing at somebody's name from many places slows that
/// person down but hardly locks them out.
public final class PeoplePages implements SignIn {
    private static final String COOKIE = "staff";
    private static final String TOKEN = "csrf";
    private static final String KEPT = "kept.";
    private static final Duration UNTIL_THE_BROWSER_CLOSES = Duration.ofSeconds(-1);
    private static final Limits.Rate ONE_NAME_FROM_ONE_PLACE =
            new Limits.Rate(6, Duration.ofMinutes(1));
    private static final Limits.Rate ONE_PLACE = new Limits.Rate(40, Duration.ofSeconds(15));
    private static final Limits.Rate ONE_NAME = new Limits.Rate(60, Duration.ofSeconds(30));

    private final People people;
    private final Limits limits;
    private final String home;

    /// @param people whose accounts
    /// @param limits the desk's counters of tries
    /// @param home the path shown after signing in
    public PeoplePages(People people, Limits limits, String home) {
        this.people = people;
        this.limits = limits;
        this.home = home;
    }

    /// Registers `/sign-in`, which stands at the foot of every page, and `/sign-out`.
    public void register(Routes routes) {
        routes.foot("/sign-in", "people.sign_in.foot");
        routes.get("/sign-in", Access.PUBLIC, this::form);
        routes.post("/sign-in", Access.PUBLIC, this::signIn);
        routes.post("/sign-out", Access.staff(), this::signOut);
    }

    @Override
    public Optional<StaffSession> staff(Exchange exchange) {
        return exchange.cookie(COOKIE)
                .flatMap(token -> people.session(token).map(m -> session(m, token)));
    }

    private static StaffSession session(StaffMember member, String token) {
        return new StaffSession(
                member.id(),
                member.name(),
                member.role().word(),
                member.agency().orElse(""),
                formToken(token));
    }

    /// Follows from the session's secret and does not lead back to it.
    private static String formToken(String token) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(("commonweal.form:" + token).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private Reply form(Exchange exchange) {
        String next = exchange.query("next").filter(Reply::local).orElse(home);
        return exchange.staff().isPresent()
                ? Reply.seeOther(next)
                : Reply.page("people/signIn", new PeopleViews.SignIn(Form.EMPTY, next, List.of()));
    }

    /// Nothing typed is lost when a session ends under somebody's hands: the page to sign in holds
    /// it, and hands it on to one from which it is sent again. The desk itself keeps none of it.
    @Override
    public Reply ended(Exchange exchange) {
        Form form = exchange.form();
        var kept = typed(form, "").stream().filter(one -> !one.name().equals(TOKEN)).toList();
        return Reply.page(
                        "people/signIn",
                        new PeopleViews.SignIn(
                                Form.EMPTY, kept.isEmpty() ? home : exchange.path(), kept))
                .status(403);
    }

    private static List<Typed> typed(Form form, String prefix) {
        return form.names().stream()
                .filter(name -> name.startsWith(prefix))
                .flatMap(name ->
                        form.all(name).stream()
                                .map(value -> new Typed(name.substring(prefix.length()), value)))
                .toList();
    }

    private Reply signIn(Exchange exchange) {
        Form form = exchange.form();
        String next = Optional.of(form.text("next")).filter(Reply::local).orElse(home);
        String name = form.text("name").toLowerCase(Locale.ROOT);
        Optional<Duration> wait = wait(name, exchange.sender());
        if (wait.isPresent()) {
            long minutes = Math.max(1, wait.get().plusSeconds(59).toMinutes());
            return again(form, next, exchange.say("people.sign_in.wait", minutes))
                    .status(429)
                    .header("Retry-After", Long.toString(minutes * 60));
        }
        Optional<String> token = people.signIn(name, form.text("password"));
        if (token.isEmpty()) {
            return again(form, next, exchange.say("people.sign_in.wrong"));
        }
        exchange.cookie(COOKIE).ifPresent(people::signOut);
        var kept = typed(form, KEPT);
        Reply reply =
                kept.isEmpty()
                        ? Reply.seeOther(next)
                        : Reply.page(
                                "people/goOn",
                                new PeopleViews.GoOn(next, formToken(token.get()), kept));
        return reply.header("Cache-Control", "no-store")
                .cookie(COOKIE, token.get(), UNTIL_THE_BROWSER_CLOSES);
    }

    private Optional<Duration> wait(String typed, String sender) {
        // No account's name is longer, and a counter must not hold whatever somebody sends.
        String name = typed.substring(0, Math.min(typed.length(), StaffMember.LONGEST_NAME));
        return limits.take("sign-in at", sender, ONE_PLACE)
                .or(() ->
                        limits.take("sign-in as " + name + " at", sender, ONE_NAME_FROM_ONE_PLACE))
                .or(() -> limits.take("sign-in as", name, ONE_NAME));
    }

    private static Reply again(Form form, String next, String words) {
        return Reply.invalid(
                "people/signIn",
                new PeopleViews.SignIn(
                        form.with("password").wrong("name", words), next, typed(form, KEPT)));
    }

    private Reply signOut(Exchange exchange) {
        exchange.cookie(COOKIE).ifPresent(people::signOut);
        return Reply.seeOther("/").cookie(COOKIE, "", Duration.ZERO);
    }
}
