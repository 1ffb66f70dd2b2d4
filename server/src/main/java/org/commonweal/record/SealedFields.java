package org.commonweal.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.commonweal.verifier.Commitment;
import org.commonweal.verifier.Entry;
import org.commonweal.verifier.EntryDraft;
import org.commonweal.verifier.Field;
import org.commonweal.verifier.Opening;
import org.commonweal.verifier.ServedOpenings;

/// The fields of one entry in one row, in the order of the vocabulary.
///
/// Bytes, for each field: a letter; for `V` (there) and `H` (hidden) the 32-byte opening, a 32-bit
/// length and the value; for `E` (erased) the 32-byte commitment alone, which anybody needs to
/// compute the field root.
record SealedFields(List<Slot> slots) {
    private static final byte THERE = 'V';
    private static final byte HIDDEN = 'H';
    private static final byte ERASED = 'E';

    /// One field.
    sealed interface Slot {
        /// Opening and value exist.
        ///
        /// @param hidden from the public
        record There(Opening opening, boolean hidden) implements Slot {}

        /// Only the commitment is left.
        record Gone(byte[] commitment) implements Slot {}
    }

    static byte[] pack(List<EntryDraft.Sealed> sealed) {
        var out = new ByteArrayOutputStream(64 * sealed.size());
        for (var field : sealed) {
            write(out, THERE, field.opening());
        }
        return out.toByteArray();
    }

    byte[] pack() {
        var out = new ByteArrayOutputStream(64 * slots.size());
        for (var slot : slots) {
            switch (slot) {
                case Slot.There(var opening, var hidden) ->
                        write(out, hidden ? HIDDEN : THERE, opening);
                case Slot.Gone(var commitment) -> {
                    out.write(ERASED);
                    out.writeBytes(commitment);
                }
            }
        }
        return out.toByteArray();
    }

    private static void write(ByteArrayOutputStream out, byte letter, Opening opening) {
        out.write(letter);
        out.writeBytes(opening.secret());
        var value = opening.value().getBytes(UTF_8);
        for (int shift = 24; shift >= 0; shift -= 8) {
            out.write(value.length >>> shift);
        }
        out.writeBytes(value);
    }

    static SealedFields unpack(byte[] body) {
        var in = ByteBuffer.wrap(body);
        var slots = new ArrayList<Slot>();
        while (in.hasRemaining()) {
            byte letter = in.get();
            var secret = new byte[Opening.LENGTH];
            in.get(secret);
            if (letter == ERASED) {
                slots.add(new Slot.Gone(secret));
            } else {
                var value = new byte[in.getInt()];
                in.get(value);
                slots.add(
                        new Slot.There(
                                new Opening(secret, new String(value, UTF_8)), letter == HIDDEN));
            }
        }
        return new SealedFields(slots);
    }

    /// Values that exist, are not hidden and not empty.
    Map<String, String> values(List<Field> fields) {
        var values = new TreeMap<String, String>();
        for (int i = 0; i < slots.size(); i++) {
            if (slots.get(i) instanceof Slot.There(var opening, var hidden)
                    && !hidden
                    && !opening.value().isEmpty()) {
                values.put(fields.get(i).name(), opening.value());
            }
        }
        return values;
    }

    /// Every opening that exists, hidden ones included: what the asker may take home.
    Map<String, Opening> openings(List<Field> fields) {
        var openings = new LinkedHashMap<String, Opening>();
        for (int i = 0; i < slots.size(); i++) {
            if (slots.get(i) instanceof Slot.There(var opening, _)) {
                openings.put(fields.get(i).name(), opening);
            }
        }
        return openings;
    }

    List<byte[]> commitments(Entry entry) {
        var commitments = new ArrayList<byte[]>(slots.size());
        for (int i = 0; i < slots.size(); i++) {
            commitments.add(commitment(entry, i));
        }
        return commitments;
    }

    private byte[] commitment(Entry entry, int i) {
        return switch (slots.get(i)) {
            case Slot.Gone(var commitment) -> commitment;
            case Slot.There(var opening, _) ->
                    Commitment.of(
                            opening, entry.handle(), entry.step(), entry.fields().get(i).name());
        };
    }

    /// What the public is shown of the entry.
    ServedOpenings served(long n, Entry entry) {
        var shown = new TreeMap<String, Opening>();
        var bare = new TreeMap<String, byte[]>();
        var fields = entry.fields();
        for (int i = 0; i < slots.size(); i++) {
            var field = fields.get(i);
            if (field.open()
                    && slots.get(i) instanceof Slot.There(var opening, var hidden)
                    && !hidden) {
                shown.put(field.name(), opening);
            } else {
                bare.put(field.name(), commitment(entry, i));
            }
        }
        return new ServedOpenings(n, shown, bare);
    }

    /// The same fields with some of them erased, or hidden.
    ///
    /// @param names fields of the entry
    SealedFields without(Entry entry, List<String> names, boolean erase) {
        var fields = entry.fields();
        var left = new ArrayList<Slot>(slots);
        for (int i = 0; i < slots.size(); i++) {
            if (names.contains(fields.get(i).name())
                    && slots.get(i) instanceof Slot.There(var opening, _)) {
                left.set(
                        i,
                        erase
                                ? new Slot.Gone(commitment(entry, i))
                                : new Slot.There(opening, true));
            }
        }
        return new SealedFields(left);
    }

    /// Values that exist and are hidden, empty ones too.
    Map<String, String> hidden(List<Field> fields) {
        var values = new TreeMap<String, String>();
        for (int i = 0; i < slots.size(); i++) {
            if (slots.get(i) instanceof Slot.There(var opening, var hidden) && hidden) {
                values.put(fields.get(i).name(), opening.value());
            }
        }
        return values;
    }

    /// The same fields with some of them shown again.
    SealedFields showing(Entry entry, List<String> names) {
        var fields = entry.fields();
        var left = new ArrayList<Slot>(slots);
        for (int i = 0; i < slots.size(); i++) {
            if (names.contains(fields.get(i).name())
                    && slots.get(i) instanceof Slot.There(var opening, _)) {
                left.set(i, new Slot.There(opening, false));
            }
        }
        return new SealedFields(left);
    }

    /// The names of fields that can still be erased, or still be hidden.
    List<String> withdrawable(List<Field> fields, boolean erase) {
        var names = new ArrayList<String>();
        for (int i = 0; i < slots.size(); i++) {
            if (slots.get(i) instanceof Slot.There(_, var hidden)
                    && (erase || !hidden && fields.get(i).open())) {
                names.add(fields.get(i).name());
            }
        }
        return names;
    }
}
