package org.commonweal.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// RECORD.md shows real bytes: each example is made again here and compared, and so is the table of
/// events.
class RecordPageTest {
    private static final Path PAGE = Shared.repository().resolve("RECORD.md");
    private static final Pattern EXAMPLE =
            Pattern.compile("<!-- example: ([a-z-]+) -->\n```\n(.*?)\n```\n", Pattern.DOTALL);
    private static final Pattern TABLE =
            Pattern.compile(
                    "<!-- table: events -->\n(.*?)\n<!-- end of table -->\n", Pattern.DOTALL);

    @Test
    void the_examples_are_what_the_code_makes() throws IOException {
        String page = Files.readString(PAGE);
        Map<String, String> made = examples();
        String fresh =
                EXAMPLE.matcher(page)
                        .replaceAll(found ->
                                Matcher.quoteReplacement(
                                        "<!-- example: "
                                                + found.group(1)
                                                + " -->\n```\n"
                                                + Optional.ofNullable(made.remove(found.group(1)))
                                                        .orElseThrow()
                                                + "\n```\n"));
        assertThat(made).as("examples that the page does not show").isEmpty();
        fresh =
                TABLE.matcher(fresh)
                        .replaceAll(
                                Matcher.quoteReplacement(
                                        "<!-- table: events -->\n"
                                                + table()
                                                + "\n<!-- end of table -->\n"));
        if (Boolean.getBoolean("golden.accept")) {
            Files.writeString(PAGE, fresh);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(fresh);
        assertThat(fresh).contains("| `desk.opened/1` |");
    }

    private static Map<String, String> examples() {
        Map<String, String> made = new LinkedHashMap<>();
        EntryDraft.Written asked = asked();
        EntryDraft.Sealed words = asked.sealed().get(1);
        made.put("entry", new String(asked.bytes(), UTF_8));
        made.put("leaf", Hashes.hex(asked.hash()));
        made.put(
                "commitment",
                "opening    "
                        + Hashes.hex(words.opening().secret())
                        + "\ncase       "
                        + Samples.CASE
                        + "\nstep       0\nname       "
                        + words.field().name()
                        + "\nvalue      "
                        + words.opening().value()
                        + "\ncommitment "
                        + Hashes.hex(words.commitment()));
        made.put(
                "commitments",
                asked.sealed().stream()
                        .map(sealed ->
                                String.format(
                                        "%-12s %s",
                                        sealed.field().name(), Hashes.hex(sealed.commitment())))
                        .collect(Collectors.joining("\n")));
        EntryDraft.Written secret = confidential();
        made.put("confidential", new String(secret.bytes(), UTF_8));
        made.put("openings", served(asked).format());
        List<byte[]> leaves = List.of(asked.hash(), secret.hash());
        made.put(
                "bundle",
                Hashes.hex(EntryBundle.format(List.of(asked.bytes(), secret.bytes())))
                        .replaceAll("(.{100})", "$1\n"));
        Checkpoint checkpoint = new Checkpoint(TestRecord.ORIGIN, 2, Tree.root(leaves));
        Note note = checkpoint.sign(TestRecord.DESK);
        made.put("key", TestRecord.DESK.key().format());
        made.put("checkpoint", text(note.format()));
        made.put(
                "cosignature",
                text(
                        note.with(
                                        Cosignature.sign(
                                                checkpoint,
                                                TestRecord.LIBRARY,
                                                Instant.ofEpochSecond(1_772_500_000)))
                                .format()));
        made.put(
                "register",
                text(
                        new RegisterDocument(
                                        Register.SERVICES,
                                        1,
                                        List.of("lamp", "pothole"),
                                        Map.of("lamp", "A street lamp is out"))
                                .format()));
        made.put("receipt", text(receipt(asked, List.of(secret.hash()), note).format()));
        made.put(
                "extra",
                text(new TlogProofExtra(receipt(asked, List.of(secret.hash()), note)).json()));
        return made;
    }

    private record TlogProofExtra(Receipt receipt) {
        byte[] json() {
            return TlogProof.parse(receipt.format()).extra().orElseThrow();
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, UTF_8).stripTrailing();
    }

    private static EntryDraft.Written asked() {
        return draft(
                        Samples.CASE,
                        Map.of(
                                "number",
                                "A1-7",
                                "words",
                                "A deep hole before number 7.",
                                "name",
                                "Ada"),
                        false)
                .write(Samples::secrets);
    }

    private static EntryDraft.Written confidential() {
        return draft(
                        CaseHandle.parse("b0b1b2b3b4b5b6b7b8b9babbbcbdbebf"),
                        Map.of("words", "For few eyes."),
                        true)
                .write(Samples::secrets);
    }

    private static EntryDraft draft(
            CaseHandle handle, Map<String, String> fields, boolean confidential) {
        return new EntryDraft(
                "request.asked/1",
                handle,
                0,
                Optional.empty(),
                Samples.AT,
                confidential,
                Map.of("service", "pothole", "area", "ward:mill", "channel", "page", "round", 1),
                fields);
    }

    private static ServedOpenings served(EntryDraft.Written written) {
        Map<String, Opening> open = new TreeMap<>();
        Map<String, byte[]> others = new TreeMap<>();
        for (EntryDraft.Sealed sealed : written.sealed()) {
            String name = sealed.field().name();
            if (name.equals("number") || name.equals("words")) {
                open.put(name, sealed.opening());
            } else {
                others.put(name, sealed.commitment());
            }
        }
        return new ServedOpenings(0, open, others);
    }

    private static Receipt receipt(EntryDraft.Written written, List<byte[]> path, Note note) {
        Map<String, Opening> openings = new TreeMap<>();
        openings.put("words", written.sealed().get(1).opening());
        return new Receipt(
                Entry.parse(written.bytes()),
                written.sealed().stream().map(EntryDraft.Sealed::commitment).toList(),
                openings,
                0,
                path,
                note);
    }

    private static String table() {
        List<String> lines = new ArrayList<>();
        lines.add("| event | clear members | public fields | sealed fields |");
        lines.add("| --- | --- | --- | --- |");
        for (EventType type : Vocabulary.events()) {
            lines.add(
                    "| `"
                            + type.name()
                            + "` | "
                            + type.members().stream()
                                    .map(RecordPageTest::member)
                                    .collect(Collectors.joining(", "))
                            + " | "
                            + names(type, true)
                            + " | "
                            + names(type, false)
                            + " |");
        }
        return String.join("\n", lines);
    }

    private static String names(EventType type, boolean open) {
        return type.fields().stream()
                .filter(field -> field.open() == open)
                .map(field -> "`" + field.name() + "`")
                .collect(Collectors.joining(", "));
    }

    private static String member(Member member) {
        String kind =
                switch (member.kind()) {
                    case Member.Kind.Word(var words) -> " " + String.join("\\|", words);
                    case Member.Kind.Whole(long least, long most) ->
                            least == most ? " " + least : " " + least + " to " + most;
                    case Member.Kind.Version(Register register) -> " version of " + register.word();
                    case Member.Kind.Moment _ -> " time";
                    case Member.Kind.Day _ -> " day";
                    case Member.Kind.Digest _ -> " hash";
                    case Member.Kind.Code(var register) ->
                            " code" + register.map(which -> " of " + which.word()).orElse("");
                    case Member.Kind.Flag _ -> " true\\|false";
                    case Member.Kind.Names _ -> " field names";
                    case Member.Kind.RegisterName _ -> " name of a register";
                };
        return "`" + member.name() + "`" + (member.required() ? "" : " (optional)") + kind;
    }
}
