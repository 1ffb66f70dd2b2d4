package org.commonweal.neighbourhood;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonweal.neighbourhood.Plot.Drawn;
import org.commonweal.neighbourhood.Plot.Size;
import org.knowm.xchart.CategoryChart;

/// Draws plots as SVG (SVG 1.1) with the chart library. Its digits are outlines of a typeface of
/// this machine, so that no reader needs one; words stand in the page.
final class Drawing {
    private static final Pattern STYLE = Pattern.compile(" style=\"([^\"]*)\"");
    private static final Pattern CLIP = Pattern.compile("clip\\d+");
    private static final Pattern DIGITS = Pattern.compile("(\\d+\\.\\d)\\d+");
    private static final double LEAST_HIGH = 4;
    private static final double ROOM_ABOVE = 1.05;

    private Drawing() {}

    /// One plot, without title: an `svg` element.
    ///
    /// @throws RuntimeException or Error of many kinds where this machine has no typeface
    static String svg(Drawn drawn) throws IOException {
        var size = drawn.size();
        var graphics = new VectorGraphics2D();
        chart(drawn).paint(graphics, size.width, size.height);
        var page = new PageSize(0, 0, size.width, size.height);
        var out = new ByteArrayOutputStream();
        new SVGProcessor().getDocument(graphics.getCommands(), page).writeTo(out);
        return plain(drawn, out.toString(UTF_8));
    }

    private static CategoryChart chart(Drawn drawn) {
        var plot = drawn.plot();
        var look = drawn.look();
        boolean narrow = drawn.size() == Size.NARROW;
        var chart = new CategoryChart(drawn.size().width, drawn.size().height);
        var paper = new Color(look.paper);
        var ink = new Color(look.ink);
        var style = chart.getStyler();
        style.setStacked(true);
        style.setAvailableSpaceFill(.72);
        style.setSeriesColors(
                plot.bars().stream()
                        .map(bars -> new Color(bars.tone().colour(look)))
                        .toArray(Color[]::new));
        style.setLegendVisible(false);
        style.setChartTitleVisible(false);
        style.setChartPadding(6);
        style.setChartBackgroundColor(paper);
        style.setPlotBackgroundColor(paper);
        style.setPlotBorderVisible(false);
        style.setPlotContentSize(1);
        style.setPlotGridLinesColor(new Color(look.rule));
        style.setPlotGridLinesStroke(new BasicStroke(1));
        style.setPlotGridVerticalLinesVisible(false);
        style.setAxisTicksLineVisible(false);
        style.setAxisTicksMarksVisible(false);
        style.setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, narrow ? 12 : 13));
        style.setXAxisTickLabelsColor(ink);
        style.setYAxisTickLabelsColor(ink);
        style.setYAxisMin(0.0);
        style.setYAxisMax(Math.max(LEAST_HIGH, plot.highest() * ROOM_ABOVE));
        style.setYAxisTickMarkSpacingHint(50);
        style.setYAxisTickLabelsFormattingFunction(Drawing::whole);
        var months = plot.months().stream().map(month -> label(month, narrow)).toList();
        int part = 0;
        for (var bars : plot.bars()) {
            chart.addSeries("part " + part++, months, bars.heights());
        }
        return chart;
    }

    // A gridline between two whole numbers would count half a request.
    private static String whole(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : "";
    }

    // Twelve whole months do not fit on a telephone.
    private static String label(String month, boolean narrow) {
        return narrow ? month.substring(5) : month;
    }

    // What the library writes, without what a strict page refuses (style attributes), without
    // names that differ from run to run, and with a seam between the parts of a bar.
    private static String plain(Drawn drawn, String document) {
        var svg = document.substring(document.indexOf("<svg"));
        var bars =
                drawn.plot().bars().stream().map(b -> rgb(b.tone().colour(drawn.look()))).toList();
        svg = STYLE.matcher(svg).replaceAll(found -> attributes(found.group(1), bars, drawn));
        var clips = new HashMap<String, String>();
        svg =
                CLIP.matcher(svg)
                        .replaceAll(found ->
                                clips.computeIfAbsent(found.group(), _ -> "clip" + clips.size()));
        return DIGITS.matcher(svg).replaceAll("$1").replaceAll("\\n\\s*", "\n");
    }

    private static String attributes(String style, List<String> bars, Drawn drawn) {
        var attributes = new StringBuilder();
        boolean bar = false;
        for (var each : style.split(";")) {
            int colon = each.indexOf(':');
            if (colon > 0) {
                var name = each.substring(0, colon).strip();
                var value = each.substring(colon + 1).strip();
                bar |= name.equals("fill") && bars.contains(value);
                if (!(bar && name.equals("stroke"))) {
                    attributes.append(' ').append(name).append("=\"").append(value).append('"');
                }
            }
        }
        if (bar) {
            attributes
                    .append(" stroke=\"")
                    .append(rgb(drawn.look().paper))
                    .append("\" stroke-width=\"1.5\"");
        }
        return Matcher.quoteReplacement(attributes.toString());
    }

    private static String rgb(int colour) {
        return "rgb(%d,%d,%d)".formatted(colour >> 16 & 0xff, colour >> 8 & 0xff, colour & 0xff);
    }
}
