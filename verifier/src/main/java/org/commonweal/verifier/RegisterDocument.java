package org.commonweal.verifier;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One published version of a register, served at `register/<hash>` for ever. Canonical JSON:
/// `{"codes":[...],"document":{...},"register":"services","version":3}`.
///
/// @param register which list
/// @param version from 1, without gaps
/// @param codes what entries may name; for areas `kind:code`
/// @param document the content, for people and programs; its numbers are integers, fractions are
///   written as strings
public record RegisterDocument(
        Register register, int version, List<String> codes, Map<String, ?> document) {
    public RegisterDocument {
        codes = List.copyOf(codes);
        document = Map.copyOf(document);
    }

    /// The canonical bytes that are hashed and served.
    public byte[] format() {
        return CanonicalJson.format(
                Map.of(
                        "register",
                        register.word(),
                        "version",
                        version,
                        "codes",
                        codes,
                        "document",
                        document));
    }

    /// What a `register.published/1` entry says of it: SHA-256 of the bytes.
    public byte[] hash() {
        return Hashes.sha256(format());
    }

    /// The path under the record's prefix of the document with this hash.
    public static String path(String hash) {
        return "register/" + hash;
    }

    /// Reads a document.
    ///
    /// @throws InvalidRecord when it is none
    public static RegisterDocument parse(byte[] bytes) {
        Map<String, Object> members = CanonicalJson.parseObject(bytes);
        if (!members.keySet().equals(Set.of("codes", "document", "register", "version"))
                || !(members.get("codes") instanceof List<?> list)
                || !(members.get("register") instanceof String word)
                || !(members.get("version") instanceof Long version)
                || version < 1
                || version > Integer.MAX_VALUE) {
            throw new InvalidRecord("a register has codes, document, register and version");
        }
        List<String> codes = new ArrayList<>();
        for (Object code : list) {
            if (!(code instanceof String text)) {
                throw new InvalidRecord("the codes of a register are texts");
            }
            codes.add(text);
        }
        Register register =
                Register.of(word).orElseThrow(() -> new InvalidRecord("no such register: " + word));
        return new RegisterDocument(
                register,
                version.intValue(),
                codes,
                CanonicalJson.object(members.get("document"), "the document"));
    }
}
