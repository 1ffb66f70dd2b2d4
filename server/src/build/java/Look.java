import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/// Makes the style sheets and scripts that the desk serves. Run by the build, never shipped.
///
/// `site.css` is the component library's rules for the classes that our templates name, in our
/// colours and for either way of writing, followed by our own sheet; the other sheets and scripts
/// are ours or the map library's, squeezed. Arguments: the module's folder, where to write, the
/// library's jar, the map's jar, the type-ahead's jar.
final class Look {
    private static final Pattern LIBRARY_CLASS = Pattern.compile("govuk-[a-z0-9_-]*[a-z0-9]");
    private static final Pattern SIDE =
            Pattern.compile("^(margin|padding|border)-(left|right)(?=[-:])");
    private static final Pattern EDGE = Pattern.compile("^(left|right)(?=:)");
    private static final Pattern ALIGNED = Pattern.compile("^(float):(left|right)");
    private static final Pattern FONT = Pattern.compile("font-family:.*");

    private final Path module;
    private final Path target;
    private final Map<String, String> types = new TreeMap<>();

    private Look(Path module, Path target) {
        this.module = module;
        this.target = target;
    }

    public static void main(String[] args) throws IOException {
        var look = new Look(Path.of(args[0]), Path.of(args[1]));
        Files.createDirectories(look.target);
        look.sheets(Path.of(args[2]), Path.of(args[3]), Path.of(args[4]));
        look.scripts(Path.of(args[3]), Path.of(args[4]));
        var list = new StringBuilder();
        look.types.forEach((name, type) -> list.append(name).append(' ').append(type).append('\n'));
        Files.writeString(look.target.resolve("list"), list);
    }

    private void sheets(Path library, Path map, Path ahead) throws IOException {
        var used = new TreeSet<String>();
        for (var template : files(module.resolve("src/main/jte"), ".jte")) {
            LIBRARY_CLASS
                    .matcher(Files.readString(template))
                    .results()
                    .forEach(m -> used.add(m.group()));
        }
        var sheet = Css.parse(inside(library, "dist/govuk/govuk-frontend.min.css"));
        var known = sheet.classes();
        for (var name : used) {
            if (known.stream().noneMatch(k -> k.startsWith(name))) {
                throw new IllegalArgumentException("no class of the component library: " + name);
            }
        }
        var colours = colours();
        var kept =
                sheet.keepClasses(c -> used.contains(c))
                        .without(Look::forOthers)
                        .declarations(d -> ours(d, colours));
        kept = kept.declarations(Look::eitherWay);
        var own = own("site.css");
        write("site.css", kept.and(own).text());
        var leaflet =
                Css.parse(inside(map, "dist/leaflet.css"))
                        .without(head -> head.contains("vml") || head.contains("layers"))
                        .declarations(
                                d -> d.contains("url(") || FONT.matcher(d).matches() ? "" : d);
        write("map.css", leaflet.and(own("map.css")).text());
        var typed =
                Css.parse(inside(ahead, "dist/accessible-autocomplete.min.css"))
                        .without(Look::forOthers)
                        .declarations(d -> ours(d, colours))
                        .declarations(Look::eitherWay);
        write("counter.css", typed.and(own("counter.css")).text());
        write("desk.css", own("desk.css").text());
        write("request.css", own("request.css").text());
        write("figures.css", own("figures.css").text());
    }

    private Css own(String name) throws IOException {
        return Css.parse(Files.readString(module.resolve("src/main/look").resolve(name)));
    }

    private void scripts(Path map, Path ahead) throws IOException {
        write(
                "leaflet.js",
                inside(map, "dist/leaflet.js").replaceAll("\n//# sourceMappingURL.*", ""));
        write(
                "autocomplete.js",
                inside(ahead, "dist/accessible-autocomplete.min.js")
                        .replaceAll("\n//# sourceMappingURL.*", ""));
        for (var file : files(module.resolve("src/main/look"), "")) {
            var name = file.getFileName().toString();
            if (name.endsWith(".js") || name.endsWith(".svg")) {
                write(name, Files.readString(file));
            }
        }
    }

    // Rules for browsers that no longer exist, and for the whole page, which is ours.
    private static boolean forOthers(String head) {
        return head.startsWith("@font-face")
                || head.equals(":root")
                || head.equals("@media print")
                || head.contains("\\0")
                || head.contains("-ms-high-contrast")
                || head.startsWith("@supports not (text-wrap")
                || head.startsWith("@media print");
    }

    /// The library knows left and right; a page in Arabic begins on the other side.
    private static String eitherWay(String declaration) {
        var turned = SIDE.matcher(declaration).replaceFirst("$1-inline-$2");
        turned = EDGE.matcher(turned).replaceFirst("inset-inline-$1");
        turned = ALIGNED.matcher(turned).replaceFirst("$1:inline-$2");
        return turned.replaceFirst("^([a-z-]+-inline-|float:inline-|text-align:)left", "$1start")
                .replaceFirst("^([a-z-]+-inline-|float:inline-|text-align:)right", "$1end");
    }

    private static String ours(String declaration, Map<String, String> colours) {
        if (FONT.matcher(declaration).matches() || declaration.contains("font-smoothing")) {
            return "";
        }
        var changed = declaration;
        for (var colour : colours.entrySet()) {
            changed =
                    changed.replaceAll(
                            Pattern.quote(colour.getKey()) + "(?![0-9a-fA-F])",
                            "var(--" + colour.getValue() + ")");
        }
        return changed;
    }

    /// The library's colours and what we call them: lines `#0b0c0c ink`.
    private Map<String, String> colours() throws IOException {
        var colours = new LinkedHashMap<String, String>();
        for (var line : Files.readAllLines(module.resolve("src/main/look/colours.txt"))) {
            if (line.startsWith("#")) {
                var pair = line.split("\\s+");
                colours.put(pair[0], pair[1]);
            }
        }
        return colours;
    }

    private void write(String name, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var zipped = new ByteArrayOutputStream();
        try (var gzip = new Best(zipped)) {
            gzip.write(bytes);
        }
        Files.write(target.resolve(name + ".gz"), zipped.toByteArray());
        types.put(
                name,
                name.endsWith(".css")
                        ? "text/css; charset=utf-8"
                        : name.endsWith(".js")
                                ? "text/javascript; charset=utf-8"
                                : "image/svg+xml");
    }

    private static Iterable<Path> files(Path folder, String ending) throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(f -> f.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    private static String inside(Path jar, String ending) throws IOException {
        try (var zip = FileSystems.newFileSystem(jar);
                var all = Files.walk(zip.getPath("/META-INF/resources"))) {
            var file =
                    all.filter(f -> f.toString().endsWith("/" + ending)).findFirst().orElseThrow();
            return Files.readString(file);
        }
    }

    private static final class Best extends GZIPOutputStream {
        Best(ByteArrayOutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
