package org.commonweal.verifier;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// An entry about to be written. The writer says what it knows; what is clear, what is committed
/// and in which order is the vocabulary's business: in a confidential case the codes and times
/// among `members` become sealed fields by themselves and `at` is cut to the day.
///
/// @param event name and version
/// @param handle the case
/// @param step its place in the case, from 0
/// @param prev the leaf hash of the case's previous entry; empty exactly at step 0
/// @param at when it happened; fractions of a second are dropped
/// @param confidential whether the case is confidential, the same for all its entries
/// @param members the event's own members: `String`, `Integer` or `Long`, `Boolean`, `Instant`,
///   `Collection<String>`
/// @param fields values to commit to; a field of the event that is not here is committed as empty
public record EntryDraft(
        String event,
        CaseHandle handle,
        int step,
        Optional<byte[]> prev,
        Instant at,
        boolean confidential,
        Map<String, ?> members,
        Map<String, String> fields) {

    /// An entry with the secrets that must be kept beside it.
    ///
    /// @param bytes the canonical bytes
    /// @param hash the leaf hash
    /// @param sealed what it commits to, in the order of the vocabulary
    public record Written(byte[] bytes, byte[] hash, List<Sealed> sealed) {}

    /// One committed field.
    ///
    /// @param field its name, and whether its opening is served to everybody
    /// @param opening the secret and the value: delete both to erase
    /// @param commitment stays when the opening goes
    public record Sealed(Field field, Opening opening, byte[] commitment) {}

    /// Where fresh secrets come from: fills the whole array from a secure source.
    @FunctionalInterface
    public interface Secrets {
        /// Fills the array; never with bytes handed out before.
        void fill(byte[] bytes);
    }

    /// The number of random bytes that [#write] will ask for in one call.
    public int secretBytes() {
        return shape().fields.size() * Opening.LENGTH;
    }

    /// Writes the entry.
    ///
    /// @throws InvalidRecord when a member or field is outside the vocabulary, missing, or of the
    ///   wrong kind
    public Written write(Secrets secrets) {
        Shape shape = shape();
        Map<String, Object> clear = new TreeMap<>(members);
        Map<String, String> values = new TreeMap<>(fields);
        if (confidential) {
            seal(shape, clear, values);
        }
        List<Sealed> sealed = commit(shape, values, secrets);
        if (!sealed.isEmpty()) {
            clear.put(
                    "fields",
                    Hashes.hex(
                            Commitment.fieldroot(
                                    sealed.stream().map(Sealed::commitment).toList())));
        }
        byte[] bytes = format(shape, clear);
        new EntryScanner().scan(bytes, 0, bytes.length);
        return new Written(bytes, Hashes.leaf(bytes), sealed);
    }

    private Shape shape() {
        EventType type =
                Vocabulary.event(event)
                        .orElseThrow(() -> new InvalidRecord("no such event: " + event));
        return Shape.of(type, confidential);
    }

    private void seal(Shape shape, Map<String, Object> clear, Map<String, String> values) {
        values.put("at", Moments.format(at));
        for (Member member : shape.type.members()) {
            Object value = member.tells() ? clear.remove(member.name()) : null;
            if (value != null) {
                values.put(
                        member.name(),
                        value instanceof Instant time ? Moments.format(time) : (String) value);
            } else if (member.tells() && member.required() && !values.containsKey(member.name())) {
                throw new InvalidRecord(event + " wants a member \"" + member.name() + "\"");
            }
        }
    }

    private List<Sealed> commit(Shape shape, Map<String, String> values, Secrets secrets) {
        byte[] random = new byte[shape.fields.size() * Opening.LENGTH];
        if (random.length > 0) {
            secrets.fill(random);
        }
        List<Sealed> sealed = new ArrayList<>(shape.fields.size());
        for (int i = 0; i < shape.fields.size(); i++) {
            Field field = shape.fields.get(i);
            String value = values.remove(field.name());
            String present = value == null ? "" : value;
            int from = i * Opening.LENGTH;
            byte[] commitment =
                    Commitment.of(
                            random,
                            from,
                            handle,
                            step,
                            field.name().getBytes(US_ASCII),
                            present.getBytes(UTF_8));
            Opening opening =
                    new Opening(Arrays.copyOfRange(random, from, from + Opening.LENGTH), present);
            sealed.add(new Sealed(field, opening, commitment));
        }
        if (!values.isEmpty()) {
            throw new InvalidRecord(event + " has no field " + values.keySet());
        }
        return sealed;
    }

    private byte[] format(Shape shape, Map<String, Object> clear) {
        clear.put("at", confidential ? Moments.day(at) : at);
        clear.put("case", handle.format());
        clear.put("event", event);
        clear.put("step", step);
        prev.ifPresent(hash -> clear.put("prev", Hashes.hex(hash)));
        if (confidential) {
            clear.put("confidential", true);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        byte before = '{';
        for (Shape.Slot slot : shape.slots) {
            Object value = clear.remove(slot.name());
            if (value != null) {
                out.write(before);
                out.write('"');
                out.writeBytes(slot.bytes());
                out.write('"');
                out.write(':');
                write(slot, value, out);
                before = ',';
            }
        }
        if (!clear.isEmpty()) {
            throw new InvalidRecord(event + " has no member " + clear.keySet());
        }
        out.write('}');
        return out.toByteArray();
    }

    private void write(Shape.Slot slot, @Nullable Object value, ByteArrayOutputStream out) {
        String text =
                switch (value) {
                    case Instant time -> '"' + Moments.format(time) + '"';
                    case Integer n -> n.toString();
                    case Long n -> n.toString();
                    case Boolean flag -> flag.toString();
                    case String word when word.indexOf('"') < 0 -> '"' + word + '"';
                    case Collection<?> names -> names(names);
                    case null, default ->
                            throw new InvalidRecord(
                                    event + " cannot say \"" + slot.name() + "\": " + value);
                };
        out.writeBytes(text.getBytes(UTF_8));
    }

    private static String names(Collection<?> names) {
        TreeSet<String> sorted = new TreeSet<>();
        names.forEach(name -> sorted.add((String) name));
        return "[\"" + String.join("\",\"", sorted) + "\"]";
    }
}
