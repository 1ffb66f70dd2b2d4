package org.commonweal.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.commonweal.verifier.Verifier;

/// What anybody can check from outside, by the verifier and from served bytes only.
final class Proofs {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Proofs() {}

    /// Demands that the whole served record and all it shows is clean.
    ///
    /// @return what the audit said
    static String audit(String address) {
        return clean(List.of("audit", address, "--openings"));
    }

    /// Downloads the receipt of a private link and demands that it verifies offline.
    ///
    /// @return what it says in words
    static String receipt(String address, Resident.Kept kept, Path folder)
            throws IOException, InterruptedException {
        var answer = get(address + kept.link() + "/receipt");
        assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                .contains(kept.digits() + ".tlog-proof");
        var file = folder.resolve(kept.digits() + ".tlog-proof");
        Files.write(file, answer.body());
        return clean(List.of("receipt", file.toString()));
    }

    /// How many entries the newest checkpoint covers.
    static long size(String address) throws IOException, InterruptedException {
        var checkpoint = new String(get(address + "/record/checkpoint").body(), UTF_8);
        return Long.parseLong(checkpoint.lines().skip(1).findFirst().orElseThrow());
    }

    static HttpResponse<byte[]> get(String address) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address)).build();
        var answer = HTTP.send(request, BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as(address).isEqualTo(200);
        return answer;
    }

    /// How many bytes the body served there has on its way to who takes gzip.
    static long weight(String address) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(address))
                        .header("Accept-Encoding", "gzip")
                        .build();
        var answer = HTTP.send(request, BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as(address).isEqualTo(200);
        return answer.body().length;
    }

    private static String clean(List<String> command) {
        var said = new ByteArrayOutputStream();
        try (var out = new PrintStream(said, true, UTF_8)) {
            var code = Verifier.run(command, out, out);
            assertThat(code).as(command + " said:\n" + said.toString(UTF_8)).isZero();
        }
        return said.toString(UTF_8);
    }
}
