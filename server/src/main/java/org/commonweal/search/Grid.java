package org.commonweal.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.commonweal.places.Box;
import org.commonweal.places.Point;

/// Counts requests in the cells of the common web map grid (Web Mercator, EPSG:3857) over a piece
/// of the map, and gathers cells whose requests would lie upon each other. What it gathers lies
/// [#APART] or more apart. For one thread.
///
/// Each request costs two reads of a column and no memory: a cell keeps how many there are, the
/// sums of their places and the edges of the box around them.
final class Grid {
    /// Pixels that a cell is wide.
    private static final int CELL = 32;

    /// Pixels at least between what is drawn.
    private static final double APART = 48;

    private static final int TILE = 256;

    /// The most cells there are: a piece that is larger than a screen is counted more coarsely.
    private static final int MOST_CELLS = 8192;

    /// Where the grid ends, to north and south.
    private static final double LAST_LATITUDE = 85.05;

    private static final Comparator<Gathered> MOST_FIRST =
            Comparator.comparingInt((Gathered each) -> -each.count);

    private final double scale;
    private final int left;
    private final int top;
    private final int columns;
    private final int rows;
    private final int[] counts;
    private final int[] docs;
    private final long[] lats;
    private final long[] lons;
    private final int[] edges;
    private final int[] parallels;

    private Grid(Box piece, int zoom) {
        int nearest = zoom;
        while (cells(piece, nearest) > MOST_CELLS) {
            nearest--;
        }
        scale = scale(nearest);
        left = cell(x(piece.west()));
        top = cell(y(piece.north()));
        columns = cell(x(piece.east())) - left + 1;
        rows = cell(y(piece.south())) - top + 1;
        int cells = columns * rows;
        counts = new int[cells];
        docs = new int[cells];
        lats = new long[cells];
        lons = new long[cells];
        edges = new int[4 * cells];
        parallels = IntStream.range(1, rows).map(row -> micro(latitude(top + row))).toArray();
    }

    private static int cells(Box piece, int zoom) {
        double scale = scale(zoom);
        double wide = Math.floor(x(piece.east()) * scale) - Math.floor(x(piece.west()) * scale) + 1;
        double high =
                Math.floor(y(piece.south()) * scale) - Math.floor(y(piece.north()) * scale) + 1;
        return (int) Math.min(wide * high, Integer.MAX_VALUE);
    }

    /// Cells around the world.
    private static double scale(int zoom) {
        return Math.scalb(1.0, zoom) * TILE / CELL;
    }

    private int cell(double share) {
        return (int) Math.floor(share * scale);
    }

    /// From 0 in the west to 1 in the east.
    private static double x(double lon) {
        return (lon + 180) / 360;
    }

    /// From 0 in the north to 1 in the south.
    private static double y(double lat) {
        double held = Math.toRadians(Math.clamp(lat, -LAST_LATITUDE, LAST_LATITUDE));
        double tan = Math.tan(held);
        return (1 - Math.log(tan + Math.sqrt(tan * tan + 1)) / Math.PI) / 2;
    }

    /// Of the upper edge of a row.
    private double latitude(int row) {
        return Math.toDegrees(Math.atan(Math.sinh(Math.PI * (1 - 2 * row / scale))));
    }

    private static int micro(double degrees) {
        return (int) Math.round(degrees * 1e6);
    }

    /// What a search hands its hits to.
    static CollectorManager<Reading, Grid> counting(Box piece, int zoom) {
        return new CollectorManager<>() {
            @Override
            public Reading newCollector() {
                return new Reading(new Grid(piece, zoom));
            }

            @Override
            public Grid reduce(Collection<Reading> readings) {
                return readings.stream()
                        .map(reading -> reading.grid)
                        .reduce(Grid::with)
                        .orElseGet(() -> new Grid(piece, zoom));
            }
        };
    }

    /// Reads the hits of one search.
    static final class Reading extends SimpleCollector {
        private final Grid grid;
        private NumericDocValues lat = DocValues.emptyNumeric();
        private NumericDocValues lon = DocValues.emptyNumeric();
        private int base;

        private Reading(Grid grid) {
            this.grid = grid;
        }

        @Override
        protected void doSetNextReader(LeafReaderContext part) throws IOException {
            lat = DocValues.getNumeric(part.reader(), Fields.LAT);
            lon = DocValues.getNumeric(part.reader(), Fields.LON);
            base = part.docBase;
        }

        @Override
        public void collect(int doc) throws IOException {
            if (lat.advanceExact(doc) && lon.advanceExact(doc)) {
                grid.add(base + doc, (int) lat.longValue(), (int) lon.longValue());
            }
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }
    }

    // The index finds places by a rounding of its own, so one on the very edge is held in.
    private void add(int doc, int lat, int lon) {
        int column = Math.clamp(cell(x(lon / 1e6)) - left, 0, columns - 1);
        int at = row(lat) * columns + column;
        int edge = 4 * at;
        if (counts[at]++ == 0) {
            docs[at] = doc;
            edges[edge] = edges[edge + 2] = lon;
            edges[edge + 1] = edges[edge + 3] = lat;
        }
        lats[at] += lat;
        lons[at] += lon;
        edges[edge] = Math.min(edges[edge], lon);
        edges[edge + 1] = Math.min(edges[edge + 1], lat);
        edges[edge + 2] = Math.max(edges[edge + 2], lon);
        edges[edge + 3] = Math.max(edges[edge + 3], lat);
    }

