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

    /// What a caller left for the end of its batch.
    record Left<T>(AtEnd<T> by, T what) {}

    /// A statement prepared once.
    private static final class Kept {
        private final PreparedStatement statement;
        private boolean running;

        Kept(PreparedStatement statement) {
            this.statement = statement;
        }
    }

    private static final int KEPT = 400;

    private final Connection connection;
    private final Engine engine;
    private final boolean writes;
    private final Map<String, Kept> kept = new LinkedHashMap<>(64, 0.75f, true);
    private @Nullable SQLException broken;

    final List<Runnable> afterCommit = new ArrayList<>();
    final List<Left<?>> left = new ArrayList<>();
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
    public <T> void atEnd(AtEnd<T> by, T what) {
        refuseUnlessWriting();
        left.add(new Left<>(by, what));
    }

    /// Has everything written that was left for the end.
    void writeLeft() throws SQLException {
        while (!left.isEmpty()) {
            writeLeft(left.getFirst());
        }
    }

    // Whoever is left to with the same object takes the same type.
    @SuppressWarnings({"unchecked", "ReferenceEquality"})
    private <T> void writeLeft(Left<T> first) throws SQLException {
        var all = new ArrayList<T>();
        for (var each : left) {
            if (each.by() == first.by()) {
                all.add((T) each.what());
            }
        }
        left.removeIf(each -> each.by() == first.by());
        first.by().write(this, all);
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
        try {
            var statement = kept(sql);
            if (statement.running) {
                try (var again = connection.prepareStatement(sql)) {
                    return use.with(again);
                }
            }
            statement.running = true;
            try {
                return use.with(statement.statement);
            } finally {
                statement.running = false;
            }
        } catch (SQLException e) {
            if (engine.doubtful(e)) {
                broken = e;
            }
            throw e;
        }
    }

    private Kept kept(String sql) throws SQLException {
        var found = kept.get(sql);
        if (found == null) {
            found = new Kept(connection.prepareStatement(sql));
            kept.put(sql, found);
            if (kept.size() > KEPT) {
                dropEldest(found);
            }
        }
        return found;
    }

    private void dropEldest(Kept fresh) throws SQLException {
        for (var statements = kept.values().iterator(); statements.hasNext(); ) {
            var eldest = statements.next();
            if (!eldest.running && eldest != fresh) {
                statements.remove();
                eldest.statement.close();
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
            for (var each : kept.values()) {
                each.statement.close();
            }
            kept.clear();
            connection.close();
        } catch (SQLException e) {
            engine.log().warn("a database connection did not close well: {}", e.getMessage());
        }
    }
}
