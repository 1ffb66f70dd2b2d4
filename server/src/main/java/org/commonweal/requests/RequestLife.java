package org.commonweal.requests;

import static org.commonweal.requests.RequestLife.Who.ASKER;
import static org.commonweal.requests.RequestLife.Who.CLERK;
import static org.commonweal.requests.RequestLife.Who.CLOCK;
import static org.commonweal.requests.RequestLife.Who.DESK;
import static org.commonweal.requests.RequestLife.Who.HANDLER;
import static org.commonweal.requests.RequestLife.Who.LEAD;
import static org.commonweal.requests.RequestLife.Who.RESIDENT;
import static org.commonweal.requests.RequestLife.Who.SECOND;
import static org.commonweal.requests.State.APPEALED;
import static org.commonweal.requests.State.CLOSED_BEFORE;
import static org.commonweal.requests.State.PROMISED;
import static org.commonweal.requests.State.REFUSAL_FINAL;
import static org.commonweal.requests.State.REFUSED;
import static org.commonweal.requests.State.REPORTED_DONE;
import static org.commonweal.requests.State.RESOLVED;
import static org.commonweal.requests.State.SILENT;
import static org.commonweal.requests.State.UNDER_WAY;
import static org.commonweal.requests.State.WAITING;
import static org.commonweal.requests.State.WITHDRAWN;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.commonweal.requests.RequestCommand.Kind;
import org.jspecify.annotations.Nullable;

/// The life of a request in one table: in which state who may do what, and where it leads.
///
/// [Request] guards with it, pages take their buttons from it, and `docs/life.md` and the Open311
/// statuses are printed from it. What the table cannot say (windows, pauses, who refused) is in
/// [Request], and every case of it is in the golden table of the tests.
public final class RequestLife {
    /// In what part somebody acts on one request.
    public enum Who {
        /// The one who asked; or a clerk of another agency who was given the code.
        ASKER,
        /// A handler of the agency that has it.
        HANDLER,
        /// A lead of the agency that has it, or of the whole jurisdiction; while nobody has it, any
        /// lead.
        LEAD,
        /// The jurisdiction's lead: of the agency named for appeals, where the agency that refused
        /// has nobody but the one who did.
        SECOND,
        /// A clerk.
        CLERK,
        /// Anybody else; not for what is confidential.
        RESIDENT,
        /// The passing of time.
        CLOCK,
        /// The desk's own rules.
        DESK;

        /// The word in the documentation: `asker`.
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// One line of the table.
    ///
    /// @param from the states it is possible in; empty for what begins a request
    /// @param command what is told; null for what begins a request
    /// @param when what distinguishes lines of the same command, or empty
    /// @param who may tell it
    /// @param events names of the entries it leads to, in order
    /// @param to the state afterwards; null when it stays
    public record Row(
            Set<State> from,
            @Nullable Kind command,
            String when,
            Set<Who> who,
            List<String> events,
            @Nullable State to) {}

    private static final Set<State> AT_WORK = EnumSet.of(PROMISED, UNDER_WAY);
    private static final Set<State> OPEN =
            EnumSet.of(WAITING, PROMISED, UNDER_WAY, REPORTED_DONE, REFUSED, APPEALED);
    private static final Set<Who> AGENCY = EnumSet.of(HANDLER, LEAD);
    private static final Set<Who> ANOTHER = EnumSet.of(HANDLER, LEAD, SECOND);
    private static final String AGAIN = "request.promised/1";

