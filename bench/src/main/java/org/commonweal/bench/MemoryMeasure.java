package org.commonweal.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;

/// Memory of the desk as it is served with a heap of 128 MB: at its first page, and after readers
/// have gone round all the pages that its front page and its list link to.
final class MemoryMeasure implements Measure {
    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"(/[^\"#]*)\"");

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public String about() {
        return "megabytes of the served desk at first page and after load, -Xmx128m";
    }

    @Override
    public void run(Options options) throws Exception {
        var jar = DeskProcess.jar();
        if (jar == null) {
            System.out.println("not run: server/target has no jar; ./dev bench builds it");
            return;
        }
        var table =
                new Table(
                        "memory, MB",
                        "resident at first page",
                        "private",
                        "resident after load",
                        "private",
                        "pages/s");
        try (var folder = TemporaryFolder.make("memory")) {
            var demo = List.of("demo", "--data", folder.path().resolve("demo").toString());
            played(jar, demo);
            row(options, jar, "Alderhaven", demo, table);
            var assets = Options.boston();
            if (assets != null) {
                var boston =
                        List.of(
                                "boston",
                                "--assets",
                                assets.toString(),
                                "--data",
                                folder.path().resolve("boston").toString());
                played(jar, boston);
                row(options, jar, "Boston, 20,280 requests", boston, table);
            }
        }
        table.print();
    }

    // The first start makes the history or imports it, all within the same small heap.
    private static void played(Path jar, List<String> words) throws Exception {
        try (var desk = DeskProcess.start(jar, DeskProcess.options("128m"), words)) {
            desk.firstPage();
        }
    }

    private static void row(Options options, Path jar, String town, List<String> words, Table table)
            throws Exception {
        try (var desk = DeskProcess.start(jar, DeskProcess.options("128m"), words);
                var load = new LoadProcess()) {
            desk.firstPage();
            var first = desk.memory();
            var came = load.read(desk.port(), 16, options.seconds() * 5, links(desk.port()));
            var after = desk.memory();
            table.row(
                    town,
                    Table.count(first[0]),
                    Table.count(first[1]),
                    Table.count(after[0]),
                    Table.count(after[1]),
                    Table.count(came.perSecond()));
        }
    }

    private static List<String> links(int port) throws Exception {
        var found = new LinkedHashSet<>(List.of("/"));
        try (var client = HttpClient.newHttpClient()) {
            for (int i = 0; i < 60 && i < found.size(); i++) {
                var page = get(client, port, List.copyOf(found).get(i));
                var links = LINK.matcher(page.body());
                while (page.statusCode() == 200 && links.find()) {
                    found.add(links.group(1).replace("&amp;", "&"));
                }
            }
            var good = new ArrayList<String>();
            for (var path : found) {
                if (good.size() < 300 && get(client, port, path).statusCode() == 200) {
                    good.add(path);
                }
            }
            return good;
        }
    }

    private static HttpResponse<String> get(HttpClient client, int port, String path)
            throws Exception {
        var uri = URI.create("http://localhost:" + port + path);
        return client.send(
                HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
}
