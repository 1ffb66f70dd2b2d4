package org.commonweal.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoteTest {
    private static final String VKEY =
            "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
    private static final String NOTE =
            """
            This is an example message.

            \u2014 example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
            """;

    @Test
    void the_published_note_verifies() {
        VerifierKey key = VerifierKey.parse(VKEY);
        assertThat(HexFormat.of().formatHex(key.key()))
                .isEqualTo("e932791ae6e7a840a46164c904786426d5e7821dd8b29a00d61cae72afdd4da4");
        assertThat(key.id()).isEqualTo(0x530d903a);
        Note note = Note.parse(NOTE.getBytes(UTF_8));
        assertThat(note.signedBy(List.of(key))).containsExactly(key);
        assertThat(new String(note.format(), UTF_8)).isEqualTo(NOTE);
    }

    @Test
    void a_note_signed_from_a_seed_opens_with_its_key() {
        Signer desk = Signer.of("alderhaven.example/record", new byte[32]);
        Checkpoint checkpoint = new Checkpoint("alderhaven.example/record", 0, Tree.emptyRoot());
        Note note = checkpoint.sign(desk);
        assertThat(Checkpoint.open(note.format(), desk.key())).isEqualTo(checkpoint);
        Signer library = Signer.witness("library.example", Hashes.sha256(new byte[1]));
        Note.Line line = Cosignature.sign(checkpoint, library, Instant.ofEpochSecond(1679315147));
        Note cosigned = Note.parse(note.with(line).format());
        assertThat(cosigned.signedBy(List.of(desk.key(), library.key())))
                .containsExactly(desk.key(), library.key());
        assertThat(Cosignature.time(cosigned.lines().getLast()))
                .isEqualTo(Instant.ofEpochSecond(1679315147));
    }

    @Test
    void unknown_signatures_are_ignored_and_a_known_bad_one_rejects() {
        Signer desk = Signer.of("alderhaven.example/record", new byte[32]);
        Signer other = Signer.of("other.example", new byte[32]);
        Note note =
                new Checkpoint("alderhaven.example/record", 0, Tree.emptyRoot()).sign(desk, other);
        assertThat(note.signedBy(List.of(desk.key()))).containsExactly(desk.key());
        Note changed = new Note(note.text().replace("\n0\n", "\n1\n"), note.lines());
        assertThatThrownBy(() -> changed.signedBy(List.of(desk.key())))
                .isInstanceOf(InvalidRecord.class);
    }
}