    private static final List<Row> ROWS =
            List.of(
                    begin("asked", EnumSet.of(ASKER, CLERK), WAITING, "request.asked/1"),
                    begin(
                            "asked, a rule names the agency",
                            EnumSet.of(ASKER, CLERK),
                            PROMISED,
                            "request.asked/1",
                            AGAIN),
                    begin("imported open", EnumSet.of(DESK), PROMISED, "request.imported/1"),
                    begin(
                            "imported open, no agency",
                            EnumSet.of(DESK),
                            WAITING,
                            "request.imported/1"),
                    begin("imported closed", EnumSet.of(DESK), CLOSED_BEFORE, "request.imported/1"),
                    row(only(WAITING), Kind.ROUTE, EnumSet.of(LEAD, CLERK), PROMISED, AGAIN),
                    row(AT_WORK, Kind.TAKE, AGENCY, null, "request.taken/1"),
                    row(
                            OPEN,
                            Kind.NOTE,
                            EnumSet.of(HANDLER, LEAD, CLERK, ASKER),
                            null,
                            "request.noted/1"),
                    row(OPEN, Kind.ADD, EnumSet.of(RESIDENT, CLERK), null, "request.added/1"),
                    row(only(PROMISED), Kind.START, AGENCY, UNDER_WAY, "request.started/1"),
                    row(AT_WORK, Kind.MOVE, AGENCY, null, "promise.moved/1"),
                    row(AT_WORK, Kind.PAUSE, AGENCY, null, "request.paused/1"),
                    row(AT_WORK, Kind.RESUME, AGENCY, null, "request.resumed/1"),
                    row(
                            AT_WORK,
                            Kind.REPORT_DONE,
                            AGENCY,
                            REPORTED_DONE,
                            "request.reported_done/1"),
                    row(AT_WORK, Kind.REFUSE, AGENCY, REFUSED, "request.refused/1"),
                    row(only(REFUSED), Kind.APPEAL, only(ASKER), APPEALED, "request.appealed/1"),
                    row(
                            only(REFUSED),
                            Kind.ACCEPT_REFUSAL,
                            only(ASKER),
                            REFUSAL_FINAL,
                            "refusal.final/1"),
                    row(
                            only(APPEALED),
                            Kind.DECIDE_APPEAL,
                            "upheld",
                            ANOTHER,
                            REFUSAL_FINAL,
                            "appeal.decided/1"),
                    row(
                            only(APPEALED),
                            Kind.DECIDE_APPEAL,
                            "overturned",
                            ANOTHER,
                            PROMISED,
                            "appeal.decided/1",
                            AGAIN),
                    row(
                            EnumSet.of(REPORTED_DONE, SILENT),
                            Kind.JUDGE,
                            "resolved",
                            only(ASKER),
                            RESOLVED,
                            "verdict.given/1"),
                    row(
                            EnumSet.of(REPORTED_DONE, SILENT),
                            Kind.JUDGE,
                            "partly or not resolved",
                            only(ASKER),
                            PROMISED,
                            "verdict.given/1",
                            AGAIN),
                    row(
                            EnumSet.of(RESOLVED, PROMISED),
                            Kind.UNDO,
                            "verdict in the window",
                            only(ASKER),
                            REPORTED_DONE,
                            "verdict.undone/1"),
                    row(
                            EnumSet.of(RESOLVED, PROMISED),
                            Kind.UNDO,
                            "late verdict",
                            only(ASKER),
                            SILENT,
                            "verdict.undone/1"),
                    row(
                            only(RESOLVED),
                            Kind.REOPEN,
                            only(ASKER),
                            PROMISED,
                            "request.reopened/1",
                            AGAIN),
                    row(
                            EnumSet.of(WAITING, PROMISED, UNDER_WAY, APPEALED),
                            Kind.WITHDRAW,
                            only(ASKER),
                            WITHDRAWN,
                            "request.withdrawn/1"),
                    row(AT_WORK, Kind.TICK, "due passed", only(CLOCK), null, "promise.missed/1"),
                    row(
                            only(REPORTED_DONE),
                            Kind.TICK,
                            "window ended",
                            only(CLOCK),
                            SILENT,
                            "request.silent/1"),
                    row(
                            only(REFUSED),
                            Kind.TICK,
                            "window ended",
                            only(CLOCK),
                            REFUSAL_FINAL,
                            "refusal.final/1"));

