package org.commonweal.open311;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.commonweal.keys.ProgramKey;
import org.commonweal.requests.RequestTold;
import org.commonweal.web.Access;
import org.commonweal.web.Described;
import org.commonweal.web.Exchange;
import org.commonweal.web.Programs;
import org.commonweal.web.Reply;
import org.commonweal.web.Routes;
import org.commonweal.web.Words;

/// The door of the room: everything under `/open311/`, and discovery at the root. What is wrong
/// with a call is said in the format that was asked for, always.
public final class Open311 implements Programs {
    private static final Map<String, String> SHARED = shared(false);
    private static final Map<String, String> SHARED_BY_FORMAT = shared(true);
    private static final String BASE = "/open311/";
    private static final String METHODS = "GET, HEAD, POST, OPTIONS";

    private final Open311Settings settings;
    private final Words words;
    private final Admission admission;
    private final Offer offer;
    private final Listing listing;
    private final Filing filing;
    private final Posting posting;
    private final Sandbox sandbox;
    private Supplier<List<Described>> others = List::of;

    /// Opens the room: after the services are published, for as long as they stay what they are.
    public Open311(Open311Rooms rooms, Open311Settings settings) {
        this(rooms, settings, Pieces.ofThisMachine());
    }

    Open311(Open311Rooms rooms, Open311Settings settings, Pieces pieces) {
        this.settings = settings;
        words = rooms.words();
        var tables = new Open311Tables();
        var catalogue = rooms.services().current();
        var at = rooms.now().now();
        var changed = rooms.store().write(tx -> tables.changed(tx, Offer.hash(catalogue), at));
        offer = new Offer(catalogue, settings, words, changed);
        admission = new Admission(rooms, settings);
        var ground =
                new ListQuery.Ground(
                        words,
                        settings.zone(),
                        rooms.places(),
                        code -> rooms.services().known(code).isPresent());
        var docs =
                new RequestDoc(
                        rooms.services(),
                        rooms.places(),
                        words,
                        settings.zone(),
                        told -> channel(rooms, tables, told));
        listing = new Listing(rooms, ground, docs, tables, pieces);
        sandbox = new Sandbox(rooms, ground);
        filing = new Filing(rooms, tables, sandbox);
        posting = new Posting(rooms, tables, filing, sandbox);
    }

    private static Optional<String> channel(
            Open311Rooms rooms, Open311Tables tables, RequestTold told) {
        if (!told.view().channel().equals("open311")) {
            return Optional.empty();
        }
        return rooms.store()
                .read(tx -> tables.filed(tx, told.view().number()))
                .flatMap(filed -> rooms.keys().byId(filed.key()))
                .map(ProgramKey::channel);
    }

    /// Adds the room's addresses.
    public void register(Routes routes) {
        others = routes::described;
        routes.get("/open311", Access.PUBLIC, x -> Reply.page("open311/api", described(x.words())));
        routes.foot("/open311", "open311.api.title");
        routes.programs("/open311/{path...}", this);
        routes.programs("/discovery.xml", this);
        routes.programs("/discovery.json", this);
    }

    private Open311Views.Described described(Words words) {
        var own =
                Api.ALL.stream()
                        .map(operation ->
                                new Open311Views.Operation(
                                        operation.method().toUpperCase(Locale.ROOT)
                                                + " /open311/v2"
                                                + operation.path(),
                                        words.say("open311.api." + operation.name()),
                                        operation.parameters().stream()
                                                .map(name ->
                                                        new Open311Views.Parameter(
                                                                name, Api.says(name, words)))
                                                .toList()));
        var more =
                others.get().stream()
                        .map(other ->
                                new Open311Views.Operation(
                                        "GET " + other.path(),
                                        words.say(other.says()),
                                        other.parameters().stream()
                                                .map(each ->
                                                        new Open311Views.Parameter(
                                                                each.name(),
                                                                words.say(each.says())))
                                                .toList()));
        return new Open311Views.Described(Stream.concat(own, more).toList());
    }

    @Override
    public Reply answer(Exchange exchange) {
        var target =
                exchange.path().startsWith(BASE)
                        ? Target.of(List.of(exchange.path("path").split("/", -1)), accept(exchange))
                        : target(exchange.path(), accept(exchange));
        try {
            return open(answer(exchange, target), target);
        } catch (Refused refused) {
            var reply = errors(target, refused.status(), refused.faults());
            if (refused.pause().isPresent()) {
                long seconds = Math.max(1, (refused.pause().get().toMillis() + 999) / 1000);
                reply = reply.header("Retry-After", Long.toString(seconds));
            }
            return refused.allow().isPresent()
                    ? reply.header("Allow", refused.allow().get())
                    : reply;
        }
    }

