package org.commonweal.web;

import java.time.Instant;
import java.util.List;
import org.commonweal.web.WebViews.Choice;
import org.commonweal.web.WebViews.Happening;
import org.commonweal.web.WebViews.Row;
import org.commonweal.web.WebViews.Station;

/// `/styles`: every piece of the look with believable words, for those who work on it. Served by
/// the demo and by tests only.
final class StylePages {
    private StylePages() {}

    static void on(Routes routes) {
        routes.get("/styles", Access.PUBLIC, x -> Reply.page("web/styles", pieces()))
                .get("/styles/front", Access.PUBLIC, x -> Reply.page("web/stylefront", request()))
                .get(
                        "/styles/request",
                        Access.PUBLIC,
                        x -> Reply.page("web/stylerequest", request()))
                .get("/styles/desk", Access.PUBLIC, x -> Reply.page("web/styledesk", request()));
    }

    private static WebViews.Pieces pieces() {
        var form =
                Form.EMPTY
                        .with("words", "The lamp outside number 12 has been dark since Sunday.")
                        .with("depth", "m")
                        .with("tell", "email")
                        .wrong("where", "Say where it is: a street, an address or a landmark")
                        .wrong("seen", "Say when you saw it, such as 3 March 2026");
        return new WebViews.Pieces(
                form,
                List.of(
                        new Choice("s", "Under 5 cm", "About the height of a matchbox"),
                        new Choice("m", "5 to 10 cm"),
                        new Choice("l", "Deeper")),
                List.of(
                        new Choice("email", "E-mail"),
                        new Choice("phone", "Telephone"),
                        new Choice(
                                "none",
                                "Do not tell me",
                                "You can still look it up by its number")),
                List.of(
                        new Row("What", "Street lamp out", "/styles"),
                        new Row("Where", "12 Mill Lane, North ward", "/styles"),
                        new Row("Words", "Dark since Sunday.\nThe next one flickers.", "/styles"),
                        new Row("Number", "K4M-7QX-2D")),
                request());
    }

    private static WebViews.Example request() {
        return new WebViews.Example(
                List.of(
                        new Station("Asked", "3 March", "done"),
                        new Station("Promised", "to Streets and Lights", "done"),
                        new Station("Under way", "since 5 March", "done"),
                        new Station("Reported done", "by 10 March", "now"),
                        new Station("Your verdict", "it closes here", "next")),
                List.of(
                        new Station("Asked", "3 March", "done"),
                        new Station("Promised", "was due 10 March", "late"),
                        new Station("Under way", "", "next"),
                        new Station("Reported done", "", "next"),
                        new Station("Your verdict", "", "next")),
                List.of(
                        new Happening(
                                Instant.parse("2026-03-03T16:05:00Z"),
                                "Asked on this site",
                                "",
                                "ours"),
                        new Happening(
                                Instant.parse("2026-03-03T16:05:00Z"),
                                "Streets and Lights promised an answer by 4 March and the work by 10"
                                        + " March",
                                "",
                                "ours"),
                        new Happening(
                                Instant.parse("2026-03-10T17:00:00Z"),
                                "The promise was missed",
                                "",
                                "bad"),
                        new Happening(
                                Instant.parse("2026-03-11T09:20:00Z"),
                                "Reported done",
                                "New lamp head fitted, cable joint dried out.\nIt is lit now; tell us"
                                        + " if it goes dark again.",
                                "ours")));
    }
}
