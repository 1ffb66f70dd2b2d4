package org.commonweal.people;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.commonweal.store.Row;
import org.commonweal.store.Tx;

/// The SQL of accounts and sessions.
final class PeopleTables {
    private static final String MEMBER =
            "select id, sign_in_name, name, role, agency, disabled, since from people_staff ";

    private PeopleTables() {}

    /// An account with what its password is checked against.
    record Account(StaffMember member, String hash) {}

    static void insert(Tx tx, StaffMember member, String hash) throws SQLException {
        tx.sql(
                        "insert into people_staff (sign_in_name, name, role, agency, password_hash, since)"
                                + " values (?, ?, ?, ?, ?, ?)")
                .with(
                        member.signInName(),
                        member.name(),
                        member.role().word(),
                        member.agency(),
                        hash,
                        member.since())
                .run();
    }

    static void update(Tx tx, StaffMember member) throws SQLException {
        tx.sql("update people_staff set name = ?, role = ?, agency = ?, disabled = ? where id = ?")
                .with(
                        member.name(),
                        member.role().word(),
                        member.agency(),
                        member.disabled(),
                        member.id())
                .run();
    }

    static void updateHash(Tx tx, long id, String hash) throws SQLException {
        tx.sql("update people_staff set password_hash = ? where id = ?").with(hash, id).run();
    }

    static Optional<StaffMember> byId(Tx tx, long id) throws SQLException {
        return tx.sql(MEMBER + "where id = ?").with(id).one(PeopleTables::member);
    }

    static Optional<StaffMember> byName(Tx tx, String signInName) throws SQLException {
        return tx.sql(MEMBER + "where sign_in_name = ?").with(signInName).one(PeopleTables::member);
    }

    static List<StaffMember> all(Tx tx) throws SQLException {
        return tx.sql(MEMBER + "order by sign_in_name").list(PeopleTables::member);
    }

    /// Who may handle for an agency, by sign-in name.
    static List<StaffMember> handling(Tx tx, String agency) throws SQLException {
        return tx.sql(
                        MEMBER
                                + "where disabled = 0 and ((role in ('handler', 'lead') and agency = ?)"
                                + " or (role = 'lead' and agency is null)) order by sign_in_name")
                .with(agency)
                .list(PeopleTables::member);
    }

    static Optional<Account> account(Tx tx, String signInName) throws SQLException {
        return tx.sql(
                        "select id, sign_in_name, name, role, agency, disabled, since,"
                                + " password_hash from people_staff where sign_in_name = ?")
                .with(signInName)
                .one(row -> new Account(member(row), row.text("password_hash")));
    }

    static void insertSession(Tx tx, byte[] tokenHash, long staffId, Instant at)
            throws SQLException {
        tx.sql(
                        "insert into people_sessions (token_hash, staff_id, started, seen)"
                                + " values (?, ?, ?, ?)")
                .with(tokenHash, staffId, at, at)
                .run();
    }

    static Optional<Session> session(Tx tx, byte[] tokenHash) throws SQLException {
        return tx.sql(
                        "select p.id, p.sign_in_name, p.name, p.role, p.agency, p.disabled, p.since,"
                                + " s.started, s.seen from people_sessions s"
                                + " join people_staff p on p.id = s.staff_id where s.token_hash = ?")
                .with(tokenHash)
                .one(row -> new Session(member(row), row.instant("started"), row.instant("seen")));
    }

    static void touch(Tx tx, byte[] tokenHash, Instant at) throws SQLException {
        tx.sql("update people_sessions set seen = ? where token_hash = ?")
                .with(at, tokenHash)
                .run();
    }

    static void endSession(Tx tx, byte[] tokenHash) throws SQLException {
        tx.sql("delete from people_sessions where token_hash = ?").with(tokenHash).run();
    }

    static void endSessionsOf(Tx tx, long staffId) throws SQLException {
        tx.sql("delete from people_sessions where staff_id = ?").with(staffId).run();
    }

    static void endSessionsBefore(Tx tx, Instant started, Instant seen) throws SQLException {
        tx.sql("delete from people_sessions where started < ? or seen < ?")
                .with(started, seen)
                .run();
    }

    private static StaffMember member(Row row) throws SQLException {
        return new StaffMember(
                row.number("id"),
                row.text("sign_in_name"),
                row.text("name"),
                Role.of(row.text("role")),
                row.maybeText("agency"),
                row.flag("disabled"),
                row.instant("since"));
    }
}
