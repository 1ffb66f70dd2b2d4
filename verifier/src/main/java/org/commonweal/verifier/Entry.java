package org.commonweal.verifier;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/// One leaf of the record, read and found to say nothing outside the vocabulary. Immutable.
public final class Entry {
    private final byte[] bytes;
    private final EventType type;
    private final CaseHandle handle;
    private final int step;
    private final Optional<byte[]> prev;
    private final Instant at;
    private final boolean confidential;
    private final Optional<byte[]> fieldroot;
    private final Map<String, Object> members;

    private Entry(byte[] bytes, EntryScanner scan) {
        Shape shape = scan.shape();
        this.bytes = bytes;
        type = shape.type;
        confidential = shape.confidential;
        handle = new CaseHandle(scan.caseHigh(), scan.caseLow());
        step = scan.step();
        at = Moments.parse(scan.text(shape.slot("at")));
        prev = hash(scan, shape.slot("prev"));
        fieldroot = hash(scan, shape.slot("fields"));
        Map<String, Object> own = new TreeMap<>();
        for (int i = 0; i < shape.slots.length; i++) {
            if (shape.slots[i].own() && scan.has(i)) {
                own.put(shape.slots[i].name(), value(shape.slots[i].check(), scan, i));
            }
        }
        members = Collections.unmodifiableMap(own);
    }

    /// Reads an entry's exact bytes.
    ///
    /// @throws InvalidRecord when a byte is not as the vocabulary and the canonical form demand
    public static Entry parse(byte[] bytes) {
        byte[] own = bytes.clone();
        EntryScanner scan = new EntryScanner();
        scan.scan(own, 0, own.length);
        return new Entry(own, scan);
    }

    /// The canonical bytes.
    public byte[] bytes() {
        return bytes.clone();
    }

    /// The leaf hash: what the next entry of the case names as `prev`.
    public byte[] hash() {
        return Hashes.leaf(bytes);
    }

    /// The event and version, for instance `request.asked/1`.
    public String event() {
        return type.name();
    }

    /// What the vocabulary says of the event.
    public EventType type() {
        return type;
    }

    /// Which case it belongs to.
    public CaseHandle handle() {
        return handle;
    }

    /// Its place in the case, from 0 without gaps.
    public int step() {
        return step;
    }

    /// The leaf hash of the case's previous entry; empty at step 0.
    public Optional<byte[]> prev() {
        return prev.map(byte[]::clone);
    }

    /// When it happened, to the second; in a confidential case the beginning of its day in UTC.
    public Instant at() {
        return at;
    }

    /// Whether its case shows neither service, agency, area nor exact times.
    public boolean confidential() {
        return confidential;
    }

    /// The root over the commitments to its fields; empty for an event without fields.
    public Optional<byte[]> fieldroot() {
        return fieldroot.map(byte[]::clone);
    }

    /// The fields it commits to, in order.
    public List<Field> fields() {
        return type.fields(confidential);
    }

    /// The event's own clear members: words, codes, days and hashes as `String`, numbers as `Long`,
    /// flags as `Boolean`, times as `Instant`, names as a list of `String`.
    public Map<String, Object> members() {
        return members;
    }

    /// A word, code, day or hash.
    public Optional<String> text(String member) {
        return Optional.ofNullable(members.get(member))
                .filter(String.class::isInstance)
                .map(String.class::cast);
    }

    /// A number.
    public OptionalLong number(String member) {
        return members.get(member) instanceof Long n ? OptionalLong.of(n) : OptionalLong.empty();
    }

    /// A time.
    public Optional<Instant> time(String member) {
        return members.get(member) instanceof Instant time ? Optional.of(time) : Optional.empty();
    }

    /// Whether a flag is there and true.
    public boolean flag(String member) {
        return Boolean.TRUE.equals(members.get(member));
    }

    /// The field names an erasure or hiding lists; empty for other events.
    public List<String> names() {
        return members.get("names") instanceof List<?> names
                ? names.stream().map(String.class::cast).toList()
                : List.of();
    }

    private static Optional<byte[]> hash(EntryScanner scan, int slot) {
        return scan.has(slot) ? Optional.of(Hashes.parseHex(scan.text(slot))) : Optional.empty();
    }

    private static Object value(Shape.Check check, EntryScanner scan, int slot) {
        return switch (check) {
            case WHOLE, STEP -> scan.number(slot);
            case MOMENT, AT -> Moments.parse(scan.text(slot));
            case FLAG, TRUE -> scan.text(slot).equals("true");
            case NAMES -> scan.names(slot);
            case CASE, EVENT, HASH, WORD, DAY, CODE, AREA -> scan.text(slot);
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Entry that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /// The JSON, which holds nothing private.
    @Override
    public String toString() {
        return new String(bytes, StandardCharsets.US_ASCII);
    }
}
