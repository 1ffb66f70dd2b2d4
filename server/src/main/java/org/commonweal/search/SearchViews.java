package org.commonweal.search;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.commonweal.places.MapFrame;
import org.commonweal.web.Form;
import org.commonweal.web.WebViews.Choice;
import org.commonweal.web.WebViews.Link;

/// What the room's templates show.
public final class SearchViews {
    private SearchViews() {}

    /// A public request in a list.
    ///
    /// @param status in words
    /// @param age how long ago, in words
    /// @param photo path of a thumbnail, or empty
    /// @param away how far from a place, in words, or empty
    /// @param ways what can be done with it from here, such as following it
    public record Row(
            String href,
            String number,
            String service,
            String place,
            String words,
            String state,
            String status,
            boolean late,
            String area,
            String agency,
            Instant asked,
            String age,
            String photo,
            String away,
            List<Link> ways) {}

    /// The requests that were found.
    ///
    /// @param choices what the form offers
    /// @param rows of this page
    /// @param said how many there are, in words
    /// @param notes what the reader should know of them
    /// @param facets the counts
    /// @param about pages of the area and the service it is narrowed to
    /// @param map where they are; empty when the list is shown
    /// @param views list and map, the other than this one as a link
    /// @param orders the orders there are for these words; none where there is only one
    /// @param narrowed whether anything narrows
    /// @param newest path of the first page, or empty on it
    /// @param older path of the next page, or empty on the last
    public record Results(
            Form form,
            Choices choices,
            List<Row> rows,
            String said,
            List<String> notes,
            List<Counts> facets,
            List<Link> about,
            Optional<Drawn> map,
            List<Turn> views,
            List<Turn> orders,
            boolean narrowed,
            String newest,
            String older) {}

    /// What can be chosen.
    ///
    /// @param areaKind what areas to choose from are called
    public record Choices(
            List<Choice> states,
            List<Choice> services,
            List<Choice> areas,
            List<Choice> agencies,
            List<Choice> distances,
            String areaKind) {}

    /// The counts of one facet.
    public record Counts(String title, List<Count> counts, List<Count> more) {}

    /// How many there are of one value.
    ///
    /// @param link to the same search narrowed to it; where it is chosen, without it
    public record Count(Link link, String count, boolean chosen) {}

    /// One of several ways to look at the same.
    public record Turn(Link link, boolean here) {}

    /// The map and what is laid over it.
    ///
    /// @param moves links that come nearer, go further away and move
    /// @param notes what the reader should know of it
    /// @param key how single requests are drawn on it
    /// @param scripted what the map with script is told
    public record Drawn(
            MapFrame frame,
            String title,
            List<Mark> marks,
            List<Link> moves,
            List<String> notes,
            List<Sign> key,
            Scripted scripted) {}

    /// Some requests close together, or one that lies alone.
    ///
    /// @param x pixels from the left
    /// @param y pixels from the top
    /// @param radius pixels; 0 for one that lies alone
    /// @param href the same search, there; of one that lies alone, its page
    /// @param count how many; empty for one that lies alone
    /// @param label read aloud
    /// @param state of one that lies alone; else empty
    public record Mark(
            String x,
            String y,
            int radius,
            String href,
            String count,
            String label,
            String state) {}

    /// A state as the map draws it.
    public record Sign(String state, String words) {}

    /// What the map with script is told.
    ///
    /// @param source of the base map
    /// @param label read aloud
    /// @param tiles of the town's own tile server, or empty
    /// @param credit of those tiles
    /// @param box what it shows first
    /// @param address of the same search wherever it is
    public record Scripted(
            String source, String label, String tiles, String credit, String box, String address) {}
}
