package org.commonweal.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One connection with its kept statements, used by one thread at a time.
///
/// After a failure that leaves the connection in doubt every further statement is refused, so that
/// no work which swallowed an exception goes on outside its transaction.
final class Session implements Tx, AutoCloseable {
    /// What is done with a statement.
    interface Use<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    private static final int KEPT = 400;

    private final Connection connection;
    private final Engine engine;
    private final boolean writes;
    private final Map<String, PreparedStatement> kept = new LinkedHashMap<>(64, 0.75f, true);
    private final Set<String> running = new HashSet<>();
    private @Nullable SQLException broken;

    final List<Runnable> afterCommit = new ArrayList<>();
    final Set<String> forgetting = new HashSet<>();

    Session(Connection connection, Engine engine, boolean writes) {
        this.connection = connection;
        this.engine = engine;
        this.writes = writes;
    }

    @Override
    public Query sql(String sql) {
        return new Query(this, sql);
    }

    @Override
    public Dialect dialect() {
        return engine.dialect();
    }

    @Override
    public void afterCommit(Runnable action) {
        refuseUnlessWriting();
        afterCommit.add(action);
    }

    @Override
    public void forget(String table) {
        refuseUnlessWriting();
        forgetting.add(table);
    }

    Connection connection() {
        return connection;
    }

    Engine engine() {
        return engine;
    }

    boolean broken() {
        return broken != null;
    }

    /// Runs a statement that takes no values and gives no rows.
    void execute(String sql) throws SQLException {
        call(sql, PreparedStatement::execute);
    }

    /// Runs text that is not worth keeping or holds several statements.
    void direct(String sql) throws SQLException {
        if (broken != null) {
            throw broken;
        }
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            if (engine.doubtful(e)) {
                broken = e;
            }
            throw e;
        }
    }

    /// Runs one kept statement. A statement already running further up the stack is prepared a
    /// second time.
    <T> T call(String sql, Use<T> use) throws SQLException {
        if (broken != null) {
            throw broken;
        }
        boolean nested = !running.add(sql);
        try {
            if (nested) {
                try (var statement = connection.prepareStatement(sql)) {
                    return use.with(statement);
                }
            }
            return use.with(prepared(sql));
        } catch (SQLException e) {
            if (engine.doubtful(e)) {
                broken = e;
            }
            throw e;
        } finally {
            if (!nested) {
                running.remove(sql);
            }
        }
    }

    private PreparedStatement prepared(String sql) throws SQLException {
        var statement = kept.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            kept.put(sql, statement);
            if (kept.size() > KEPT) {
                dropEldest();
            }
        }
        return statement;
    }

    private void dropEldest() throws SQLException {
        for (var entries = kept.entrySet().iterator(); entries.hasNext(); ) {
            var eldest = entries.next();
            if (!running.contains(eldest.getKey())) {
                entries.remove();
                eldest.getValue().close();
                return;
            }
        }
    }

    private void refuseUnlessWriting() {
        if (!writes) {
            throw new IllegalStateException("only a write has an end to wait for");
        }
    }

    /// Closes the connection, whatever state it is in; what was not committed is undone by the
    /// database.
    @Override
    public void close() {
        try {
            for (var statement : kept.values()) {
                statement.close();
            }
            kept.clear();
            connection.close();
        } catch (SQLException e) {
            engine.log().warn("a database connection did not close well: {}", e.getMessage());
        }
    }
}
