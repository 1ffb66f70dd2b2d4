package org.commonweal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.commonweal.people.Actor;
import org.commonweal.requests.Ask;
import org.commonweal.web.Web;
import picocli.CommandLine.Command;

/// `commonweal train`: what a desk does in its first minute, done once in a folder that is deleted
/// afterwards. The launcher runs it after a build under `-XX:AOTCacheOutput`, so that later starts
/// find their classes loaded and linked.
@Command(
        name = "train",
        description = {
            "Serves an empty desk for a moment and ends.",
            "The launcher runs it once after a build, so that Java can keep what it has loaded and later starts are quicker."
        },
        mixinStandardHelpOptions = true)
final class TrainVerb extends DeskOptions implements Callable<Integer> {
    private static final int ASKED = 20;
    private static final int PAGES = 30;
    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"(/[^\"#?]*)");

    @Override
    public Integer call() throws IOException {
        Web.prepare();
        var folder = Files.createTempDirectory("commonweal-train");
        port = 0;
        address = URI.create("http://localhost:0");
        try {
            var house = House.open(town("alderhaven"), this, folder);
            ask(house);
            var quiet = new PrintWriter(OutputStream.nullOutputStream(), false, UTF_8);
            try (var serving = Serving.start(house, this, quiet)) {
                visit(URI.create(serving.address()).getPort());
            }
            return 0;
        } finally {
            delete(folder);
        }
    }

    private static void ask(House house) {
        var asker = new Actor.Asker(Actor.Proof.LINK);
        for (int i = 0; i < ASKED; i++) {
            house.requests()
                    .ask(
                            asker,
                            Ask.of("blocked-way", "A skip stands in the way.")
                                    .at("Quay Street " + (i + 1), house.places().centre()));
        }
    }

    // The front page and what it leads to, one link after another.
    private static void visit(int port) throws IOException {
        var found = new LinkedHashSet<String>();
        found.add("/");
        found.add("/record/checkpoint");
        for (int i = 0; i < found.size() && i < PAGES; i++) {
            var page = get(port, new ArrayList<>(found).get(i));
            var links = LINK.matcher(page);
            while (links.find()) {
                found.add(links.group(1));
            }
        }
    }

    private static String get(int port, String path) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write(
                            ("GET "
                                            + path
                                            + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                                    .getBytes(US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
