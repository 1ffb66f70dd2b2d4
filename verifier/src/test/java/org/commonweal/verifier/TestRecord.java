package org.commonweal.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/// A small desk's record, written with the module's own doors and served into a folder as RECORD.md
/// says.
final class TestRecord {
    static final String ORIGIN = "alderhaven.example/record";
    static final Signer DESK = Signer.of(ORIGIN, new byte[32]);
    static final Signer LIBRARY = Signer.witness("library.example", Hashes.sha256(new byte[] {1}));

    private final Random chance = new Random(20260302);
    private final List<EntryDraft.Written> entries = new ArrayList<>();
    private final List<byte[]> hashes = new ArrayList<>();
    private final Map<CaseHandle, Integer> steps = new HashMap<>();
    private final Map<CaseHandle, byte[]> last = new HashMap<>();
    private final Map<String, byte[]> documents = new LinkedHashMap<>();
    private final Map<Long, List<String>> withdrawn = new HashMap<>();
    private final Map<String, Long> places = new HashMap<>();
    private Instant now = Instant.parse("2026-03-02T09:00:00Z");

    record Case(CaseHandle handle, boolean confidential) {}

    Case open(boolean confidential) {
        return new Case(new CaseHandle(chance.nextLong(), chance.nextLong()), confidential);
    }

    long say(Case which, String event, Map<String, ?> members, Map<String, String> fields) {
        int step = steps.getOrDefault(which.handle, 0);
        now = now.plusSeconds(chance.nextInt(600));
        EntryDraft draft =
                new EntryDraft(
                        event,
                        which.handle,
                        step,
                        Optional.ofNullable(last.get(which.handle)),
                        now,
                        which.confidential,
                        members,
                        fields);
        return add(which, step, draft.write(chance::nextBytes));
    }

    long add(Case which, int step, EntryDraft.Written written) {
        long n = entries.size();
        entries.add(written);
        hashes.add(written.hash());
        places.put(which.handle + "/" + step, n);
        steps.put(which.handle, step + 1);
        last.put(which.handle, written.hash());
        return n;
    }

    void publish(Register register, int version, String... codes) {
        RegisterDocument document =
                new RegisterDocument(
                        register, version, List.of(codes), Map.of("note", "version " + version));
        String hash = Hashes.hex(document.hash());
        documents.put(hash, document.format());
        say(
                open(false),
                "register.published/1",
                Map.of("register", register.word(), "version", version, "hash", hash),
                Map.of());
    }

    void withdraw(Case which, int of, String event, String ground, String... names) {
        say(which, event, Map.of("of", of, "names", List.of(names), "ground", ground), Map.of());
        withdrawn
                .computeIfAbsent(places.get(which.handle + "/" + of), _ -> new ArrayList<>())
                .addAll(List.of(names));
    }

    /// Hides fields, as staff do.
    void hide(Case which, int of, String instead, String... names) {
        say(
                which,
                "field.hidden/2",
                Map.of("of", of, "names", List.of(names), "ground", "personal", "by", "clerk"),
                Map.of("words", "It names a neighbour.", "instead", instead, "handler", "7"));
        withdrawn
                .computeIfAbsent(places.get(which.handle + "/" + of), _ -> new ArrayList<>())
                .addAll(List.of(names));
    }

    /// Shows fields again that were hidden.
    void show(Case which, int of, String... names) {
        say(
                which,
                "field.shown/1",
                Map.of("of", of, "names", List.of(names), "by", "administrator"),
                Map.of());
        withdrawn
                .getOrDefault(places.get(which.handle + "/" + of), new ArrayList<>())
                .removeAll(List.of(names));
    }

    /// A desk with registers, `cases` cases of four steps each, confidential ones among them,
    /// erasures and hidden fields.
    static TestRecord lively(int cases) {
        TestRecord record = new TestRecord();
        record.say(record.open(false), "desk.opened/1", Map.of(), Map.of("name", "Alderhaven"));
        record.publish(Register.SERVICES, 1, "pothole", "lamp");
        record.publish(Register.AGENCIES, 1, "roads");
        record.publish(Register.AREAS, 1, "ward:mill", "ward:hill");
        record.publish(Register.REASONS, 1, "weather");
        record.publish(Register.CALENDARS, 1, "town-hall");
        for (int i = 0; i < cases; i++) {
            record.life(record.open(i % 10 == 3), i);
        }
        return record;
    }

