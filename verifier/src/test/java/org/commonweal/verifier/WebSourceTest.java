package org.commonweal.verifier;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebSourceTest {
    @TempDir Path folder;
    private ServerSocket desk = new ServerSocket();
    private volatile boolean failing;

    WebSourceTest() throws IOException {}

    @BeforeEach
    void open() throws IOException {
        TestRecord.lively(80).serve(folder.resolve("record"));
        desk = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    @AfterEach
    void close() throws IOException {
        desk.close();
    }

    private void accept() {
        while (!desk.isClosed()) {
            try {
                Socket caller = desk.accept();
                Thread.ofVirtual().start(() -> answer(caller));
            } catch (IOException e) {
                return;
            }
        }
    }

    /// One answer a connection; every other file is packed, as a desk may do unasked.
    private void answer(Socket caller) {
        try (caller) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(caller.getInputStream(), US_ASCII));
            String path = String.valueOf(in.readLine()).split(" ")[1].substring(1);
            Optional<byte[]> file =
                    path.startsWith("record/")
                            ? new FolderSource(folder).get(path)
                            : Optional.empty();
            boolean packed = path.length() % 2 == 0 && file.isPresent();
            byte[] body = packed ? pack(file.get()) : file.orElse(new byte[0]);
            String status = failing ? "503 Busy" : file.isPresent() ? "200 OK" : "404 Not Found";
            OutputStream out = caller.getOutputStream();
            out.write(
                    ("HTTP/1.1 "
                                    + status
                                    + "\r\nContent-Length: "
                                    + body.length
                                    + "\r\nConnection: close\r\n"
                                    + (packed ? "Content-Encoding: gzip\r\n" : "")
                                    + "\r\n")
                            .getBytes(US_ASCII));
            out.write(body);
            out.flush();
        } catch (IOException e) {
            return;
        }
    }

    private static byte[] pack(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }

    private int audit(String address, ByteArrayOutputStream heard) {
        PrintStream out = new PrintStream(heard, true, UTF_8);
        return Verifier.run(List.of("audit", address, "--openings"), out, out);
    }

    @Test
    void a_desk_on_the_web_is_audited_by_its_own_address_or_its_records() {
        for (String path : new String[] {"", "/", "/record", "/record/"}) {
            ByteArrayOutputStream heard = new ByteArrayOutputStream();
            assertThat(audit("http://127.0.0.1:" + desk.getLocalPort() + path, heard))
                    .as(heard.toString(UTF_8))
                    .isZero();
            assertThat(heard.toString(UTF_8)).contains("0 failed").doesNotContain("\r");
        }
    }

    @Test
    void a_desk_that_cannot_answer_is_not_called_a_liar() {
        failing = true;
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        assertThat(audit("http://127.0.0.1:" + desk.getLocalPort(), heard)).isEqualTo(2);
        assertThat(heard.toString(UTF_8)).contains("could not run").contains("503");
    }
}
