package org.commonweal.places;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;
import org.locationtech.jts.geom.Envelope;

/// The town's own map for the map script: one document of the whole town drawn coarsely, and one a
/// cell drawn finely.
///
/// A cell is a square of the common web map grid at zoom [#ZOOM] (about 1.5 km wide in the middle
/// latitudes), so a telephone fetches the few cells it shows and never the town. Documents are
/// compact JSON, described in `docs/town-file.md`; they are made when first asked for and then
/// kept.
public final class BaseMap {
    /// Zoom level of the grid the cells are cut by.
    public static final int ZOOM = 14;

    private final Atlas atlas;
    private final MapPieces pieces;
    private final Envelope bounds;
    private final String version;
    private final Map<String, byte[]> made = new ConcurrentHashMap<>();

    BaseMap(Atlas atlas, MapPieces pieces) {
        this.atlas = atlas;
        this.pieces = pieces;
        this.bounds = pieces.bounds();
        this.version = version(atlas);
    }

    /// Changes whenever the map does, so that pages can name it in an address that is cached for
    /// ever: 16 hex digits.
    public String version() {
        return version;
    }

    /// South-west and north-east corner of what is drawn.
    public List<Point> corners() {
        return List.of(
                new Point(bounds.getMinY(), bounds.getMinX()),
                new Point(bounds.getMaxY(), bounds.getMaxX()));
    }

    /// The whole town: surfaces, and the streets that are not of the smallest kind.
    ///
    /// @return gzipped JSON, UTF-8; not to be written to
    public byte[] overview() {
        return made.computeIfAbsent(
                "overview",
                _ -> {
                    var writer = new MapJson(atlas.credit(), bounds);
                    for (var kind : Layer.Kind.values()) {
                        writer.layer(kind, pieces.coarse(kind));
                    }
                    return gzip(writer.text());
                });
    }

    /// One cell with everything in it, cut at its borders.
    ///
    /// @param x column of the web map grid at [#ZOOM]
    /// @param y row of it
    /// @return gzipped JSON, UTF-8, not to be written to; empty where the town is not
    public Optional<byte[]> cell(int x, int y) {
        int size = 1 << ZOOM;
        if (x < 0 || y < 0 || x >= size || y >= size) {
            return Optional.empty();
        }
        var box = new Envelope(longitude(x), longitude(x + 1), latitude(y), latitude(y + 1));
        if (!box.intersects(bounds)) {
            return Optional.empty();
        }
        return Optional.of(
                made.computeIfAbsent(
                        x + "/" + y,
                        _ -> {
                            var writer = new MapJson(atlas.credit(), box);
                            for (var kind : Layer.Kind.values()) {
                                writer.layer(kind, pieces.within(kind, box));
                            }
                            return gzip(writer.text());
                        }));
    }

    private static double longitude(int x) {
        return x * 360.0 / (1 << ZOOM) - 180;
    }

    private static double latitude(int y) {
        return Math.toDegrees(Math.atan(Math.sinh(Math.PI * (1 - 2.0 * y / (1 << ZOOM)))));
    }

    private static byte[] gzip(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("memory refused bytes", e);
        }
        return bytes.toByteArray();
    }

    private static String version(Atlas atlas) {
        try {
            var hash = MessageDigest.getInstance("SHA-256");
            hash.update(atlas.credit().getBytes(StandardCharsets.UTF_8));
            for (var layer : atlas.layers()) {
                hash.update(layer.kind().name().getBytes(StandardCharsets.UTF_8));
                for (var feature : layer.features()) {
                    hash.update(
                            (feature.name() + '\0' + feature.importance() + '\0')
                                    .getBytes(StandardCharsets.UTF_8));
                    for (var at : feature.shape().getCoordinates()) {
                        hash.update((at.x + "," + at.y + ";").getBytes(StandardCharsets.UTF_8));
                    }
                }
            }
            return HexFormat.of().formatHex(hash.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
