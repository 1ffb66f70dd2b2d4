package org.commonweal.verifier;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What the one who asked takes home: a proof whose `extra` holds the exact entry, the commitment
/// of every field, and the openings of those the holder can show. To show less, drop openings
/// ([#without]); nothing else changes.
///
/// `extra` is canonical JSON:
/// `{"commitments":["<hex>",...],"entry":"<base64>","openings":{"<name>":{"opening":"<base64>","value":"<text>"}}}`,
/// commitments in the order of the event's field list.
///
/// @param entry what was recorded
/// @param commitments one for each field of the entry, in order
/// @param openings by field name
/// @param index the entry's number on the record
/// @param path from the leaf to the root
/// @param checkpoint signed by the record
public record Receipt(
        Entry entry,
        List<byte[]> commitments,
        Map<String, Opening> openings,
        long index,
        List<byte[]> path,
        Note checkpoint) {
    public Receipt {
        commitments = List.copyOf(commitments);
        openings = Map.copyOf(openings);
        path = List.copyOf(path);
    }

    /// Reads a receipt file and checks that it holds together: the entry stands under the
    /// checkpoint, the commitments under the entry, the openings under the commitments. Who signed
    /// is a further question: [#signedBy].
    ///
    /// @throws InvalidRecord when it is no receipt or anything in it does not fit
    public static Receipt parse(byte[] file) {
        TlogProof proof = TlogProof.parse(file);
        byte[] extra =
                proof.extra().orElseThrow(() -> new InvalidRecord("the proof carries no entry"));
        Map<String, Object> members = CanonicalJson.parseObject(extra);
        if (!members.keySet().equals(Set.of("commitments", "entry", "openings"))
                || !(members.get("entry") instanceof String entry)
                || !(members.get("commitments") instanceof List<?> hashes)) {
            throw new InvalidRecord("a receipt has commitments, entry and openings");
        }
        try {
            Receipt receipt =
                    new Receipt(
                            Entry.parse(Base64Text.parse(entry)),
                            hashes.stream()
                                    .map(hash -> Hashes.parseHex(String.valueOf(hash)))
                                    .toList(),
                            ServedOpenings.openings(members.get("openings")),
                            proof.index(),
                            proof.path(),
                            proof.checkpoint());
            receipt.check();
            return receipt;
        } catch (InvalidRecord e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new InvalidRecord("the receipt's extra is damaged: " + e.getMessage());
        }
    }

    /// The file's bytes.
    public byte[] format() {
        Map<String, Object> extra = new TreeMap<>();
        extra.put("commitments", commitments.stream().map(Hashes::hex).toList());
        extra.put("entry", Base64Text.of(entry.bytes()));
        extra.put("openings", ServedOpenings.json(openings));
        return new TlogProof(Optional.of(CanonicalJson.format(extra)), index, path, checkpoint)
                .format();
    }

    /// The same receipt showing less.
    public Receipt without(Collection<String> names) {
        Map<String, Opening> fewer = new TreeMap<>(openings);
        fewer.keySet().removeAll(names);
        return new Receipt(entry, commitments, fewer, index, path, checkpoint);
    }

    /// The checkpoint the entry stands under.
    public Checkpoint head() {
        return Checkpoint.parse(checkpoint.text());
    }

    /// Whether `key` signed the checkpoint under its own origin.
    ///
    /// @throws InvalidRecord when a signature in the key's name is not by it
    public boolean signedBy(VerifierKey key) {
        return !checkpoint.signedBy(List.of(key)).isEmpty() && head().origin().equals(key.name());
    }

    private void check() {
        if (!new TlogProof(Optional.empty(), index, path, checkpoint).includes(entry.hash())) {
            throw new InvalidRecord("the entry is not under the receipt's checkpoint");
        }
        List<Field> fields = entry.fields();
        if (commitments.size() != fields.size()
                || !fields.isEmpty()
                        && !Arrays.equals(
                                Commitment.fieldroot(commitments),
                                entry.fieldroot().orElseThrow())) {
            throw new InvalidRecord("the commitments are not those of the entry");
        }
        List<String> names = fields.stream().map(Field::name).toList();
        openings.forEach((name, opening) -> {
            int at = names.indexOf(name);
            if (at < 0
                    || !Arrays.equals(
                            commitments.get(at),
                            Commitment.of(opening, entry.handle(), entry.step(), name))) {
                throw new InvalidRecord(
                        "the opening of \"" + name + "\" is not the one committed to");
            }
        });
    }

    /// The fields that this receipt does not open, in order.
    public List<String> withheld() {
        List<String> names = new ArrayList<>(entry.fields().stream().map(Field::name).toList());
        names.removeAll(openings.keySet());
        return names;
    }
}
