package org.commonweal.verifier;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

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
///   `Collection<String>`; a time also as the text the record writes
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
        Map<String, ?> clear = members;
        Map<String, String> values = fields;
        if (confidential) {
            Map<String, Object> shown = new TreeMap<>(members);
            values = new TreeMap<>(fields);
            seal(shape, shown, values);
            clear = shown;
        }
        List<Sealed> sealed = commit(shape, values, secrets);
        byte[] bytes = format(shape, clear, sealed);
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
        int found = 0;
        for (int i = 0; i < shape.fields.size(); i++) {
            Field field = shape.fields.get(i);
            String value = values.get(field.name());
            String present = value == null ? "" : value;
            found += value == null ? 0 : 1;
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
        if (found < values.size()) {
            TreeSet<String> strange = new TreeSet<>(values.keySet());
            shape.fields.forEach(field -> strange.remove(field.name()));
            throw new InvalidRecord(event + " has no field " + strange);
        }
        return sealed;
    }

    private byte[] format(Shape shape, Map<String, ?> clear, List<Sealed> sealed) {
        StringBuilder out = new StringBuilder(640);
        int found = 0;
        for (Shape.Slot slot : shape.slots) {
            Object value = slot.own() ? clear.get(slot.name()) : common(slot, sealed);
            if (value != null) {
                found += slot.own() ? 1 : 0;
                out.append(out.isEmpty() ? '{' : ',').append('"').append(slot.name()).append("\":");
                write(slot, value, out);
            }
        }
        if (found < clear.size()) {
            TreeSet<String> strange = new TreeSet<>(clear.keySet());
            shape.type.members(confidential).forEach(member -> strange.remove(member.name()));
            throw new InvalidRecord(event + " has no member " + strange);
        }
        return out.append('}').toString().getBytes(UTF_8);
    }

    /// What every entry says.
    private @Nullable Object common(Shape.Slot slot, List<Sealed> sealed) {
        return switch (slot.check()) {
            case AT -> confidential ? Moments.day(at) : at;
            case CASE -> handle.format();
            case EVENT -> event;
            case STEP -> step;
            case TRUE -> true;
            case HASH ->
                    slot.name().equals("prev")
                            ? prev.map(Hashes::hex).orElse(null)
                            : Hashes.hex(
                                    Commitment.fieldroot(
                                            sealed.stream().map(Sealed::commitment).toList()));
            case WORD, WHOLE, MOMENT, DAY, CODE, AREA, FLAG, NAMES -> null;
        };
    }

    private void write(Shape.Slot slot, Object value, StringBuilder out) {
        switch (value) {
            case Instant time -> out.append('"').append(Moments.format(time)).append('"');
            case Integer n -> out.append(n.intValue());
            case Long n -> out.append(n.longValue());
            case Boolean flag -> out.append(flag.booleanValue());
            case String word when word.indexOf('"') < 0 -> out.append('"').append(word).append('"');
            case Collection<?> names -> out.append(names(names));
            default ->
                    throw new InvalidRecord(
                            event + " cannot say \"" + slot.name() + "\": " + value);
        }
    }

    private static String names(Collection<?> names) {
        TreeSet<String> sorted = new TreeSet<>();
        names.forEach(name -> sorted.add((String) name));
        return "[\"" + String.join("\",\"", sorted) + "\"]";
    }
}
