package org.commonweal.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One request, as a handler sees it. Used by one thread only.
public final class Exchange {
    private static final int BODY_LIMIT = 256 * 1024;

    private final Incoming in;
    private final Desk desk;
    private Map<String, String> values = Map.of();
    private String route = "an address without a page";
    private boolean takesFiles;
    private boolean lenient;
    private boolean staffOnly;
    private @Nullable Map<String, List<String>> query;
    private @Nullable Form form;
    private @Nullable Shell shell;
    private @Nullable String language;
    private @Nullable Words words;
    private boolean staffAsked;
    private @Nullable StaffSession staff;

    Exchange(Incoming in, Desk desk) {
        this.in = in;
        this.desk = desk;
    }

    /// The method.
    ///
    /// @return GET, HEAD or POST; for [Programs] any
    public String method() {
        return in.method();
    }

    /// The path asked for, still percent-encoded, without the query.
    ///
    /// @return starts with `/`
    public String path() {
        return in.path();
    }

    /// What a `{name}` of the route's pattern stands for here, decoded.
    ///
    /// @param name as in the pattern
    /// @return never blank, except that a `{rest...}` may hold slashes and empty segments
    public String path(String name) {
        var value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the route has no {" + name + "}");
        }
        return value;
    }

    /// The first value of a query parameter, decoded and stripped.
    ///
    /// @param name the parameter
    /// @return empty when it is missing or blank
    public Optional<String> query(String name) {
        return queries(name).stream().findFirst();
    }

    /// All values of a query parameter, decoded and stripped, blank ones left out.
    ///
    /// @param name the parameter
    /// @return in the order sent
    public List<String> queries(String name) {
        return queryForm().getOrDefault(name, List.of()).stream()
                .map(String::strip)
                .filter(v -> !v.isEmpty())
                .toList();
    }

    /// The query as a form, for pages whose form is sent by GET.
    ///
    /// @return what was typed
    public Form queryAsForm() {
        return Form.of(queryForm(), List.of());
    }

    /// A header.
    ///
    /// @param name in any case
    /// @return its value
    public Optional<String> header(String name) {
        return Optional.ofNullable(in.header(name));
    }

    /// A cookie.
    ///
    /// @param name as it was set
    /// @return its value
    public Optional<String> cookie(String name) {
        for (var pair : header("Cookie").orElse("").split(";")) {
            var at = pair.indexOf('=');
            if (at > 0 && pair.substring(0, at).strip().equals(name)) {
                return Optional.of(pair.substring(at + 1).strip());
            }
        }
        return Optional.empty();
    }

    /// Who sent it, as far as the network knows: the client's address, or what a configured proxy
    /// says it is. For [Limits], never for the record.
    ///
    /// @return a numeric IPv4 or IPv6 address
    public String sender() {
        return desk.senders().of(in);
    }

    /// The form sent, read once. Files only on routes registered with [Routes#upload].
    ///
    /// @return what was typed
    /// @throws Problem 400 for a body that is not a form in UTF-8, 413 for one that is too large
    public Form form() {
        if (form == null) {
            form = desk.forms().read(in, sender(), takesFiles, lenient);
        }
        return form;
    }

    /// The body as it is, for documents that are no form. Not together with [#form()].
    ///
    /// @param limit the most bytes to take
    /// @return the bytes
    /// @throws Problem 413 when there are more
    /// @throws IOException when the sender has gone
    public byte[] body(int limit) throws IOException {
        var bytes = in.body().readNBytes(limit + 1);
        if (bytes.length > limit) {
            throw Problem.of(413);
        }
        return bytes;
    }

    /// Who is signed in.
    ///
    /// @return the session, whatever the route's access
    public Optional<StaffSession> staff() {
        if (!staffAsked) {
            staffAsked = true;
            staff = desk.signIn().staff(this).orElse(null);
        }
        return Optional.ofNullable(staff);
    }

    /// Who is signed in, on a staff route.
    ///
    /// @return the session
    /// @throws Problem 403 when nobody is
    public StaffSession signedIn() {
        return staff().orElseThrow(() -> Problem.of(403));
    }

    /// What templates get as `shell`.
    ///
    /// @return the same for the whole exchange
    public Shell shell() {
        if (shell == null) {
            shell = new Shell(desk, this);
        }
        return shell;
    }

    /// A page as its template writes it for this reader.
    ///
    /// @param template its path under `src/main/jte` without `.jte`
    /// @param view what the template's `page` parameter gets
    /// @return UTF-8
    public byte[] rendered(String template, Object view) {
        return desk.templates().render(template, shell(), view);
    }

    /// The language that this reader is answered in: the one chosen at the foot of a page, else
    /// what the browser asks for, else the town's first. Staff pages are in English until one is
    /// chosen.
    ///
    /// @return one of the tags that the town's file names
    public String language() {
        if (language == null) {
            var chosen = cookie(LanguagePages.COOKIE);
            language =
                    staffOnly
                            ? desk.languages().ofStaff(chosen)
                            : desk.languages().of(chosen, header("Accept-Language"));
        }
        return language;
    }

    /// The language that the sender's header asks for, whatever was chosen on a page: for what
    /// programs send, whose answers do not depend on it.
    ///
    /// @return one of the tags that the town's file names
    public String wished() {
        return desk.languages().of(Optional.empty(), header("Accept-Language"));
    }

    /// Says what language this reader is known to read, from what the desk keeps of them. It goes
    /// before what the browser asks for, and behind what was chosen at the foot of a page.
    ///
    /// @param tag the language; one that the town does not offer changes nothing
    public void reads(String tag) {
        var offered = desk.languages().tags();
        boolean chosen = cookie(LanguagePages.COOKIE).filter(offered::contains).isPresent();
        if (!staffOnly && !chosen && offered.contains(tag)) {
            language = tag;
            words = null;
        }
    }

    /// Whether anybody asked for the language, so that the reply depends on it.
    boolean spoke() {
        return language != null;
    }

    /// Where this page can be had again: its path with the query when it answers a GET.
    Optional<String> again() {
        if (method().equals("POST")) {
            return Optional.empty();
        }
        return Optional.of(in.query().isEmpty() ? path() : path() + "?" + in.query());
    }

    /// A message in the reader's language; see [Words#say].
    ///
    /// @param key the message's key
    /// @param args what its `{0}`... stand for
    /// @return the words
    public String say(String key, Object... args) {
        return shell().say(key, args);
    }

    /// How long the address is, the query included.
    int line() {
        return in.path().length() + in.query().length();
    }

    /// All messages in the reader's language, for what is put together away from the page.
    ///
    /// @return the words of [#language]
    public Words words() {
        if (words == null) {
            words = desk.languages().words(language());
        }
        return words;
    }

    /// All messages in another language of the town, for what is read aloud or handed to somebody
    /// else.
    ///
    /// @param tag the language; the reader's own where the town does not offer it
    /// @return the words
    public Words words(String tag) {
        return desk.languages().tags().contains(tag) ? desk.languages().words(tag) : words();
    }

    /// A message in the town's first language, for words of ours that are kept with what somebody
    /// asked, and that others read.
    ///
    /// @param key the message's key
    /// @param args what its `{0}`... stand for
    /// @return the words
    public String sayToTown(String key, Object... args) {
        var languages = desk.languages();
        return languages.words(languages.tags().getFirst()).say(key, args);
    }

    void matched(Routes.Found found) {
        values = found.values();
        route = found.route().path();
        takesFiles = found.route().files();
        lenient = found.route().method().equals(Routes.ANY);
        staffOnly = found.route().access() instanceof Access.Staff;
    }

    /// The pattern that the path fits: for logs, which must not hold the secrets in private links.
    String route() {
        return route;
    }

    boolean staffOnly() {
        return staffOnly;
    }

    void done() {
        if (form != null) {
            desk.forms().discard(form, sender());
        }
    }

    private Map<String, List<String>> queryForm() {
        if (query == null) {
            query = pairs(in.query());
        }
        return query;
    }

    static Map<String, List<String>> pairs(String encoded) {
        var values = new LinkedHashMap<String, List<String>>();
        if (encoded.length() > BODY_LIMIT) {
            throw Problem.of(413);
        }
        int count = 0;
        for (var pair : encoded.split("&")) {
            if (pair.isEmpty()) {
                continue;
            }
            if (++count > Forms.FIELDS) {
                throw Problem.of(413);
            }
            var at = pair.indexOf('=');
            var name = Paths.decode(at < 0 ? pair : pair.substring(0, at), true);
            var value = at < 0 ? "" : Paths.decode(pair.substring(at + 1), true);
            values.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
        }
        return values;
    }
}