    private RequestLife() {}

    /// The whole table, in the order of a request's life.
    public static List<Row> rows() {
        return ROWS;
    }

    /// Who may tell a request in a state something; nobody when it is not possible then.
    public static Set<Who> who(State state, Kind command) {
        return ROWS.stream()
                .filter(row -> row.command == command && row.from.contains(state))
                .findFirst()
                .map(Row::who)
                .orElse(Set.of());
    }

    /// The table as Markdown, as `docs/life.md` shows it.
    public static String table() {
        var lines = new ArrayList<String>();
        lines.add("| from | told | when | by | entries | to |");
        lines.add("|---|---|---|---|---|---|");
        for (var row : ROWS) {
            lines.add(
                    "| %s | %s | %s | %s | %s | %s |"
                            .formatted(
                                    words(row.from.stream().map(RequestLife::words).toList()),
                                    Optional.ofNullable(row.command)
                                            .map(command -> command.code().replace('_', ' '))
                                            .orElse(""),
                                    row.when,
                                    words(row.who.stream().map(Who::code).toList()),
                                    row.events.stream()
                                            .map(name -> "`" + name + "`")
                                            .collect(Collectors.joining(", ")),
                                    Optional.ofNullable(row.to)
                                            .map(RequestLife::words)
                                            .orElse(row.command == null ? "" : "stays")));
        }
        return String.join("\n", lines) + "\n";
    }

    /// The table as a Mermaid state diagram; what leaves the state as it is, is left out.
    public static String diagram() {
        var lines = new ArrayList<String>();
        lines.add("stateDiagram-v2");
        for (var row : ROWS) {
            if (row.to == null) {
                continue;
            }
            String label =
                    Optional.ofNullable(row.command)
                            .map(command -> command == Kind.TICK ? "clock" : command.code())
                            .map(told -> told.replace('_', ' '))
                            .map(told -> row.when.isEmpty() ? told : told + ", " + row.when)
                            .orElse(row.when);
            var from =
                    row.from.isEmpty()
                            ? List.of("[*]")
                            : row.from.stream().map(State::code).toList();
            for (var start : from) {
                lines.add("    %s --> %s : %s".formatted(start, row.to.code(), label));
            }
        }
        for (var state : State.values()) {
            if (!state.open()) {
                lines.add("    %s --> [*]".formatted(state.code()));
            }
        }
        return String.join("\n", lines) + "\n";
    }

    /// The states with their Open311 words, as Markdown.
    public static String states() {
        var lines = new ArrayList<String>();
        lines.add("| state | Open311 list | updates feed |");
        lines.add("|---|---|---|");
        for (var state : State.values()) {
            String plain = state.open311Update(false);
            String owned = state.open311Update(true);
            lines.add(
                    "| %s | %s | %s |"
                            .formatted(
                                    words(state),
                                    state.open311Status(),
                                    plain.equals(owned)
                                            ? plain
                                            : plain + ", or " + owned + " when one is named"));
        }
        return String.join("\n", lines) + "\n";
    }

    private static String words(State state) {
        return state.code().replace('_', ' ');
    }

    private static String words(List<String> all) {
        return String.join(", ", all);
    }

    private static <E extends Enum<E>> Set<E> only(E one) {
        return EnumSet.of(one);
    }

    private static Row begin(String when, Set<Who> who, State to, String... events) {
        return new Row(Set.of(), null, when, who, List.of(events), to);
    }

    private static Row row(
            Set<State> from, Kind command, Set<Who> who, @Nullable State to, String... events) {
        return row(from, command, "", who, to, events);
    }

    private static Row row(
            Set<State> from,
            Kind command,
            String when,
            Set<Who> who,
            @Nullable State to,
            String... events) {
        return new Row(from, command, when, who, List.of(events), to);
    }
}
