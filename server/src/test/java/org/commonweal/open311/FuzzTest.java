package org.commonweal.open311;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import javax.xml.stream.XMLInputFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A hundred thousand calls of every shape over real connections to the real server. Whatever comes
/// in, the answer is well-formed, says what is wrong, and is never a server's error; and the record
/// audits clean afterwards.
class FuzzTest {
    private static final int CALLS = Integer.getInteger("fuzz.calls", 100_000);
    private static final int CLIENTS = 8;
    private static final long SEED = 20_260_303;

    @TempDir Path folder;

    @Test
    void no_input_is_ever_a_servers_error() throws Exception {
        try (var town = new OpenTown(folder)) {
            var ids = new ArrayList<String>();
            for (int i = 0; i < 20; i++) {
                ids.add(town.pothole(town.plain, "").digits());
            }
            var statuses = new ConcurrentSkipListMap<Integer, LongAdder>();
            try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
                var work = new ArrayList<Callable<Void>>();
                for (int i = 0; i < CLIENTS; i++) {
                    int client = i;
                    var turn = new AtomicInteger();
                    var grammar =
                            new Grammar(
                                    SEED + client,
                                    town.plain,
                                    () -> ids.get(turn.getAndIncrement() % ids.size()));
                    work.add(() -> {
                        talk(town.desk.port(), grammar, CALLS / CLIENTS, statuses);
                        return null;
                    });
                }
                for (var done : clients.invokeAll(work)) {
                    done.get();
                }
            }
            Map<Integer, Long> counts = new TreeMap<>();
            statuses.forEach((status, count) -> counts.put(status, count.sum()));
            System.out.println("Open311 fuzz, calls by status: " + counts);
            assertThat(counts.values().stream().mapToLong(n -> n).sum()).isEqualTo(CALLS);
            assertThat(counts.keySet()).allMatch(status -> status < 500);
            // All of it was exercised, not only refused.
            assertThat(counts.get(200)).isGreaterThan(CALLS / 10);
            assertThat(counts.keySet()).contains(204, 400, 403, 404, 405, 409, 415);
            town.audit();
        }
    }

    private static void talk(int port, Grammar grammar, int calls, Map<Integer, LongAdder> statuses)
            throws IOException {
        Connection connection = null;
        for (int i = 0; i < calls; i++) {
            if (connection == null) {
                connection = new Connection(port);
            }
            var sentence = grammar.next();
            var reply = connection.says(sentence);
            if (reply == null) {
                // The server may end a connection between two calls.
                connection.close();
                connection = new Connection(port);
                reply = connection.says(sentence);
            }
            assertThat(reply).as(sentence.wire()).isNotNull();
            var seen = java.util.Objects.requireNonNull(reply);
            statuses.computeIfAbsent(seen.status, _ -> new LongAdder()).increment();
            check(sentence, seen);
            if (seen.ends) {
                connection.close();
                connection = null;
            }
        }
        if (connection != null) {
            connection.close();
        }
    }

    private static void check(Grammar.Sentence sentence, Reply reply) {
        assertThat(reply.status).as(sentence.wire() + "\n" + reply.text()).isLessThan(500);
        if (reply.body.length == 0) {
            return;
        }
        if (reply.type.startsWith("application/json")) {
            var document = OpenTown.JSON.readTree(reply.body);
            if (reply.status >= 400) {
                assertThat(document.isArray()).as(reply.text()).isTrue();
                document.forEach(e -> assertThat(e.get("code").asInt()).isEqualTo(reply.status));
                assertThat(document.get(0).get("description").asString())
                        .isNotBlank()
                        .doesNotContain("‹");
            }
        } else {
            assertThat(reply.type).as(sentence.wire()).isEqualTo("text/xml; charset=utf-8");
            parse(reply);
            if (reply.status >= 400) {
                assertThat(reply.text())
                        .contains("<errors><error><code>" + reply.status + "</code>");
            }
        }
        assertThat(reply.text()).doesNotContain("Exception", "org.commonweal", "select ");
    }

    private static void parse(Reply reply) {
        try {
            var factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            var xml = factory.createXMLStreamReader(new ByteArrayInputStream(reply.body));
            while (xml.hasNext()) {
                xml.next();
            }
        } catch (javax.xml.stream.XMLStreamException e) {
            throw new AssertionError(reply.text(), e);
        }
    }

    private record Reply(int status, String type, byte[] body, boolean ends) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /// One connection that is kept.
    private static final class Connection implements AutoCloseable {
        private final Socket socket;
        private final InputStream in;

        Connection(int port) throws IOException {
            socket = new Socket(java.net.InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(60_000);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream());
        }

        /// @return null when the server had ended the connection
        @org.jspecify.annotations.Nullable
        Reply says(Grammar.Sentence sentence) throws IOException {
            try {
                socket.getOutputStream()
                        .write(sentence.wire().getBytes(StandardCharsets.ISO_8859_1));
                socket.getOutputStream().flush();
            } catch (IOException ended) {
                return null;
            }
            String status = line();
            if (status.isEmpty()) {
                return null;
            }
            int length = 0;
            var type = "";
            boolean ends = false;
            boolean chunked = false;
            for (var header = line(); !header.isEmpty(); header = line()) {
                var value = header.substring(header.indexOf(':') + 1).strip();
                switch (header.substring(0, header.indexOf(':'))
                        .toLowerCase(java.util.Locale.ROOT)) {
                    case "content-length" -> length = Integer.parseInt(value);
                    case "content-type" -> type = value;
                    case "connection" -> ends = value.equalsIgnoreCase("close");
                    case "transfer-encoding" -> chunked = true;
                    default -> {}
                }
            }
            assertThat(chunked).isFalse();
            int code = Integer.parseInt(status.split(" ")[1]);
            boolean bodiless = sentence.method().equals("HEAD") || code == 204 || code == 304;
            var body = bodiless ? new byte[0] : in.readNBytes(length);
            return new Reply(code, type, body, ends);
        }

        private String line() throws IOException {
            var line = new StringBuilder();
            try {
                for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
                    if (c != '\r') {
                        line.append((char) c);
                    }
                }
            } catch (java.net.SocketException ended) {
                return "";
            }
            return line.toString();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
