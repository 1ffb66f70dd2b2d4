package org.commonweal.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// What every page needs around its content: the town, the reader's language, who is signed in, and
/// how things are said here. Each template's `shell` parameter.
public final class Shell {
    private final Desk desk;
    private final Exchange exchange;

    Shell(Desk desk, Exchange exchange) {
        this.desk = desk;
        this.exchange = exchange;
    }

    /// A message in the reader's language; see [Words#say].
    ///
    /// @param key the message's key
    /// @param args what its `{0}`... stand for
    /// @return the words
    public String say(String key, Object... args) {
        return words().say(key, args);
    }

    boolean knows(String key) {
        return words().knows(key);
    }

    /// The town's name.
    ///
    /// @return as configured
    public String town() {
        return desk.settings().town();
    }

    /// Whether the town is invented, which every page then says.
    ///
    /// @return as configured
    public boolean invented() {
        return desk.settings().invented();
    }

    /// The page's language.
    ///
    /// @return a BCP 47 tag
    public String lang() {
        return exchange.language();
    }

    /// The direction of the page's language.
    ///
    /// @return `ltr` or `rtl`
    public String dir() {
        return words().rightToLeft() ? "rtl" : "ltr";
    }

    /// The languages to choose from at the foot of the page.
    ///
    /// @return none when there is only one, or when the page answers a form, whose typed words a
    ///   choice would lose
    public List<WebViews.Language> languages() {
        var all = spoken();
        return all.size() < 2 || exchange.again().isEmpty() ? List.of() : all;
    }

    /// The languages of the town.
    ///
    /// @return in the town's order, the reader's marked
    public List<WebViews.Language> spoken() {
        return desk.languages().tags().stream()
                .map(tag ->
                        new WebViews.Language(tag, desk.languages().name(tag), tag.equals(lang())))
                .toList();
    }

    /// The address of this page with its query, to come back to.
    ///
    /// @return the front page's where this one cannot be come back to
    public String again() {
        return exchange.again().filter(Reply::local).orElse("/");
    }

    /// Several names in one line, parted as the language parts them.
    ///
    /// @param items empty ones are left out
    /// @return such as `paper, glass`
    public String list(List<String> items) {
        return items.stream()
                .filter(item -> !item.isEmpty())
                .reduce((a, b) -> say("web.pair", a, b))
                .orElse("");
    }

    private Words words() {
        return exchange.words();
    }

    /// The address of a style sheet, script or picture of ours, which changes with its content.
    ///
    /// @param name such as `site.css`
    /// @return a path for ever
    public String asset(String name) {
        return desk.assets().path(name);
    }

    /// Who is signed in.
    ///
    /// @return the session
    public Optional<StaffSession> staff() {
        return exchange.staff();
    }

    /// The form token of the session; the `form` template puts it into every form.
    ///
    /// @return empty when nobody is signed in
    public String token() {
        return staff().map(StaffSession::csrf).orElse("");
    }

    /// The menu at the top, for this reader.
    ///
    /// @return in the order registered
    public List<WebViews.Link> menu() {
        var session = staff();
        var items = desk.routes().menuItems();
        return items.stream()
                .filter(item ->
                        item.access() instanceof Access.Staff staff
                                ? session.isPresent() && staff.admits(session.get())
                                : session.isEmpty())
                .map(this::link)
                .toList();
    }

    /// The links at the foot of every page.
    ///
    /// @return in the order registered
    public List<WebViews.Link> footLinks() {
        return desk.routes().footItems().stream()
                .filter(item -> staff().isEmpty() || !item.path().equals(Dispatch.SIGN_IN))
                .map(this::link)
                .toList();
    }

    private WebViews.Link link(Routes.Item item) {
        return new WebViews.Link(item.path(), say(item.key()));
    }

    /// Whether a link of the menu is the one that leads here, or the nearest above this page.
    ///
    /// @param link of [#menu()]
    /// @return true for one link at most
    public boolean isAt(WebViews.Link link) {
        return leadsHere(link)
                && menu().stream()
                        .noneMatch(other ->
                                other.href().length() > link.href().length() && leadsHere(other));
    }

    private boolean leadsHere(WebViews.Link link) {
        return here().equals(link.href()) || here().startsWith(link.href() + "/");
    }

    /// The path of this page.
    ///
    /// @return percent-encoded, without the query
    public String here() {
        return exchange.path();
    }

    /// A link that works from anywhere, as in a message or on paper.
    ///
    /// @param path starts with `/`
    /// @return under the configured public address
    public String link(String path) {
        return desk.address() + path;
    }

    /// A moment in words, in the town's time zone.
    ///
    /// @param at the moment
    /// @return such as `Tuesday 3 March 2026, 16:05`
    public String moment(Instant at) {
        return format("web.format.moment", at);
    }

    /// The day of a moment in words, in the town's time zone.
    ///
    /// @param at the moment
    /// @return such as `3 March 2026`
    public String day(Instant at) {
        return format("web.format.day", at);
    }

    /// A day in words.
    ///
    /// @param day the day
    /// @return such as `3 March 2026`
    public String day(LocalDate day) {
        return words().date("web.format.day", day);
    }

    /// A month in words.
    ///
    /// @param month the month
    /// @return such as `March 2026`
    public String month(YearMonth month) {
        return words().date("web.format.month", month);
    }

    /// The time of day of a moment, in the town's time zone.
    ///
    /// @param at the moment
    /// @return such as `16:05`
    public String clock(Instant at) {
        return format("web.format.clock", at);
    }

    /// A whole number as the reader's language groups its digits.
    ///
    /// @param number any
    /// @return such as `20,280`
    public String number(long number) {
        return words().number(number);
    }

    /// The town's time zone.
    ///
    /// @return as configured
    public ZoneId zone() {
        return desk.settings().zone();
    }

    private String format(String key, Instant at) {
        return words().date(key, at.atZone(zone()));
    }
}
