package org.commonweal.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.commonweal.outside.TurnedNow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who calls while the desk still opens its doors.
final class StartingServerTest {
    @TempDir Path folder;

    @Test
    void whoComesBeforeTheDeskIsReadyWaitsAndIsServed() throws Exception {
        var settings =
                WebSettings.local("Alderhaven", 0, ZoneId.of("Europe/London"), folder.resolve("s"));
        var routes = new Routes();
        routes.get("/open", Access.PUBLIC, _ -> Reply.text("open at last"));
        try (var server = HelidonServer.listen(settings);
                var early = asking(server.port(), "/open")) {
            var desk =
                    new Desk(
                            settings,
                            "http://localhost:" + server.port(),
                            Languages.of(List.of("en")),
                            SignIn.NOBODY,
                            new Forms(settings.spool(), settings.uploads()),
                            new Senders(settings.proxies()),
                            Assets.load(),
                            new Templates(),
                            routes);
            var now = new TurnedNow(Instant.parse("2026-03-03T09:00:00Z"));
            server.serve(new Dispatch(desk, now));
            // To the end of the connection, which comes because the caller asked for it.
            var answer = new String(early.getInputStream().readAllBytes(), UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 200").endsWith("open at last");
        }
    }

    @Test
    void aPortThatIsTakenOrAHostThatIsNotHereIsRefused() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var there = settings("127.0.0.1", taken.getLocalPort());
            assertThatThrownBy(() -> HelidonServer.listen(there))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageStartingWith(
                            "the desk cannot listen on 127.0.0.1, port "
                                    + taken.getLocalPort()
                                    + ": ");
        }
        assertThatThrownBy(() -> HelidonServer.listen(settings("203.0.113.9", 0)))
                .hasMessageStartingWith("the desk cannot listen on 203.0.113.9, port 0: ");
        assertThatThrownBy(() -> HelidonServer.listen(settings("no.such.host.invalid", 0)))
                .hasMessageEndingWith("there is no such host");
    }

    private WebSettings settings(String host, int port) {
        return SendersTest.settings(host, port, "http://localhost", Set.of(), folder);
    }

    private static Socket asking(int port, String path) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(20_000);
        var asked = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        socket.getOutputStream().write(asked.getBytes(US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }
}
