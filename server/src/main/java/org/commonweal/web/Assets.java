package org.commonweal.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/// Style sheets, scripts and pictures: under names that carry the hash of their content, so that
/// readers keep them for ever.
///
/// The build writes them to `org/commonweal/web/assets`, with a list of their names and media
/// types.
final class Assets {
    private static final String FOLDER = "assets/";

    private final Map<String, String> paths;
    private final Map<String, Asset> byName;

    private Assets(Map<String, String> paths, Map<String, Asset> byName) {
        this.paths = paths;
        this.byName = byName;
    }

    static Assets load() {
        var paths = new HashMap<String, String>();
        var byName = new HashMap<String, Asset>();
        for (var line : new String(read("list"), StandardCharsets.UTF_8).lines().toList()) {
            var name = line.substring(0, line.indexOf(' '));
            var bytes = read(name + ".gz");
            var dot = name.lastIndexOf('.');
            var hashed = name.substring(0, dot) + "-" + hash(bytes) + name.substring(dot);
            paths.put(name, "/assets/" + hashed);
            byName.put(hashed, new Asset(line.substring(name.length() + 1), bytes));
        }
        return new Assets(paths, byName);
    }

    String path(String name) {
        var path = paths.get(name);
        if (path == null) {
            throw new IllegalArgumentException("no asset " + name);
        }
        return path;
    }

    Reply serve(Exchange exchange) {
        var asset = byName.get(exchange.path("name"));
        if (asset == null) {
            throw Problem.notFound();
        }
        return Reply.zipped(asset.type(), asset.gzip()).immutable();
    }

    String text(String name) throws IOException {
        try (var plain = new GZIPInputStream(new ByteArrayInputStream(asset(name).gzip()))) {
            return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Asset asset(String name) {
        var asset = byName.get(path(name).substring("/assets/".length()));
        if (asset == null) {
            throw new IllegalArgumentException("no asset " + name);
        }
        return asset;
    }

    private static byte[] read(String name) {
        try (var in = Assets.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("the build left out the asset " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the asset " + name, e);
        }
    }

    private static String hash(byte[] bytes) {
        try {
            var digest = java.security.MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Asset(String type, byte[] gzip) {}
}