    private void life(Case one, int i) {
        Map<String, Object> place =
                Map.of("service", i % 2 == 0 ? "pothole" : "lamp", "area", "ward:mill");
        say(one, "request.asked/1", with(place, "channel", "page", "round", 1), words(i));
        Instant due = now.plusSeconds(86_400);
        say(
                one,
                "request.promised/1",
                with(
                        with(place, "agency", "roads", "round", 1, "by", "rule", "standard", 1),
                        "calendar",
                        1,
                        "answer_due",
                        due,
                        "done_due",
                        due),
                Map.of("handler", "Hanna"));
        Map<String, Object> theirs =
                with(Map.of("service", place.get("service")), "agency", "roads", "round", 1);
        say(
                one,
                "request.reported_done/1",
                with(theirs, "verdict_until", due),
                Map.of("words", "Filled."));
        say(
                one,
                "verdict.given/1",
                with(theirs, "verdict", "resolved", "content", 5, "by", "link", "late", false),
                Map.of());
        if (i % 7 == 1) {
            withdraw(one, 0, "field.erased/1", "asker", "words", "name", "photos");
        }
        if (i % 7 == 2 && !one.confidential) {
            withdraw(one, 0, "field.hidden/1", "personal", "words");
        }
        if (i < 20 && i % 7 == 3 && !one.confidential) {
            hide(one, 0, "Ein Loch […]", "words");
            hide(one, 2, "", "words");
            show(one, 2, "words");
        }
    }

    private static Map<String, String> words(int i) {
        return Map.of(
                "number",
                "A" + i,
                "words",
                "Ein Loch \u2014 ein \"gro\u00dfes\" \ud83d\udd73",
                "name",
                "Ada",
                "email",
                "ada@example.org");
    }

    static Map<String, Object> with(Map<String, ?> some, Object... more) {
        Map<String, Object> all = new TreeMap<>(some);
        for (int i = 0; i < more.length; i += 2) {
            all.put((String) more[i], more[i + 1]);
        }
        return all;
    }

    int size() {
        return entries.size();
    }

    List<byte[]> hashes() {
        return hashes;
    }

    EntryDraft.Written entry(int n) {
        return entries.get(n);
    }

    Checkpoint checkpoint(int size) {
        return new Checkpoint(ORIGIN, size, Tree.root(hashes.subList(0, size)));
    }

    Note signed(int size) {
        Checkpoint checkpoint = checkpoint(size);
        return checkpoint
                .sign(DESK)
                .with(Cosignature.sign(checkpoint, LIBRARY, Instant.parse("2026-04-01T00:00:00Z")));
    }

    Receipt receipt(int n) {
        MemoryNodes nodes = new MemoryNodes();
        hashes.forEach(nodes::append);
        EntryDraft.Written written = entries.get(n);
        Map<String, Opening> openings = new HashMap<>();
        written.sealed().forEach(sealed -> openings.put(sealed.field().name(), sealed.opening()));
        return new Receipt(
                Entry.parse(written.bytes()),
                written.sealed().stream().map(EntryDraft.Sealed::commitment).toList(),
                openings,
                n,
                Tree.inclusion(n, size(), nodes),
                signed(size()));
    }

    /// Writes every file that a checkpoint of the whole record needs.
    void serve(Path folder) {
        int size = size();
        write(folder, "checkpoint", signed(size).format());
        write(folder, "key", (DESK.key().format() + "\n").getBytes(UTF_8));
        documents.forEach((hash, bytes) -> write(folder, RegisterDocument.path(hash), bytes));
        for (int from = 0; from < size; from += Tile.WIDTH) {
            int to = Math.min(size, from + Tile.WIDTH);
            Tile bundle = new Tile(Tile.ENTRIES, from / Tile.WIDTH, to - from);
            write(
                    folder,
                    bundle.path(),
                    EntryBundle.format(
                            entries.subList(from, to).stream()
                                    .map(EntryDraft.Written::bytes)
                                    .toList()));
            List<ServedOpenings> lines = new ArrayList<>();
            for (int n = from; n < to; n++) {
                openings(n).ifPresent(lines::add);
            }
            if (!lines.isEmpty()) {
                write(folder, ServedOpenings.path(from), ServedOpenings.format(lines));
            }
        }
        List<byte[]> level = hashes;
        for (int l = 0; !level.isEmpty(); l++) {
            List<byte[]> above = new ArrayList<>();
            for (int from = 0; from < level.size(); from += Tile.WIDTH) {
                List<byte[]> tile = level.subList(from, Math.min(level.size(), from + Tile.WIDTH));
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                tile.forEach(bytes::writeBytes);
                write(
                        folder,
                        new Tile(l, from / Tile.WIDTH, tile.size()).path(),
                        bytes.toByteArray());
                if (tile.size() == Tile.WIDTH) {
                    above.add(Tree.root(tile));
                }
            }
            level = above;
        }
    }

    private Optional<ServedOpenings> openings(int n) {
        Map<String, Opening> shown = new HashMap<>();
        Map<String, byte[]> others = new HashMap<>();
        for (EntryDraft.Sealed sealed : entries.get(n).sealed()) {
            String name = sealed.field().name();
            if (sealed.field().open()
                    && !withdrawn.getOrDefault((long) n, List.of()).contains(name)) {
                shown.put(name, sealed.opening());
            } else {
                others.put(name, sealed.commitment());
            }
        }
        return shown.isEmpty()
                ? Optional.empty()
                : Optional.of(new ServedOpenings(n, shown, others));
    }

    static void write(Path folder, String path, byte[] bytes) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String quietly(java.util.function.Consumer<PrintStream> work) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        work.accept(new PrintStream(bytes, true, UTF_8));
        return bytes.toString(UTF_8);
    }
}
