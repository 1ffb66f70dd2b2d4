package org.commonweal.neighbourhood;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.commonweal.verifier.Hashes;

/// Figures to be drawn: bars month by month, their parts one on top of the other. There is nothing
/// in it that depends on a language.
///
/// @param months such as `2026-03`, the earliest first
/// @param bars the parts, the lowest first, each with a height for each month
record Plot(List<String> months, List<Bars> bars) {
    Plot {
        months = List.copyOf(months);
        bars = List.copyOf(bars);
    }

    /// One part of every bar.
    record Bars(Tone tone, List<Long> heights) {
        Bars {
            heights = List.copyOf(heights);
        }
    }

    /// What a part means, and so its colour: dark green, light brown, grey, light red. They differ
    /// in lightness where they touch, for those who see few colours.
    enum Tone {
        GOOD(0x175743, 0x3f9c7b),
        WAIT(0xc4922f, 0xecc36f),
        PLAIN(0x8b928b, 0x8b938c),
        BAD(0xd0573a, 0xf08c6f);

        private final int light;
        private final int dark;

        Tone(int light, int dark) {
            this.light = light;
            this.dark = dark;
        }

        int colour(Look look) {
            return look == Look.LIGHT ? light : dark;
        }

        /// The class of its mark in the legend.
        String code() {
            return "tone-" + name().toLowerCase(Locale.ROOT);
        }
    }

    /// For light and dark pages; the colours are those of the style sheet.
    enum Look {
        LIGHT(0xffffff, 0x1d2421, 0xd9d2c3),
        DARK(0x1e2421, 0xece8dd, 0x38403b);

        final int paper;
        final int ink;
        final int rule;

        Look(int paper, int ink, int rule) {
            this.paper = paper;
            this.ink = ink;
            this.rule = rule;
        }
    }

    /// For wide and narrow screens, in pixels.
    enum Size {
        WIDE(680, 260),
        NARROW(340, 240);

        final int width;
        final int height;

        Size(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }

    /// One way to draw it.
    record Drawn(Plot plot, Look look, Size size) {
        /// Changes whenever the picture does.
        String tag() {
            return Hashes.hex(Hashes.sha256(toString().getBytes(StandardCharsets.UTF_8)))
                    .substring(0, 20);
        }
    }

    /// The highest bar.
    long highest() {
        long highest = 0;
        for (int month = 0; month < months.size(); month++) {
            long sum = 0;
            for (var part : bars) {
                sum += part.heights.get(month);
            }
            highest = Math.max(highest, sum);
        }
        return highest;
    }
}
