package org.commonweal.neighbourhood;

import java.util.List;
import org.commonweal.search.SearchViews;
import org.commonweal.web.WebViews.Link;

/// What the room's templates show.
public final class NeighbourhoodViews {
    private NeighbourhoodViews() {}

    /// All areas and services to choose from.
    ///
    /// @param areas by kind
    /// @param services by group
    public record Choose(List<Group> areas, List<Group> services) {}

    /// Links under one heading.
    ///
    /// @param name may be empty
    public record Group(String name, List<Link> links) {}

    /// The page of one area or service.
    ///
    /// @param kind of area, or the group of a service; may be empty
    /// @param area whether it is about an area
    /// @param ask where to ask for something here, or for this
    /// @param follow address
    /// @param feed address
    /// @param list address of the search
    /// @param map address of the search, drawn
    /// @param open requests not yet closed, against all that were ever asked
    /// @param states of the open ones, those there are
    /// @param asked how many were asked in these months, in a sentence
    /// @param tiles figures of these months
    /// @param took a sentence on how long it took; empty where nothing was judged resolved
    /// @param plots each with its table
    /// @param newest the newest requests
    /// @param counted how it is counted, in paragraphs
    public record Page(
            String name,
            String kind,
            boolean area,
            String ask,
            String follow,
            String feed,
            String list,
            String map,
            List<Tile> open,
            List<InState> states,
            String asked,
            List<Tile> tiles,
            String took,
            List<Plotted> plots,
            List<SearchViews.Row> newest,
            List<String> counted) {}

    /// Open requests in one state.
    ///
    /// @param href the search for exactly these
    /// @param missed those among them whose promise was missed
    public record InState(String code, String words, String href, long count, long missed) {}

    /// A figure with its denominator.
    ///
    /// @param words what it counts
    /// @param town the same of the whole town, in a sentence; empty where nothing is compared
    public record Tile(String title, long part, long whole, String words, String town) {}

    /// A plot and its numbers.
    ///
    /// @param id of its heading
    /// @param picture address; empty where there is nothing to draw
    /// @param alt what it shows, in words
    /// @param legend the parts of a bar, the lowest first
    /// @param heads of the table's columns but the first
    /// @param lines a month each, the newest first
    /// @param sums of all months: of this page's part, then of the whole town where it is compared
    public record Plotted(
            String id,
            String title,
            String words,
            String picture,
            String alt,
            List<Mark> legend,
            List<String> heads,
            List<Line> lines,
            List<Line> sums) {}

    /// A part of the bars in words.
    ///
    /// @param tone its colour's class
    public record Mark(String tone, String words) {}

    /// A line of numbers.
    public record Line(String head, List<Long> numbers) {}
}
