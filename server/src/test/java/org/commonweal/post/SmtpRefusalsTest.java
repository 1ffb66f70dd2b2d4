package org.commonweal.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.commonweal.notices.Notices;
import org.commonweal.post.MailSettings.Security;
import org.commonweal.post.MailSettings.Server;
import org.commonweal.town.Alderhaven;
import org.commonweal.town.Town;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What mail servers say when they will not have a message, and one that dies after taking it.
class SmtpRefusalsTest {
    @TempDir Path folder;
    private Town town;

    @BeforeEach
    void open() {
        town = new Town(folder.toString(), folder);
    }

    @AfterEach
    void audited() {
        town.audit();
        town.close();
    }

    @Test
    void an_address_that_is_not_there_fails_at_once_and_the_reason_names_nobody()
            throws IOException {
        try (var server = new Curt("RCPT", "550 5.1.1 <ada@home.example> no such person here")) {
            var notices = asked(server.settings(Security.NONE));
            assertThat(notices.deliver()).isZero();
            var item = notices.standing().notes().getFirst();
            assertThat(item.state()).isEqualTo("failed");
            assertThat(item.reason()).contains("no such person").doesNotContain("ada");
        }
    }

    @Test
    void a_server_that_asks_for_patience_gets_it_for_days_and_then_a_person_must_look()
            throws IOException {
        try (var server = new Curt("RCPT", "451 4.7.1 greylisted, come back")) {
            var notices = asked(server.settings(Security.NONE));
            int tries = 0;
            while (notices.standing().waiting() > 0 && tries < 40) {
                notices.deliver();
                town.now.turn(Duration.ofDays(1));
                tries++;
            }
            assertThat(notices.standing().failed()).isEqualTo(1);
            assertThat(notices.standing().notes().getFirst().attempts()).isEqualTo(tries);
            assertThat(tries).isBetween(8, 14);
        }
    }

    @Test
    void a_server_that_died_after_taking_gets_the_same_message_again_under_the_same_name()
            throws IOException {
        try (var server = new Curt("", "")) {
            server.dying = true;
            var notices = asked(server.settings(Security.NONE));
            assertThat(notices.deliver()).isZero();
            assertThat(notices.standing().waiting()).isEqualTo(1);
            server.dying = false;
            town.now.turn(Duration.ofMinutes(2));
            assertThat(notices.deliver()).isEqualTo(1);
            assertThat(server.names).hasSize(2);
            assertThat(server.names.getFirst()).isEqualTo(server.names.getLast());
        }
    }

    @Test
    void a_server_that_cannot_encrypt_is_not_used_where_that_was_asked_for() throws IOException {
        try (var server = new Curt("", "")) {
            var notices = asked(server.settings(Security.STARTTLS));
            assertThat(notices.deliver()).isZero();
            assertThat(notices.standing().waiting()).isEqualTo(1);
            assertThat(server.said).noneMatch(line -> line.startsWith("MAIL"));
        }
    }

    @Test
    void a_password_file_that_is_not_there_is_said() throws IOException {
        try (var server = new Curt("", "")) {
            var settings =
                    new MailSettings(
                            "desk@alderhaven.example",
                            Optional.of(
                                    new Server(
                                            "127.0.0.1",
                                            server.port(),
                                            Security.NONE,
                                            "desk",
                                            () -> {
                                                throw new java.io.UncheckedIOException(
                                                        new IOException("no password file"));
                                            })),
                            false);
            var notices = asked(settings);
            assertThat(notices.deliver()).isZero();
            assertThat(notices.standing().notes().getFirst().reason()).contains("no password file");
        }
    }

    private Notices asked(MailSettings settings) {
        var notices = town.notices(settings, false);
        town.resident("ada").asks("pothole", Alderhaven.MILL_LANE);
        town.settled();
        return notices;
    }

    /// A mail server of few words.
    private static final class Curt implements AutoCloseable {
        final List<String> said = new CopyOnWriteArrayList<>();
        final List<String> names = new CopyOnWriteArrayList<>();
        volatile boolean dying;
        private final ServerSocket socket;
        private final String verb;
        private final String answer;

        Curt(String verb, String answer) throws IOException {
            this.verb = verb;
            this.answer = answer;
            socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
            Thread.ofVirtual().start(this::serve);
        }

        int port() {
            return socket.getLocalPort();
        }

        MailSettings settings(Security security) {
            return new MailSettings(
                    "desk@alderhaven.example",
                    Optional.of(new Server("127.0.0.1", port(), security, "", () -> "")),
                    false);
        }

        private void serve() {
            while (!socket.isClosed()) {
                try (var line = socket.accept()) {
                    talk(line);
                } catch (IOException e) {
                    // The desk hung up, or the test is over.
                }
            }
        }

        private void talk(Socket line) throws IOException {
            var in =
                    new BufferedReader(
                            new InputStreamReader(
                                    line.getInputStream(), StandardCharsets.ISO_8859_1));
            say(line, "220 here");
            boolean data = false;
            for (var read = in.readLine(); read != null; read = in.readLine()) {
                if (data) {
                    if (read.startsWith("Message-ID:")) {
                        names.add(read);
                    }
                    if (read.equals(".")) {
                        if (dying) {
                            return;
                        }
                        data = false;
                        say(line, "250 taken");
                    }
                    continue;
                }
                said.add(read);
                if (!verb.isEmpty() && read.startsWith(verb)) {
                    say(line, answer);
                } else if (read.startsWith("DATA")) {
                    data = true;
                    say(line, "354 go on");
                } else {
                    say(line, read.startsWith("QUIT") ? "221 bye" : "250 fine");
                }
            }
        }

        private static void say(Socket line, String words) throws IOException {
            line.getOutputStream().write((words + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
