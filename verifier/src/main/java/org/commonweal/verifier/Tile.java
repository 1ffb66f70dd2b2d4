package org.commonweal.verifier;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One file of the tree: up to 256 neighbouring hashes of one tile level, or up to 256 neighbouring
/// entries.
///
/// Tile `n` of level `l` holds the roots over 256^l leaves each, from `n * 256` on. Its path groups
/// the number by three digits: `new Tile(0, 1234067, 256).path()` is `tile/0/x001/x234/067`, and a
/// partial tile of 17 hashes ends in `.p/17`. Level -1 is an entry bundle, written `entries`.
///
/// @param level 0 to 7 for hashes (8 levels of 256 exceed any record), [#ENTRIES] for an entry
///   bundle
/// @param index how many tiles of the level stand before it
/// @param width 1 to 256 hashes or entries
public record Tile(int level, long index, int width) {
    /// Hashes or entries in a full tile.
    public static final int WIDTH = 256;

    /// The level of entry bundles.
    public static final int ENTRIES = -1;

    /// The longest entry that a bundle can carry.
    public static final int LONGEST_ENTRY = 65_535;

    private static final int LEVELS = 8;

    public Tile {
        if (level < ENTRIES || level >= LEVELS || index < 0 || width < 1 || width > WIDTH) {
            throw new IllegalArgumentException(
                    "no such tile: " + level + "/" + index + "/" + width);
        }
    }

    /// How many hashes tile `index` of `level` has in a tree of `size` leaves: 256 when full, 0
    /// when there is no such tile.
    public static int width(int level, long index, long size) {
        long hashes = size >> (8 * Math.max(level, 0));
        long after = hashes - index * WIDTH;
        return Math.clamp(after, 0, WIDTH);
    }

    /// Every tile and bundle of a tree of `size` leaves that is partial: those a checkpoint of that
    /// size needs beside the full ones.
    public static List<Tile> partials(long size) {
        List<Tile> tiles = new ArrayList<>();
        for (int level = ENTRIES; level < LEVELS; level++) {
            long hashes = size >> (8 * Math.max(level, 0));
            int width = (int) (hashes % WIDTH);
            if (width > 0) {
                tiles.add(new Tile(level, hashes / WIDTH, width));
            }
        }
        return tiles;
    }

    /// The same tile once it is full.
    public Tile full() {
        return new Tile(level, index, WIDTH);
    }

    /// Whether it has all its 256 hashes and so never changes again.
    public boolean isFull() {
        return width == WIDTH;
    }

    /// The path under the record's prefix.
    public String path() {
        String place =
                "tile/"
                        + (level == ENTRIES ? "entries" : Integer.toString(level))
                        + "/"
                        + number(index);
        return isFull() ? place : place + ".p/" + width;
    }

    /// A number in groups of three digits, all but the last marked with `x`: 1234067 is
    /// `x001/x234/067`.
    public static String number(long n) {
        StringBuilder text = new StringBuilder();
        digits(n, text);
        return text.toString();
    }

    private static void digits(long n, StringBuilder text) {
        if (n >= 1000) {
            StringBuilder head = new StringBuilder();
            digits(n / 1000, head);
            int group = head.lastIndexOf("/") + 1;
            text.append(head, 0, group).append('x').append(head, group, head.length()).append('/');
        }
        int rest = (int) (n % 1000);
        text.append((char) ('0' + rest / 100))
                .append((char) ('0' + rest / 10 % 10))
                .append((char) ('0' + rest % 10));
    }

    /// Reads a number written by [#number]; empty when the text is not exactly what that writes.
    public static Optional<Long> parseNumber(String text) {
        long n = 0;
        for (String group : text.split("/", -1)) {
            String three = group.startsWith("x") ? group.substring(1) : group;
            if (three.length() != 3
                    || n > Long.MAX_VALUE / 1000 - 1
                    || !three.chars().allMatch(Tile::isDigit)) {
                return Optional.empty();
            }
            n = n * 1000 + Integer.parseInt(three);
        }
        return number(n).equals(text) ? Optional.of(n) : Optional.empty();
    }

    /// Reads a path under the record's prefix; empty when it names no tile.
    public static Optional<Tile> parse(String path) {
        String[] parts = path.split("/", 3);
        if (parts.length < 3 || !parts[0].equals("tile")) {
            return Optional.empty();
        }
        int level =
                parts[1].equals("entries")
                        ? ENTRIES
                        : parts[1].length() == 1 ? parts[1].charAt(0) - '0' : LEVELS;
        int partial = parts[2].indexOf(".p/");
        String width = partial < 0 ? "256" : parts[2].substring(partial + 3);
        if (level < ENTRIES
                || level >= LEVELS
                || width.length() > 3
                || !width.chars().allMatch(Tile::isDigit)
                || width.isEmpty()) {
            return Optional.empty();
        }
        int hashes = Integer.parseInt(width);
        return parseNumber(partial < 0 ? parts[2] : parts[2].substring(0, partial))
                .filter(_ -> hashes >= 1 && hashes <= WIDTH)
                .map(n -> new Tile(level, n, hashes))
                .filter(tile -> tile.path().equals(path));
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
