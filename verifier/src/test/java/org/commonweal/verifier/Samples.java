package org.commonweal.verifier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// One entry of every event of the vocabulary, the same bytes each time.
final class Samples {
    static final CaseHandle CASE = CaseHandle.parse("a0a1a2a3a4a5a6a7a8a9aaabacadaeaf");
    static final Instant AT = Instant.parse("2026-03-02T09:14:31Z");

    private Samples() {}

    /// All of them, each also in a confidential case where that can be.
    static List<EntryDraft> all() {
        List<EntryDraft> drafts = new ArrayList<>();
        for (EventType type : Vocabulary.events()) {
            drafts.add(draft(type, false));
            if (type.mayBeConfidential()) {
                drafts.add(draft(type, true));
            }
        }
        return drafts;
    }

    static EntryDraft draft(EventType type, boolean confidential) {
        boolean first =
                type.name().startsWith("desk.")
                        || type.name().startsWith("register.")
                        || type.name().startsWith("dump.")
                        || type.name().equals("request.asked/1")
                        || type.name().equals("request.imported/1");
        Map<String, Object> members = new TreeMap<>();
        type.members().forEach(member -> members.put(member.name(), value(member)));
        Map<String, String> fields = new TreeMap<>();
        type.fields().forEach(field -> fields.put(field.name(), "the " + field.name()));
        return new EntryDraft(
                type.name(),
                CASE,
                first ? 0 : 3,
                first ? Optional.empty() : Optional.of(Hashes.sha256(new byte[] {3})),
                AT,
                confidential,
                members,
                fields);
    }

    /// Secrets that are no secret: 00 01 02 and so on.
    static void secrets(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
    }

    private static Object value(Member member) {
        return switch (member.kind()) {
            case Member.Kind.Word(var words) -> words.getFirst();
            case Member.Kind.Whole(long least, long _) -> least;
            case Member.Kind.Version _ -> 2;
            case Member.Kind.Moment _ -> AT.plusSeconds(86_400);
            case Member.Kind.Day _ -> "2026-03-02";
            case Member.Kind.Digest _ -> Hashes.hex(Hashes.sha256(new byte[] {1}));
            case Member.Kind.Code(var register) ->
                    register.map(which ->
                                    switch (which) {
                                        case SERVICES -> "pothole";
                                        case AGENCIES -> "roads";
                                        case AREAS -> "ward:mill";
                                        case REASONS -> "weather";
                                        case CALENDARS, ROUTING -> "town-hall";
                                    })
                            .orElse("old-desk");
            case Member.Kind.Flag _ -> true;
            case Member.Kind.Names _ -> List.of("words", "email");
            case Member.Kind.RegisterName _ -> "services";
        };
    }
}
