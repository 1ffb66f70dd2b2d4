package org.commonweal.web;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokenStreamTest {
    @TempDir Path folder;

    @Test
    void a_body_that_fails_halfway_does_not_look_whole() {
        var routes = new Routes();
        routes.get(
                "/half",
                Access.PUBLIC,
                _ ->
                        Reply.stream(
                                "text/plain",
                                out -> {
                                    out.write(
                                            "half\n"
                                                    .repeat(20_000)
                                                    .getBytes(StandardCharsets.UTF_8));
                                    throw new IllegalStateException("the store is gone");
                                }));
        try (var desk = TestDesk.of(folder, routes, SignIn.NOBODY)) {
            assertThatThrownBy(() -> desk.get("/half")).isInstanceOf(UncheckedIOException.class);
        }
    }
}
