package org.commonweal.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.commonweal.outside.Chance;
import org.commonweal.outside.Ids;
import org.commonweal.outside.Now;
import org.commonweal.store.Store;
import org.commonweal.store.Tx;

/// The accounts of staff and their sign-ins. Safe for use by any thread.
///
/// What cannot be done is refused with an [IllegalArgumentException] whose message is a sentence
/// for whoever typed it. Whether an agency's code means anything is the caller's to check: this
/// room knows no agencies.
public final class People {
    private final Store store;
    private final Now now;
    private final Ids ids;
    private final Passwords passwords;

    /// @param store where accounts are kept
    /// @param now the clock that ends sessions
    /// @param chance for salts and tokens; secure but in tests
    public People(Store store, Now now, Chance chance) {
        this(store, now, new Ids(chance), new Passwords(chance));
    }

    People(Store store, Now now, Ids ids, Passwords passwords) {
        this.store = store;
        this.now = now;
        this.ids = ids;
        this.passwords = passwords;
    }

    /// Adds an account.
    ///
    /// @param agency code of the agency worked for; a handler needs one
    /// @param password 12 to 200 characters
    /// @return the new account
    /// @throws IllegalArgumentException when the name is taken or bad, or the password weak
    public StaffMember add(
            String signInName, String name, Role role, Optional<String> agency, String password) {
        return addAll(List.of(new Hire(signInName, name, role, agency, password))).getFirst();
    }

    /// Somebody to be added, as [#add] takes it.
    public record Hire(
            String signInName, String name, Role role, Optional<String> agency, String password) {}

    /// Adds several accounts, all or none; their passwords are hashed side by side. Those with the
    /// same password share its hash: it costs once, and whoever reads the table sees who shares.
    ///
    /// @return the new accounts, in the same order
    /// @throws IllegalArgumentException as [#add], for the first that cannot be
    public List<StaffMember> addAll(List<Hire> hires) {
        var at = now.now();
        var members = new ArrayList<StaffMember>();
        for (var hire : hires) {
            members.add(
                    new StaffMember(
                            0, hire.signInName, hire.name, hire.role, hire.agency, false, at));
            Passwords.demandGood(hire.signInName, hire.password);
        }
        var hashes =
                hires.stream().map(Hire::password).distinct().toList().parallelStream()
                        .collect(Collectors.toConcurrentMap(it -> it, passwords::hash));
        return store.write(tx -> {
            var added = new ArrayList<StaffMember>();
            for (int i = 0; i < members.size(); i++) {
                var member = members.get(i);
                if (PeopleTables.byName(tx, member.signInName()).isPresent()) {
                    throw new IllegalArgumentException(
                            "There is already an account \"%s\".".formatted(member.signInName()));
                }
                PeopleTables.insert(
                        tx, member, Objects.requireNonNull(hashes.get(hires.get(i).password)));
                added.add(PeopleTables.byName(tx, member.signInName()).orElseThrow());
            }
            return added;
        });
    }

    /// Gives an account another name to read, role or agency. Holds at once, for those signed in
    /// too.
    ///
    /// @return the account as it is now
    /// @throws IllegalArgumentException when there is no such account, or a handler would be of no
    ///   agency
    public StaffMember change(String signInName, String name, Role role, Optional<String> agency) {
        return store.write(tx -> {
            var was = demand(tx, signInName);
            var is =
                    new StaffMember(
                            was.id(), signInName, name, role, agency, was.disabled(), was.since());
            PeopleTables.update(tx, is);
            return is;
        });
    }

    /// Sets a password and signs the account out everywhere.
    ///
    /// @throws IllegalArgumentException when there is no such account, or the password is weak
    public void setPassword(String signInName, String password) {
        Passwords.demandGood(signInName, password);
        String hash = passwords.hash(password);
        store.change(tx -> {
            long id = demand(tx, signInName).id();
            PeopleTables.updateHash(tx, id, hash);
            PeopleTables.endSessionsOf(tx, id);
        });
    }

    /// Stops an account from being signed in with, and signs it out everywhere.
    ///
    /// @throws IllegalArgumentException when there is no such account
    public void disable(String signInName) {
        able(signInName, true);
    }

    /// Lets a disabled account be signed in with again, under its old password.
    ///
    /// @throws IllegalArgumentException when there is no such account
    public void enable(String signInName) {
        able(signInName, false);
    }

    private void able(String signInName, boolean disabled) {
        store.change(tx -> {
            var m = demand(tx, signInName);
            PeopleTables.update(
                    tx,
                    new StaffMember(
                            m.id(),
                            signInName,
                            m.name(),
                            m.role(),
                            m.agency(),
                            disabled,
                            m.since()));
            PeopleTables.endSessionsOf(tx, m.id());
        });
    }

    private static StaffMember demand(Tx tx, String signInName) throws SQLException {
        return PeopleTables.byName(tx, signInName)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "There is no account \"%s\".".formatted(signInName)));
    }

    /// @return every account, disabled ones too, by sign-in name
    public List<StaffMember> list() {
        return store.read(PeopleTables::all);
    }

    /// @return the account with this id, disabled or not
    public Optional<StaffMember> find(long id) {
        return store.read(tx -> PeopleTables.byId(tx, id));
    }

    /// @return those who can be given a request of this agency: its enabled handlers and leads, and
    ///   the jurisdiction's leads, by sign-in name
    public List<StaffMember> handlersFor(String agency) {
        return store.read(tx -> PeopleTables.handling(tx, agency));
    }

    /// @return a new password that is good and can be read aloud, to be shown once
    public String suggestPassword() {
        return passwords.suggest();
    }

    /// Signs in. Takes about the same time whether or not the name exists. Counting tries is the
    /// caller's part.
    ///
    /// @return the secret to be kept by the browser alone; empty when name and password do not go
    ///   together or the account is disabled
    public Optional<String> signIn(String signInName, String password) {
        String name = signInName.strip().toLowerCase(Locale.ROOT);
        var account = store.read(tx -> PeopleTables.account(tx, name));
        if (account.isEmpty() || account.get().member().disabled()) {
            passwords.spendTheSameTime(password);
            return Optional.empty();
        }
        if (!passwords.matches(password, account.get().hash())) {
            return Optional.empty();
        }
        String token = ids.token();
        return store.write(tx -> {
            if (!PeopleTables.account(tx, name).equals(account)) {
                return Optional.empty();
            }
            Instant at = now.now();
            PeopleTables.endSessionsBefore(tx, at.minus(Session.WHOLE), at.minus(Session.UNUSED));
            PeopleTables.insertSession(tx, hash(token), account.get().member().id(), at);
            return Optional.of(token);
        });
    }

    /// @param token what [#signIn] gave, or anything a browser sent
    /// @return whose session it is, if it still holds
    public Optional<StaffMember> session(String token) {
        byte[] hash = hash(token);
        Instant at = now.now();
        var session = store.read(tx -> PeopleTables.session(tx, hash)).filter(s -> s.holds(at));
        if (session.filter(s -> s.isToBeNoted(at)).isPresent()) {
            store.change(tx -> PeopleTables.touch(tx, hash, at));
        }
        return session.map(Session::member);
    }

    /// Ends a session, if it is one.
    public void signOut(String token) {
        store.change(tx -> PeopleTables.endSession(tx, hash(token)));
    }

    /// A random token needs no salt: nobody can try them all.
    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
