package org.commonweal.record;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.commonweal.verifier.Member;
import org.commonweal.verifier.Register;
import org.commonweal.verifier.RegisterDocument;
import org.commonweal.verifier.Vocabulary;

/// Which codes the published registers list, so that no entry names what nobody could look up.
/// Owned by the writer's thread.
final class Codes {
    private record Change(
            Register register, Optional<Map<String, Integer>> codesBefore, int versionBefore) {}

    private final Map<Register, Map<String, Integer>> versionsOf = new EnumMap<>(Register.class);
    private final Map<Register, Integer> newest = new EnumMap<>(Register.class);
    private final Deque<Change> changes = new ArrayDeque<>();

    /// Takes up a version that is already stored.
    void publish(RegisterDocument document) {
        var register = document.register();
        var codes = new HashMap<>(versionsOf.getOrDefault(register, Map.of()));
        document.codes().forEach(code -> codes.put(code, document.version()));
        changes.push(
                new Change(
                        register, Optional.ofNullable(versionsOf.get(register)), newest(register)));
        versionsOf.put(register, codes);
        newest.put(register, document.version());
    }

    int mark() {
        return changes.size();
    }

    void rollbackTo(int mark) {
        while (changes.size() > mark) {
            var change = changes.pop();
            newest.put(change.register, change.versionBefore);
            change.codesBefore.ifPresentOrElse(
                    codes -> versionsOf.put(change.register, codes),
                    () -> versionsOf.remove(change.register));
        }
    }

    void settle() {
        changes.clear();
    }

    int newest(Register register) {
        return newest.getOrDefault(register, 0);
    }

    /// Holds a draft against the registers as an audit will: a case begins with codes of the newest
    /// versions; later it may still name what was listed when it was young.
    ///
    /// @throws IllegalArgumentException for a code or version that an audit would reject
    void check(Draft draft, int step) {
        var type =
                Vocabulary.event(draft.event())
                        .orElseThrow(() ->
                                new IllegalArgumentException("no such event: " + draft.event()));
        for (var member : type.members()) {
            var value = draft.members().get(member.name());
            if (value != null) {
                check(draft, step, member, value);
            }
        }
    }

    private void check(Draft draft, int step, Member member, Object value) {
        boolean known =
                switch (member.kind()) {
                    case Member.Kind.Code(var register) when register.isPresent() -> {
                        int version =
                                versionsOf
                                        .getOrDefault(register.get(), Map.of())
                                        .getOrDefault(String.valueOf(value), 0);
                        yield version > 0 && (step > 0 || version == newest(register.get()));
                    }
                    case Member.Kind.Version(var register) ->
                            value instanceof Number number
                                    && number.longValue() <= newest(register);
                    default -> true;
                };
        if (!known) {
            throw new IllegalArgumentException(
                    draft.event()
                            + ": "
                            + member.name()
                            + " \""
                            + value
                            + "\" is not in the register published before it");
        }
    }
}
