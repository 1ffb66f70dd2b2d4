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
    /// @param unplaced how many have no place on it
    public record Drawn(
            MapFrame frame, String title, List<Dot> dots, List<Link> moves, int unplaced) {}

    /// Some requests close together.
    ///
    /// @param x pixels from the left
    /// @param y pixels from the top
    /// @param radius pixels
    /// @param href the same search, there
    /// @param label read aloud
    public record Dot(String x, String y, int radius, String href, String count, String label) {}
}
