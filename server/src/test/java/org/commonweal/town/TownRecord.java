package org.commonweal.town;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.commonweal.record.Record;
import org.commonweal.verifier.Audit;
import org.commonweal.verifier.AuditOptions;
import org.commonweal.verifier.Source;

/// The public record as an outsider has it: files in a folder, checked by the verifier alone.
final class TownRecord {
    private TownRecord() {}

    static void audit(Record record, Path folder) {
        try {
            var files = record.files();
            for (var path : files.paths()) {
                var file = files.get(path);
                if (file.isPresent()) {
                    var to = folder.resolve(path);
                    Files.createDirectories(to.getParent());
                    Files.write(to, file.get().bytes());
                }
            }
            var out = new ByteArrayOutputStream();
            var report =
                    Audit.run(
                            Source.of(folder.toString()),
                            AuditOptions.alone().withKey(record.key()),
                            new PrintStream(out, true, StandardCharsets.UTF_8));
            assertThat(report.failures()).as(out.toString(StandardCharsets.UTF_8)).isEmpty();
            assertThat(report.isGood()).isTrue();
            assertThat(report.fields().violated()).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
