package org.commonweal.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Every route of the desk, registered while it is wired together and unchanged afterwards.
///
/// A pattern is literal segments and `{name}` segments, which take one segment each; a last
/// `{name...}` takes all that is left. A literal segment wins over a name. Registering the same
/// method and shape twice, or asking for anything else that cannot be told apart, is refused.
public final class Routes {
    static final String ANY = "ANY";

    private final List<Route> all = new ArrayList<>();
    private final List<Item> menu = new ArrayList<>();
    private final List<Item> foot = new ArrayList<>();
    private final List<Described> described = new ArrayList<>();
    private final Map<String, Programs> programs = new LinkedHashMap<>();
    private final Node root = new Node();

    /// A page or document. Changes nothing, ever; answers HEAD too.
    ///
    /// @param path the pattern
    /// @param access who may
    /// @param handler what to do
    /// @return these routes
    public Routes get(String path, Access access, Handler handler) {
        return add(new Route("GET", path, access, false), handler);
    }

    /// A state change by a form of at most 256 KB without files, or a body the handler reads
    /// itself.
    ///
    /// @param path the pattern
    /// @param access who may
    /// @param handler what to do
    /// @return these routes
    public Routes post(String path, Access access, Handler handler) {
        return add(new Route("POST", path, access, false), handler);
    }

    /// A state change by a form that may carry files (`multipart/form-data`), within
    /// [WebSettings.Uploads].
    ///
    /// @param path the pattern
    /// @param access who may
    /// @param handler what to do
    /// @return these routes
    public Routes upload(String path, Access access, Handler handler) {
        return add(new Route("POST", path, access, true), handler);
    }

    /// A part of the site for other programs: every method comes to it.
    ///
    /// @param path the pattern; the literal text it begins with belongs to these programs alone
    /// @param handler answers, and says every error under that text
    /// @return these routes
    public Routes programs(String path, Programs handler) {
        int names = path.indexOf('{');
        programs.put(names < 0 ? path : path.substring(0, names), handler);
        return add(new Route(ANY, path, Access.PUBLIC, true), handler::answer);
    }

    /// Describes an address of [#programs(String, Programs)] that answers GET, for the description
    /// of everything served.
    ///
    /// @param address as it is answered
    /// @return these routes
    public Routes describe(Described address) {
        described.add(address);
        return this;
    }

    /// Every address that was described.
    ///
    /// @return an unmodifiable copy
    public List<Described> described() {
        return List.copyOf(described);
    }

    /// Whose part of the site a path is in.
    Optional<Programs> programs(String rawPath) {
        return programs.entrySet().stream()
                .filter(entry -> rawPath.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /// Puts a page into the menu at the top. Signed-in staff see the staff pages that admit them,
    /// everybody else the public ones.
    ///
    /// @param path a route's path without names
    /// @param access as of that route
    /// @param key the message that names it
    /// @return these routes
    public Routes menu(String path, Access access, String key) {
        menu.add(new Item(path, access, key));
        return this;
    }

    /// Puts a page into the line at the foot of every page.
    ///
    /// @param path a route's path without names
    /// @param key the message that names it
    /// @return these routes
    public Routes foot(String path, String key) {
        foot.add(new Item(path, Access.PUBLIC, key));
        return this;
    }

    List<Item> menuItems() {
        return menu;
    }

    List<Item> footItems() {
        return foot;
    }

    /// Every route, in the order they were registered: for documents and tests.
    ///
    /// @return an unmodifiable copy
    public List<Route> all() {
        return List.copyOf(all);
    }

    Match find(String method, List<String> segments) {
        var values = new HashMap<String, String>();
        var node = root.find(segments, 0, values);
        if (node == null) {
            return new Nothing();
        }
        var entry = node.entries.get(method.equals("HEAD") ? "GET" : method);
        if (entry == null) {
            entry = node.entries.get(ANY);
        }
        if (entry != null) {
            var named = new HashMap<String, String>();
            entry.names.forEach((position, name) -> named.put(name, values.get(position)));
            return new Found(entry.route, entry.handler, named);
        }
        var allowed = new TreeSet<>(node.entries.keySet());
        if (allowed.contains("GET")) {
            allowed.add("HEAD");
        }
        return new WrongMethod(String.join(", ", allowed));
    }

    private Routes add(Route route, Handler handler) {
        if (!route.path().startsWith("/")) {
            throw new IllegalArgumentException("a path starts with /: " + route.path());
        }
        var node = root;
        var names = new HashMap<String, String>();
        var segments = Paths.split(route.path());
        for (int i = 0; i < segments.size(); i++) {
            var segment = segments.get(i);
            if (segment.endsWith("...}")) {
                names.put("...", segment.substring(1, segment.length() - 4));
                node = node.rest = node.rest == null ? new Node() : node.rest;
            } else if (segment.startsWith("{")) {
                names.put(Integer.toString(i), segment.substring(1, segment.length() - 1));
                node = node.any = node.any == null ? new Node() : node.any;
            } else {
                node = node.literal.computeIfAbsent(segment, s -> new Node());
            }
        }
        if (node.entries.putIfAbsent(route.method(), new Entry(route, handler, names)) != null) {
            throw new IllegalArgumentException(route.method() + " " + route.path() + " is taken");
        }
        all.add(route);
        return this;
    }

    /// A page that menus name.
    record Item(String path, Access access, String key) {}

    sealed interface Match {}

    record Found(Route route, Handler handler, Map<String, String> values) implements Match {}

    record WrongMethod(String allow) implements Match {}

    record Nothing() implements Match {}

    // Names are kept by position, since two methods may name the same segment differently.
    private record Entry(Route route, Handler handler, Map<String, String> names) {}

    private static final class Node {
        final Map<String, Node> literal = new HashMap<>();
        final Map<String, Entry> entries = new HashMap<>();
        @Nullable Node any;
        @Nullable Node rest;

        @Nullable Node find(List<String> segments, int at, Map<String, String> values) {
            if (at == segments.size()) {
                return entries.isEmpty() ? null : this;
            }
            var segment = segments.get(at);
            var next = literal.get(segment);
            var found = next == null ? null : next.find(segments, at + 1, values);
            if (found == null && any != null && !segment.isEmpty()) {
                found = any.find(segments, at + 1, values);
                if (found != null) {
                    values.put(Integer.toString(at), segment);
                }
            }
            if (found == null && rest != null) {
                values.put("...", String.join("/", segments.subList(at, segments.size())));
                return rest;
            }
            return found;
        }
    }
}
