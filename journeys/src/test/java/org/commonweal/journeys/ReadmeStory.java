package org.commonweal.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the README tells a stranger to type does what the README says; and where a JDK or Maven is
/// missing, the launchers say so in one line.
final class ReadmeStory {
    private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
    private static final List<String> VERBS =
            List.of("test", "check", "golden", "bench", "boston", "shots", "format");

    @TempDir Path folder;

    @Test
    void itsCommandsRun() throws Exception {
        Assumptions.assumeTrue(
                Files.exists(Repository.top().resolve("server/target/server-0.1.0.jar")),
                "not run: the program is not packaged yet; ./dev test packages it");
        var open = new ArrayList<Program>();
        try {
            for (var command : commands()) {
                run(command, open);
            }
            assertThat(open).as("the README opens a desk").hasSize(1);
        } finally {
            open.forEach(Program::close);
        }
    }

    private void run(String command, List<Program> open) throws Exception {
        switch (command) {
            case "./commonweal demo" -> {
                var desk =
                        Program.run(
                                Duration.ofMinutes(4),
                                List.of(
                                        "bash",
                                        Repository.top().resolve("commonweal").toString(),
                                        "demo",
                                        "--requests",
                                        "40"));
                open.add(desk);
                var page = new String(Proofs.get(desk.address() + "/").body(), UTF_8);
                assertThat(page).contains("Alderhaven");
                assertThat(desk.password("hana")).isNotBlank();
            }
            case "./commonweal audit http://localhost:8311" -> {
                var ended = launched("commonweal", "audit", open.getFirst().address());
                assertThat(ended.code()).as(ended.said()).isZero();
            }
            // This story is part of what it would run, so it is only asked what it does.
            case "./dev test" ->
                    assertThat(launched("dev", "test", "--help").said())
                            .startsWith("./dev test")
                            .contains("runs all tests");
            default ->
                    throw new AssertionError(
                            "the README says `" + command + "`, which no test runs");
        }
    }

    private static List<String> commands() throws IOException {
        var readme = Files.readString(Repository.top().resolve("README.md"));
        return BLOCK.matcher(readme)
                .results()
                .flatMap(block -> block.group(1).lines())
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }

    @Test
    void everyVerbOfDevHasHelp() throws Exception {
        var all = launched("dev", "--help");
        assertThat(all.code()).isZero();
        for (var verb : VERBS) {
            assertThat(all.said()).contains("./dev " + verb);
            var one = launched("dev", verb, "--help");
            assertThat(one.code()).as(verb).isZero();
            assertThat(one.said()).startsWith("./dev " + verb).hasLineCount(1);
        }
        assertThat(launched("dev", "dance").code()).isEqualTo(2);
    }

    @Test
    void withoutJdkTheLaunchersSaySoInOneLine() throws Exception {
        for (var launcher : List.of("commonweal", "dev")) {
            var ended =
                    Repository.run(
                            bare(""), line(launcher, launcher.equals("dev") ? "check" : "demo"));
            assertThat(ended.said()).startsWith(launcher + ": no JDK 25 found").hasLineCount(1);
            assertThat(ended.code()).isEqualTo(2);
        }
    }

    @Test
    void withoutMavenTheLaunchersSaySoInOneLine() throws Exception {
        var ended = Repository.run(bare(System.getProperty("java.home", "")), line("dev", "check"));
        assertThat(ended.said()).startsWith("dev: Maven (mvn) is not on the PATH").hasLineCount(1);
        assertThat(ended.code()).isEqualTo(2);
    }

    @Test
    void newSourcesAreBuiltBeforeTheProgramRuns() throws Exception {
        var copy = folder.resolve("copy");
        for (var file : List.of("commonweal", ".launch/jdk.sh")) {
            Files.createDirectories(copy.resolve(file).getParent());
            Files.copy(Repository.top().resolve(file), copy.resolve(file));
        }
        var jar = copy.resolve("server/target/server-0.1.0.jar");
        var source = copy.resolve("server/src/main/java/Desk.java");
        Files.createDirectories(jar.getParent());
        Files.createDirectories(source.getParent());
        Files.writeString(source, "");
        var maven =
                tool("mvn", "echo A build begins.; : > \"$PWD/server/target/server-0.1.0.jar\"");
        var environment = new HashMap<>(System.getenv());
        environment.merge(
                "PATH", folder.resolve("bin").toString(), (path, first) -> first + ":" + path);
        environment.put("JAVA_HOME", System.getProperty("java.home", ""));
        var run = List.of("/bin/bash", copy.resolve("commonweal").toString(), "--version");
        assertThat(Repository.run(environment, run).said()).contains("A build begins.");
        assertThat(Repository.run(environment, run).said()).doesNotContain("A build begins.");
        var later = Files.getLastModifiedTime(jar).toInstant().plusSeconds(60);
        Files.setLastModifiedTime(source, FileTime.from(later));
        Files.writeString(maven, "#!/bin/bash\necho A build begins.; exit 1\n");
        assertThat(Repository.run(environment, run).said())
                .contains("A build begins.")
                .contains("What was built before runs instead.");
    }

    private Path tool(String name, String script) throws IOException {
        var tool = Files.createDirectories(folder.resolve("bin")).resolve(name);
        Files.writeString(tool, "#!/bin/bash\n" + script + "\n");
        assertThat(tool.toFile().setExecutable(true)).isTrue();
        return tool;
    }

    /// A machine with the few tools of a shell and nothing else.
    private Map<String, String> bare(String javaHome) throws IOException {
        for (var tool : List.of("dirname", "grep")) {
            tool(tool, "PATH=/usr/bin:/bin exec " + tool + " \"$@\"");
        }
        var empty = Files.createDirectories(folder.resolve("empty"));
        return Map.of(
                "PATH",
                folder.resolve("bin").toString(),
                "HOME",
                empty.toString(),
                "JAVA_HOME",
                javaHome,
                "COMMONWEAL_JDKS",
                empty.toString());
    }

    private static Repository.Ended launched(String launcher, String... arguments)
            throws IOException, InterruptedException {
        return Repository.run(new HashMap<>(System.getenv()), line(launcher, arguments));
    }

    private static List<String> line(String launcher, String... arguments) {
        var line =
                new ArrayList<>(
                        List.of("/bin/bash", Repository.top().resolve(launcher).toString()));
        line.addAll(List.of(arguments));
        return line;
    }
}
