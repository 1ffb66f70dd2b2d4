package org.commonweal.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// The published proof vectors, most of them good proofs changed in one place.
class ProofVectorsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void every_inclusion_vector_gets_the_wanted_answer() throws IOException {
        answers(
                "inclusion",
                vector ->
                        Tree.includes(
                                number(vector, "leafIdx"),
                                number(vector, "treeSize"),
                                bytes(vector.get("leafHash")),
                                proof(vector),
                                bytes(vector.get("root"))));
    }

    @Test
    void every_consistency_vector_gets_the_wanted_answer() throws IOException {
        answers(
                "consistency",
                vector ->
                        Tree.continues(
                                number(vector, "size1"),
                                bytes(vector.get("root1")),
                                number(vector, "size2"),
                                bytes(vector.get("root2")),
                                proof(vector)));
    }

    private static void answers(String kind, Predicate<JsonNode> verifies) throws IOException {
        Path folder = Shared.folder("data/record-vectors").resolve("testdata").resolve(kind);
        List<String> wrong = new ArrayList<>();
        int vectors = 0;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".json")).toList()) {
                JsonNode vector = JSON.readTree(Files.readAllBytes(file));
                vectors++;
                if (verifies.test(vector) == vector.get("wantErr").booleanValue()) {
                    wrong.add(folder.relativize(file).toString());
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(vectors).isEqualTo(98);
    }

    /// Sizes beyond 63 bits come out negative, which no tree has.
    private static long number(JsonNode vector, String name) {
        return new BigInteger(vector.get(name).asString()).longValue();
    }

    private static byte[] bytes(JsonNode base64) {
        return base64.isNull() ? new byte[0] : Base64.getDecoder().decode(base64.asString());
    }

    private static List<byte[]> proof(JsonNode vector) {
        List<byte[]> proof = new ArrayList<>();
        if (vector.get("proof") != null && !vector.get("proof").isNull()) {
            vector.get("proof").forEach(hash -> proof.add(bytes(hash)));
        }
        return proof;
    }
}
