package org.commonweal.neighbourhood;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.commonweal.neighbourhood.Plot.Drawn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Plots drawn lately, at hand, since a page asks for the same again. One is drawn at a time: it is
/// the processor that drawing costs. Safe for any thread.
final class Plots {
    private static final Logger LOG = LoggerFactory.getLogger(Plots.class);
    private static final int KEPT = 64;

    private final Map<Drawn, String> lately =
            new LinkedHashMap<>(KEPT, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Drawn, String> eldest) {
                    return size() > KEPT;
                }
            };
    private boolean cannot;

    /// A plot as an SVG document.
    ///
    /// @param title for who cannot see it
    /// @param words what it shows, in words
    /// @return empty where this machine cannot draw, as one without any typeface
    Optional<byte[]> svg(Drawn drawn, String title, String words) {
        return picture(drawn).map(picture -> titled(picture, title, words).getBytes(UTF_8));
    }

    private synchronized Optional<String> picture(Drawn drawn) {
        var known = lately.get(drawn);
        if (known == null && !cannot) {
            try {
                known = Drawing.svg(drawn);
                lately.put(drawn, known);
            } catch (IOException | RuntimeException | LinkageError | InternalError e) {
                // Without a typeface or its library Java fails in many ways. The tables stay.
                cannot = true;
                LOG.warn(
                        "no plots until the next start: this machine has no typeface ({})",
                        e.toString());
            }
        }
        return Optional.ofNullable(known);
    }

    private static String titled(String picture, String title, String words) {
        int head = picture.indexOf('>');
        return picture.substring(0, head)
                        .replaceFirst("<svg", "<svg role=\"img\" aria-labelledby=\"title words\"")
                + "><title id=\"title\">"
                + escaped(title)
                + "</title><desc id=\"words\">"
                + escaped(words)
                + "</desc>"
                + picture.substring(head + 1);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
