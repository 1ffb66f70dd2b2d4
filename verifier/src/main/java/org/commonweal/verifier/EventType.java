package org.commonweal.verifier;

import java.util.ArrayList;
import java.util.List;

/// One event and version of the vocabulary, for instance `request.asked/1`.
///
/// @param name literal and frozen
/// @param mayBeConfidential whether it can happen in a case, so that the case may be confidential
/// @param members its own clear members in the order of the table in RECORD.md
/// @param fields the values it commits to, open ones first
public record EventType(
        String name, boolean mayBeConfidential, List<Member> members, List<Field> fields) {
    public EventType {
        members = List.copyOf(members);
        fields = List.copyOf(fields);
    }

    /// The clear members in a case of this kind, beyond those every entry has. A confidential case
    /// shows no code and no time.
    public List<Member> members(boolean confidential) {
        return confidential ? members.stream().filter(member -> !member.tells()).toList() : members;
    }

    /// The committed fields in order. A confidential case seals them all, and after them service,
    /// agency, area, at, and every other code and time that it does not show.
    public List<Field> fields(boolean confidential) {
        if (!confidential) {
            return fields;
        }
        List<Field> sealed = new ArrayList<>();
        fields.forEach(field -> sealed.add(new Field(field.name(), false)));
        Vocabulary.ALWAYS_SEALED.forEach(name -> sealed.add(new Field(name, false)));
        members.stream()
                .filter(member ->
                        member.tells() && !Vocabulary.ALWAYS_SEALED.contains(member.name()))
                .forEach(member -> sealed.add(new Field(member.name(), false)));
        return List.copyOf(sealed);
    }
}
