package org.commonweal.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.commonweal.store.FreshStores;
import org.commonweal.verifier.Audit;
import org.commonweal.verifier.AuditOptions;
import org.commonweal.verifier.Checkpoint;
import org.commonweal.verifier.Source;
import org.commonweal.verifier.TlogProof;
import org.commonweal.verifier.VerifierKey;
import org.commonweal.web.Routes;
import org.commonweal.web.SignIn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The record as anybody reads it: over the wire.
class RecordPagesTest {
    @TempDir Path folder;

    @Test
    void a_stranger_audits_the_desk_over_the_wire() throws Exception {
        try (var desk = new TestDesk(FreshStores.sqlite(folder.resolve("data")), folder)) {
            desk.store.change(tx -> {
                for (int i = 0; i < 300; i++) {
                    TestDesk.append(desk.record, tx, desk.newCase(), true, "hole " + i);
                }
            });
            var routes = new Routes();
            new RecordPages(desk.record).addTo(routes);
            try (var site = org.commonweal.web.TestDesk.of(folder, routes, SignIn.NOBODY, "web")) {
                audit(site.address(), desk);
                headers(site);
                var key = VerifierKey.parse(site.get("/record/key").body().strip());
                var proof = TlogProof.parse(bytes(site.get("/record/proof/7").body()));
                assertThat(proof.includes(desk.entry(7).entry().hash())).isTrue();
                assertThat(Checkpoint.open(proof.checkpoint().format(), key).size())
                        .isEqualTo(desk.size());
            }
        }
    }

    private static void audit(String address, TestDesk desk) throws Exception {
        try (var source = Source.of(address + "/record")) {
            var report =
                    Audit.run(
                            source,
                            AuditOptions.alone().withKey(desk.record.key()),
                            new PrintStream(
                                    OutputStream.nullOutputStream(),
                                    false,
                                    StandardCharsets.UTF_8));
            assertThat(report.failures()).isEmpty();
            assertThat(report.size()).isEqualTo(desk.size());
        }
    }

    private static void headers(org.commonweal.web.TestDesk site) {
        var checkpoint = site.get("/record/checkpoint");
        assertThat(checkpoint.headers().firstValue("Content-Type"))
                .contains("text/plain; charset=utf-8");
        assertThat(checkpoint.headers().firstValue("Cache-Control")).contains("public, max-age=2");
        for (var path :
                List.of(
                        "/record/tile/0/000",
                        "/record/tile/entries/001.p/48",
                        "/record/tile/1/000.p/1")) {
            var tile = site.get(path);
            assertThat(tile.statusCode()).as(path).isEqualTo(200);
            assertThat(tile.headers().firstValue("Content-Type"))
                    .contains("application/octet-stream");
            assertThat(tile.headers().firstValue("Cache-Control"))
                    .contains("public, max-age=31536000, immutable");
        }
        var openings = site.get("/record/openings/000");
        assertThat(openings.headers().firstValue("Cache-Control")).contains("no-cache");
        assertThat(openings.body()).contains("hole 17").doesNotContain("ada@example.org");
        for (var absent :
                List.of(
                        "/record/tile/0/002",
                        "/record/proof/9999",
                        "/record/openings/zzz",
                        "/record/register/0")) {
            assertThat(site.get(absent).statusCode()).as(absent).isEqualTo(404);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