    private int row(int lat) {
        int low = 0;
        int high = parallels.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (lat > parallels[middle]) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private Grid with(Grid other) {
        for (int at = 0; at < counts.length; at++) {
            if (other.counts[at] > 0) {
                merge(other, at);
            }
        }
        return this;
    }

    private void merge(Grid other, int at) {
        boolean empty = counts[at] == 0;
        docs[at] = empty ? other.docs[at] : docs[at];
        counts[at] += other.counts[at];
        lats[at] += other.lats[at];
        lons[at] += other.lons[at];
        for (int edge = 4 * at; edge < 4 * at + 4; edge++) {
            int theirs = other.edges[edge];
            boolean low = edge % 4 < 2;
            edges[edge] =
                    empty
                            ? theirs
                            : low ? Math.min(edges[edge], theirs) : Math.max(edges[edge], theirs);
        }
    }

    /// What was counted, gathered until it is at most [Clusters#MOST] and nothing lies nearer to
    /// another than [#APART]; the most first.
    List<Gathered> gathered() {
        double apart = APART / CELL;
        var gathered = gathered(apart);
        while (gathered.size() > Clusters.MOST) {
            apart *= 1.5;
            gathered = gathered(apart);
        }
        return parted(gathered);
    }

    // To take something in moves a middle, so what has come too near since is taken in as well.
    private List<Gathered> parted(List<Gathered> all) {
        var parted = new ArrayList<Gathered>();
        for (var each : all) {
            var one = each;
            for (var near = near(one, parted); near.isPresent(); near = near(one, parted)) {
                parted.remove(near.get());
                near.get().take(one);
                one = near.get();
            }
            parted.add(one);
        }
        parted.sort(MOST_FIRST);
        return parted;
    }

    private Optional<Gathered> near(Gathered one, List<Gathered> others) {
        return others.stream().filter(other -> one.away(other) * scale < APART / CELL).findFirst();
    }

    // The fullest cell takes in those whose middles are close to its own, then the fullest of what
    // is left, and so on.
    private List<Gathered> gathered(double apart) {
        var order =
                IntStream.range(0, counts.length)
                        .filter(at -> counts[at] > 0)
                        .boxed()
                        .sorted(Comparator.comparingInt((Integer at) -> -counts[at]))
                        .toList();
        var taken = new boolean[counts.length];
        int reach = (int) Math.ceil(apart);
        var all = new ArrayList<Gathered>();
        for (int seed : order) {
            if (!taken[seed]) {
                all.add(around(seed, apart, reach, taken));
            }
        }
        all.sort(MOST_FIRST);
        return all;
    }

    private Gathered around(int seed, double apart, int reach, boolean[] taken) {
        double x = middleX(seed);
        double y = middleY(seed);
        var sum = new Gathered(docs[seed]);
        int row = seed / columns;
        int column = seed % columns;
        for (int r = Math.max(0, row - reach); r <= Math.min(rows - 1, row + reach); r++) {
            for (int c = Math.max(0, column - reach);
                    c <= Math.min(columns - 1, column + reach);
                    c++) {
                int at = r * columns + c;
                if (counts[at] > 0
                        && !taken[at]
                        && Math.hypot(middleX(at) - x, middleY(at) - y) <= apart) {
                    taken[at] = true;
                    sum.take(this, at);
                }
            }
        }
        return sum;
    }

    private double middleX(int at) {
        return x(lons[at] / 1e6 / counts[at]) * scale;
    }

    private double middleY(int at) {
        return y(lats[at] / 1e6 / counts[at]) * scale;
    }

    /// Cells that were gathered.
    static final class Gathered {
        private final int doc;
        private int count;
        private long lats;
        private long lons;
        private double x;
        private double y;
        private int west = Integer.MAX_VALUE;
        private int south = Integer.MAX_VALUE;
        private int east = Integer.MIN_VALUE;
        private int north = Integer.MIN_VALUE;

        private Gathered(int doc) {
            this.doc = doc;
        }

        private void take(Grid grid, int at) {
            take(grid.counts[at], grid.lats[at], grid.lons[at]);
            reach(
                    grid.edges[4 * at],
                    grid.edges[4 * at + 1],
                    grid.edges[4 * at + 2],
                    grid.edges[4 * at + 3]);
        }

        private void take(Gathered other) {
            take(other.count, other.lats, other.lons);
            reach(other.west, other.south, other.east, other.north);
        }

        private void take(int more, long moreLats, long moreLons) {
            count += more;
            lats += moreLats;
            lons += moreLons;
            x = Grid.x(lons / 1e6 / count);
            y = Grid.y(lats / 1e6 / count);
        }

        private void reach(int toWest, int toSouth, int toEast, int toNorth) {
            west = Math.min(west, toWest);
            south = Math.min(south, toSouth);
            east = Math.max(east, toEast);
            north = Math.max(north, toNorth);
        }

        private double away(Gathered other) {
            return Math.hypot(x - other.x, y - other.y);
        }

        /// The document of one of them.
        int doc() {
            return doc;
        }

        int count() {
            return count;
        }

        Point middle() {
            return Documents.point(lats / count, lons / count);
        }

        Box box() {
            return Box.of(Documents.point(south, west), Documents.point(north, east));
        }
    }
}
