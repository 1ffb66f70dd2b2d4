package org.commonweal.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Point2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.commonweal.places.Box;
import org.commonweal.places.Point;
import org.commonweal.search.Grid.Gathered;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Requests counted in cells: none is lost and none is counted twice, whatever is looked at.
class GridTest {
    private static final Box TOWN = new Box(-0.20, 51.45, -0.02, 51.57);
    private static final Box WORLD = new Box(-180, -90, 180, 90);

    private final Directory directory = new ByteBuffersDirectory();
    private final List<Point> points = new ArrayList<>();
    private DirectoryReader reader;
    private IndexSearcher searcher;

    /// Three in four in the town and half of these in one quarter, some at one place, some at the
    /// ends of the world.
    @BeforeEach
    void scatter() throws IOException {
        var random = new Random(184);
        for (int i = 0; i < 6000; i++) {
            points.add(
                    switch (i % 8) {
                        case 0, 1, 2 -> near(random, 0.01);
                        case 3, 4, 5 -> near(random, 0.08);
                        case 6 -> new Point(51.5, -0.1);
                        default ->
                                new Point(
                                        random.nextInt(-90, 91), 180 - 360 * random.nextInt(0, 2));
                    });
        }
        try (var writer = new IndexWriter(directory, new IndexWriterConfig())) {
            for (int i = 0; i < points.size(); i++) {
                writer.addDocument(document(i, points.get(i)));
                if (i % 700 == 0) {
                    writer.commit();
                }
            }
            writer.addDocument(new Document());
        }
        reader = DirectoryReader.open(directory);
        searcher = new IndexSearcher(reader);
        assertThat(reader.leaves()).hasSizeGreaterThan(1);
    }

    @AfterEach
    void close() throws IOException {
        reader.close();
        directory.close();
    }

    private static Point near(Random random, double spread) {
        return new Point(
                51.5 + random.nextGaussian() * spread / 3,
                -0.1 + random.nextGaussian() * spread / 2);
    }

    private static Document document(int number, Point point) {
        var document = new Document();
        document.add(new NumericDocValuesField(Fields.NUMBER, number));
        document.add(new LatLonPoint(Fields.POINT, point.lat(), point.lon()));
        document.add(new NumericDocValuesField(Fields.LAT, Math.round(point.lat() * 1e6)));
        document.add(new NumericDocValuesField(Fields.LON, Math.round(point.lon() * 1e6)));
        return document;
    }

    private List<Gathered> gathered(Box piece, int zoom) throws IOException {
        return searcher.search(Queries.in(piece), Grid.counting(piece, zoom)).gathered();
    }

    private void holds(Box piece, int zoom) throws IOException {
        var all = gathered(piece, zoom);
        var as = piece + " at " + zoom;
        assertThat(all.stream().mapToInt(Gathered::count).sum())
                .as(as)
                .isEqualTo(searcher.count(Queries.in(piece)));
        assertThat(all.size()).as(as).isLessThanOrEqualTo(Clusters.MOST);
        apart(all, zoom, as);
        var seen = new HashSet<Integer>();
        int last = Integer.MAX_VALUE;
        for (var one : all) {
            assertThat(one.count()).as(as).isBetween(1, last);
            last = one.count();
            assertThat(seen.add(one.doc())).as(as).isTrue();
            var middle = one.middle();
            assertThat(one.box().holds(Box.of(middle, middle))).as(as).isTrue();
            if (one.count() == 1) {
                int number = (int) Counting.number(searcher, one.doc());
                assertThat(middle).as(as).isEqualTo(points.get(number));
            }
        }
    }

    // Signs must not lie upon each other; the middles are read from places that are rounded.
    private static void apart(List<Gathered> all, int zoom, String as) {
        double world = Math.scalb(256.0, zoom);
        var middles = all.stream().map(one -> pixels(one.middle(), world)).toList();
        for (int i = 0; i < middles.size(); i++) {
            for (var other : middles.subList(0, i)) {
                assertThat(middles.get(i).distance(other)).as(as).isGreaterThan(46.5);
            }
        }
    }

    // Web Mercator, ending where browsers' maps do.
    private static Point2D pixels(Point point, double world) {
        double lat = Math.toRadians(Math.clamp(point.lat(), -85.05, 85.05));
        return new Point2D.Double(
                (point.lon() + 180) / 360 * world,
                (Math.PI - Math.log(Math.tan(Math.PI / 4 + lat / 2))) / (2 * Math.PI) * world);
    }

    @Test
    void the_counts_add_up_to_all_that_is_in_the_piece_at_any_zoom() throws IOException {
        for (int zoom = 0; zoom <= Clusters.MOST_ZOOM; zoom++) {
            holds(TOWN, zoom);
            holds(WORLD, zoom);
        }
        var random = new Random(185);
        for (int i = 0; i < 300; i++) {
            var corner = near(random, 0.1);
            var other = near(random, 0.1);
            var piece =
                    new Box(
                            Math.min(corner.lon(), other.lon()),
                            Math.min(corner.lat(), other.lat()),
                            Math.max(corner.lon(), other.lon()),
                            Math.max(corner.lat(), other.lat()));
            holds(piece, random.nextInt(Clusters.MOST_ZOOM + 1));
        }
        for (var point : List.of(points.get(6), points.get(7), points.get(0))) {
            holds(Box.of(point, point), 17);
        }
    }

    @Test
    void coming_nearer_takes_apart_what_lies_apart() throws IOException {
        int few = gathered(TOWN, 10).size();
        int more = gathered(TOWN, 12).size();
        assertThat(few).isBetween(1, 40);
        assertThat(more).isGreaterThan(few);
        var fullest = gathered(TOWN, 12).getFirst();
        assertThat(gathered(fullest.box(), 15)).hasSizeGreaterThan(3);
    }

    @Test
    void what_lies_at_one_place_stays_together_however_near() throws IOException {
        var place = new Point(51.5, -0.1);
        var there = gathered(Box.of(place, place), Clusters.MOST_ZOOM);
        assertThat(there).hasSize(1);
        assertThat(there.getFirst().count()).isGreaterThanOrEqualTo(750);
        assertThat(there.getFirst().middle()).isEqualTo(place);
    }

    @Test
    void without_a_hit_there_is_nothing() throws IOException {
        assertThat(gathered(new Box(10, 10, 11, 11), 12)).isEmpty();
        assertThat(searcher.count(MatchAllDocsQuery.INSTANCE)).isEqualTo(points.size() + 1);
    }
}
