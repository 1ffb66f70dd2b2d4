package org.commonweal.verifier;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The exact members of one event in one kind of case, sorted as canonical JSON sorts them: what a
/// writer fills in and what a scanner walks along.
final class Shape {
    private static final @Nullable Shape[] TABLE = new Shape[256];

    static {
        for (EventType type : Vocabulary.events()) {
            new Shape(type, false).enter();
            if (type.mayBeConfidential()) {
                new Shape(type, true).enter();
            }
        }
    }

    /// How the bytes of a slot are judged.
    enum Check {
        AT,
        CASE,
        TRUE,
        EVENT,
        HASH,
        STEP,
        WORD,
        WHOLE,
        MOMENT,
        DAY,
        CODE,
        AREA,
        FLAG,
        NAMES
    }

    /// A place in the entry: a member that every entry has, or one of the event's own.
    ///
    /// @param words the words allowed, for [Check#WORD]
    /// @param least for numbers
    /// @param most for numbers
    /// @param register where a code or version must stand
    /// @param own whether the member is the event's own
    record Slot(
            String name,
            byte[] bytes,
            boolean required,
            Check check,
            List<byte[]> words,
            long least,
            long most,
            Optional<Register> register,
            boolean own) {}

    final EventType type;
    final boolean confidential;
    final List<Field> fields;
    final Slot[] slots;
    final int prev;

    /// The slots whose value a register must know.
    final int[] registered;

    private final byte[] name;

    private Shape(EventType type, boolean confidential) {
        this.type = type;
        this.confidential = confidential;
        this.fields = type.fields(confidential);
        this.name = type.name().getBytes(US_ASCII);
        this.slots = slots();
        this.prev = slot("prev");
        this.registered =
                IntStream.range(0, slots.length)
                        .filter(i -> slots[i].register().isPresent())
                        .toArray();
    }

    /// The shape of an event, when the vocabulary has it in this kind of case.
    static @Nullable Shape of(byte[] name, int from, int length, boolean confidential) {
        int at = hash(name, from, length, confidential);
        for (Shape shape = TABLE[at]; shape != null; shape = TABLE[at]) {
            if (shape.confidential == confidential
                    && Arrays.equals(shape.name, 0, shape.name.length, name, from, from + length)) {
                return shape;
            }
            at = at + 1 & TABLE.length - 1;
        }
        return null;
    }

    static Shape of(EventType type, boolean confidential) {
        byte[] name = type.name().getBytes(US_ASCII);
        Shape shape = of(name, 0, name.length, confidential);
        if (shape == null) {
            throw new InvalidRecord(
                    type.name()
                            + (confidential
                                    ? " is never confidential"
                                    : " is not in the vocabulary"));
        }
        return shape;
    }

    /// Which slot has this name, or -1.
    int slot(String member) {
        for (int i = 0; i < slots.length; i++) {
            if (slots[i].name.equals(member)) {
                return i;
            }
        }
        return -1;
    }

    private void enter() {
        int at = hash(name, 0, name.length, confidential);
        while (TABLE[at] != null) {
            at = at + 1 & TABLE.length - 1;
        }
        TABLE[at] = this;
    }

    private static int hash(byte[] name, int from, int length, boolean confidential) {
        int hash = confidential ? 1 : 0;
        for (int i = from; i < from + length; i++) {
            hash = 31 * hash + name[i];
        }
        return (hash ^ hash >>> 8 ^ hash >>> 16) & TABLE.length - 1;
    }

    private Slot[] slots() {
        List<Slot> all = new ArrayList<>();
        all.add(common("at", Check.AT, true));
        all.add(common("case", Check.CASE, true));
        if (confidential) {
            all.add(common("confidential", Check.TRUE, true));
        }
        all.add(common("event", Check.EVENT, true));
        if (!fields.isEmpty()) {
            all.add(common("fields", Check.HASH, true));
        }
        all.add(common("prev", Check.HASH, false));
        all.add(common("step", Check.STEP, true));
        type.members(confidential).forEach(member -> all.add(own(member)));
        all.sort(Comparator.comparing(Slot::name));
        return all.toArray(Slot[]::new);
    }

    private static Slot common(String name, Check check, boolean required) {
        return new Slot(
                name,
                name.getBytes(US_ASCII),
                required,
                check,
                List.of(),
                0,
                Vocabulary.LAST_STEP,
                Optional.empty(),
                false);
    }

    private static Slot own(Member member) {
        return switch (member.kind()) {
            case Member.Kind.Word(var words) ->
                    own(member, Check.WORD, words, 0, 0, Optional.empty());
            case Member.Kind.Whole(long least, long most) ->
                    own(member, Check.WHOLE, List.of(), least, most, Optional.empty());
            case Member.Kind.Version(Register register) ->
                    own(
                            member,
                            Check.WHOLE,
                            List.of(),
                            1,
                            Integer.MAX_VALUE,
                            Optional.of(register));
            case Member.Kind.Moment() ->
                    own(member, Check.MOMENT, List.of(), 0, 0, Optional.empty());
            case Member.Kind.Day() -> own(member, Check.DAY, List.of(), 0, 0, Optional.empty());
            case Member.Kind.Digest() -> own(member, Check.HASH, List.of(), 0, 0, Optional.empty());
            case Member.Kind.Code(var register) ->
                    own(
                            member,
                            register.equals(Optional.of(Register.AREAS)) ? Check.AREA : Check.CODE,
                            List.of(),
                            0,
                            0,
                            register);
            case Member.Kind.Flag() -> own(member, Check.FLAG, List.of(), 0, 0, Optional.empty());
            case Member.Kind.Names() ->
                    own(member, Check.NAMES, Vocabulary.fieldNamesInUse(), 0, 0, Optional.empty());
            case Member.Kind.RegisterName() ->
                    own(
                            member,
                            Check.WORD,
                            Arrays.stream(Register.values()).map(Register::word).toList(),
                            0,
                            0,
                            Optional.empty());
        };
    }

    private static Slot own(
            Member member,
            Check check,
            List<String> words,
            long least,
            long most,
            Optional<Register> register) {
        return new Slot(
                member.name(),
                member.name().getBytes(US_ASCII),
                member.required(),
                check,
                words.stream().map(word -> word.getBytes(US_ASCII)).toList(),
                least,
                most,
                register,
                true);
    }
}