    @Override
    public Reply problem(String path, String accept, int status, String said) {
        var own = "open311.problem." + status;
        var line =
                !said.isEmpty()
                        ? said
                        : words.say(words.knows(own) ? own : "open311.problem.other");
        return errors(target(path, accept), status, List.of(new Fault(status, line)));
    }

    private static String accept(Exchange exchange) {
        return exchange.header("Accept").orElse("");
    }

    // Of a path that is not even well written, only how it ends counts.
    private static Target target(String path, String accept) {
        var rest = path.startsWith(BASE) ? path.substring(BASE.length()) : path;
        return Target.of(List.of(rest.split("/", -1)), accept);
    }

    private Reply answer(Exchange exchange, Target target) {
        if (exchange.method().equals("OPTIONS")) {
            return Reply.bytes(target.format().type(), new byte[0])
                    .status(204)
                    .header("Allow", target.what() == null ? METHODS : target.what().allow())
                    .header("Access-Control-Allow-Methods", METHODS)
                    .header(
                            "Access-Control-Allow-Headers",
                            "Accept, Authorization, Content-Type, Idempotency-Key, If-None-Match")
                    .header("Access-Control-Max-Age", "86400");
        }
        var what = target.what();
        if (what == null) {
            throw Refused.of(404, words.say("open311.problem.404"));
        }
        if (!what.allows(exchange.method())) {
            throw Refused.method(what.allow(), words.say("open311.problem.405"));
        }
        return exchange.method().equals("POST") ? post(exchange, target) : get(exchange, target);
    }

    private Reply get(Exchange exchange, Target target) {
        admission.reads(exchange);
        var params = Params.of(exchange.queryAsForm());
        jurisdiction(params, target);
        var call = new Call(exchange, target, params, admission.program(exchange, params));
        boolean trial = target.sandbox();
        return switch (target.what()) {
            case DESCRIPTION ->
                    Reply.bytes(
                            Format.JSON.type(),
                            Format.JSON.document(
                                    "", Api.document(words, call.address(), others.get())));
            case DISCOVERY -> offer.discovery(call.address(), call.format());
            case SERVICES -> offer.services(call.format());
            case DEFINITION -> offer.definition(target.id(), call.format());
            case REQUESTS -> trial ? sandbox.list(call) : listing.list(call);
            case REQUEST -> trial ? sandbox.one(call) : listing.one(call);
            case TOKEN -> trial ? sandbox.token(call) : listing.token(call);
            case UPDATES -> trial ? sandbox.updates(call) : listing.updates(call);
            case null -> throw new IllegalStateException("asked before");
        };
    }

    private Reply post(Exchange exchange, Target target) {
        var params = Params.of(exchange.form(), exchange.queryAsForm());
        var call = new Call(exchange, target, params, admission.program(exchange, params));
        boolean files = target.what() == Target.What.REQUESTS;
        admission.changes(call, files);
        jurisdiction(params, target);
        var doc = files ? filing.file(call) : posting.post(call);
        var root = files ? "service_requests" : "service_request_updates";
        var item = files ? "request" : "request_update";
        var format = target.format();
        return Reply.bytes(format.type(), format.list(root, List.of(format.piece(item, doc))))
                .header("Cache-Control", "no-store");
    }

    private void jurisdiction(Params params, Target target) {
        var id = params.one("jurisdiction_id");
        if (target.what() != Target.What.DISCOVERY
                && target.what() != Target.What.DESCRIPTION
                && id.isPresent()
                && !id.get().equalsIgnoreCase(settings.jurisdiction())) {
            var faults = new Faults(words);
            faults.wrong(404, "jurisdiction_id", "open311.wrong.jurisdiction", id.get());
            faults.demandNone();
        }
    }

    private static Reply errors(Target target, int status, List<Fault> faults) {
        var format = target.format();
        var pieces =
                faults.stream()
                        .map(fault ->
                                format.piece(
                                        "error",
                                        new Node.Members()
                                                .with("code", new Node.Whole(status))
                                                .text("description", fault.words())))
                        .toList();
        return open(
                Reply.bytes(format.type(), format.list("errors", pieces))
                        .status(status)
                        .header("Cache-Control", "no-store"),
                target);
    }

    // Everything here may be read from any page of the web: it is public, and no cookie counts.
    static Reply open(Reply reply, Target target) {
        return reply.headers(target.what() == null ? SHARED : SHARED_BY_FORMAT);
    }

    private static Map<String, String> shared(boolean byFormat) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Access-Control-Allow-Origin", "*");
        headers.put("Access-Control-Expose-Headers", "Allow, ETag, Link, Retry-After");
        if (byFormat) {
            headers.put("Vary", "Accept");
        }
        return Collections.unmodifiableMap(headers);
    }
}
