package org.commonweal;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// ARCHITECTURE.md's block of arrows is the rule; this test only reads it aloud to the code.
class ArchitectureTest {
    private static final String ROOT = "org.commonweal";
    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages(ROOT);

    @Test
    void every_arrow_between_rooms_stands_in_the_map() throws IOException {
        var allowed = arrows();
        var wrong = new TreeSet<String>();
        for (var type : CLASSES) {
            var from = room(type);
            if (from.isEmpty() || from.equals("verifier") || from.equals("Commonweal")) {
                continue;
            }
            assertThat(allowed).as("a room that ARCHITECTURE.md does not name").containsKey(from);
            for (var dependency : type.getDirectDependenciesFromSelf()) {
                var to = room(dependency.getTargetClass());
                if (!to.isEmpty()
                        && !to.equals(from)
                        && !allowed.getOrDefault(from, Set.of()).contains(to)) {
                    wrong.add(from + " -> " + to + " (" + dependency.getDescription() + ")");
                }
            }
        }
        assertThat(wrong).as("arrows that ARCHITECTURE.md does not allow").isEmpty();
    }

    @Test
    void no_two_rooms_know_each_other_in_a_circle() {
        SlicesRuleDefinition.slices()
                .matching(ROOT + ".(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void the_map_itself_has_no_circle_and_names_every_room() throws IOException {
        var allowed = arrows();
        for (var start : allowed.keySet()) {
            assertThat(reachable(start, allowed))
                    .as("rooms reachable from " + start)
                    .doesNotContain(start);
        }
        var rooms = CLASSES.stream().map(ArchitectureTest::room).collect(Collectors.toSet());
        rooms.removeAll(Set.of("", "Commonweal", "verifier"));
        assertThat(allowed.keySet()).containsAll(rooms);
    }

    @Test
    void rooms_are_flat() {
        for (var type : CLASSES) {
            var name = type.getPackageName();
            if (name.startsWith(ROOT + ".")) {
                assertThat(name.substring(ROOT.length() + 1))
                        .as(type.getName())
                        .doesNotContain(".");
            }
        }
    }

    @Test
    void time_and_chance_enter_only_through_outside() {
        var banned =
                Map.of(
                        "java.time.Instant", Set.of("now"),
                        "java.time.LocalDate", Set.of("now"),
                        "java.time.LocalDateTime", Set.of("now"),
                        "java.time.ZonedDateTime", Set.of("now"),
                        "java.time.OffsetDateTime", Set.of("now"),
                        "java.time.Clock", Set.of("systemUTC", "systemDefaultZone", "system"),
                        "java.lang.System", Set.of("currentTimeMillis"),
                        "java.util.UUID", Set.of("randomUUID"),
                        "java.lang.Math", Set.of("random"),
                        "java.lang.Thread", Set.of("sleep"));
        var wrong = new TreeSet<String>();
        for (var type : CLASSES) {
            if (room(type).equals("outside") || room(type).equals("verifier")) {
                continue;
            }
            for (var call : type.getMethodCallsFromSelf()) {
                if (banned.getOrDefault(call.getTargetOwner().getName(), Set.of())
                        .contains(call.getName())) {
                    wrong.add(call.getDescription());
                }
            }
            for (var call : type.getConstructorCallsFromSelf()) {
                var owner = call.getTargetOwner().getName();
                if (owner.equals("java.util.Random")
                        || owner.equals("java.security.SecureRandom")) {
                    wrong.add(call.getDescription());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void what_decides_knows_no_database_no_web_and_no_clock() {
        ArchRuleDefinition.noClasses()
                .that()
                .haveNameMatching(".*\\.requests\\.Request(Event|Command|Life)?(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.sql..", ROOT + ".web..", ROOT + ".store..", ROOT + ".outside..")
                .check(CLASSES);
    }

    @Test
    void the_web_server_is_known_to_web_alone() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".web")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.helidon..")
                .check(CLASSES);
    }

    @Test
    void every_room_has_a_sign() throws IOException {
        var source = Docs.root().resolve("server/src/main/java/org/commonweal");
        try (var rooms = Files.list(source)) {
            for (var room : rooms.filter(Files::isDirectory).toList()) {
                var sign = room.resolve("package-info.java");
                assertThat(sign).exists();
                assertThat(Files.readString(sign)).contains("@NullMarked").contains("///");
            }
        }
    }

    @Test
    void a_table_is_named_in_its_own_room_only() throws IOException {
        var owner = new TreeMap<String, String>();
        var created = Pattern.compile("(?i)create\\s+table\\s+(?:if\\s+not\\s+exists\\s+)?(\\w+)");
        for (var folder : List.of("sqlite", "postgresql")) {
            try (var files =
                    Files.list(Docs.root().resolve("server/src/main/resources/db/" + folder))) {
                for (var file : files.toList()) {
                    var room =
                            file.getFileName()
                                    .toString()
                                    .replaceFirst("V\\d+__([a-z0-9]+).*", "$1");
                    var matcher = created.matcher(Files.readString(file));
                    while (matcher.find()) {
                        owner.put(matcher.group(1), room);
                    }
                }
            }
        }
        assertThat(owner).isNotEmpty();
        var wrong = new TreeSet<String>();
        for (var file : Docs.javaSources("server/src/main/java/org/commonweal")) {
            var room = String.valueOf(file.getName(file.getNameCount() - 2));
            var code = Files.readString(file);
            for (var table : owner.entrySet()) {
                var use =
                        Pattern.compile(
                                "(?i)\\b(?:from|into|update|join|table)\\s+"
                                        + table.getKey()
                                        + "\\b");
                if (!room.equals(table.getValue()) && use.matcher(withoutComments(code)).find()) {
                    wrong.add(
                            file.getFileName()
                                    + " names "
                                    + table.getKey()
                                    + " of "
                                    + table.getValue());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void no_file_is_longer_than_it_can_be_read() throws IOException {
        var lengths = new ArrayList<Integer>();
        var tooLong = new TreeSet<String>();
        for (var file : Docs.javaSources("server/src/main/java", "verifier/src/main/java")) {
            var lines = Files.readAllLines(file).size();
            lengths.add(lines);
            if (lines > 550) {
                tooLong.add(file.getFileName() + ": " + lines);
            }
        }
        lengths.sort(null);
        var types = CLASSES.stream().filter(type -> type.getEnclosingClass().isEmpty()).toList();
        var hidden =
                types.stream()
                        .filter(type -> !type.getModifiers().contains(JavaModifier.PUBLIC))
                        .count();
        System.out.printf(
                "shape: %d files, median %d lines, p90 %d, longest %d; %d of %d top-level types are package-private%n",
                lengths.size(),
                lengths.get(lengths.size() / 2),
                lengths.get(lengths.size() * 9 / 10),
                lengths.getLast(),
                hidden,
                types.size());
        assertThat(tooLong).isEmpty();
    }

    private static String withoutComments(String code) {
        return code.replaceAll("(?m)^\\s*//.*$", "");
    }

    private static Set<String> reachable(String start, Map<String, Set<String>> arrows) {
        var seen = new TreeSet<String>();
        var open = new ArrayList<>(arrows.getOrDefault(start, Set.of()));
        while (!open.isEmpty()) {
            var next = open.removeLast();
            if (seen.add(next)) {
                open.addAll(arrows.getOrDefault(next, Set.of()));
            }
        }
        return seen;
    }

    private static String room(JavaClass type) {
        var name = type.getPackageName();
        if (name.equals(ROOT)) {
            return "Commonweal";
        }
        return name.startsWith(ROOT + ".")
                ? name.substring(ROOT.length() + 1).replaceFirst("\\..*", "")
                : "";
    }

    private static Map<String, Set<String>> arrows() throws IOException {
        var block =
                Pattern.compile("```arrows\n(.*?)```", Pattern.DOTALL)
                        .matcher(Files.readString(Docs.root().resolve("ARCHITECTURE.md")));
        assertThat(block.find()).isTrue();
        var arrows = new LinkedHashMap<String, Set<String>>();
        for (var line : block.group(1).lines().filter(line -> !line.isBlank()).toList()) {
            var sides = line.split("->");
            for (var from : sides[0].split(",")) {
                if (!from.strip().equals("Commonweal")) {
                    var to = new TreeSet<String>();
                    for (var room : sides[1].split(",")) {
                        to.add(room.strip());
                    }
                    to.add("verifier");
                    arrows.computeIfAbsent(from.strip(), _ -> new TreeSet<>()).addAll(to);
                }
            }
        }
        for (var room : List.of("outside")) {
            arrows.putIfAbsent(room, Set.of());
        }
        return arrows;
    }
}
