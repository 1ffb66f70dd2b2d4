package org.commonweal.verifier;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// A witness's word on a checkpoint: "at this time, this was the largest consistent tree I had seen
/// of this origin".
///
/// It is a signature line of type 04 on the checkpoint's note. What is signed is `cosignature/v1`,
/// the time in whole seconds, and the checkpoint's text; the line carries the time before the
/// signature.
public final class Cosignature {
    private Cosignature() {}

    /// The witness's line for a checkpoint.
    ///
    /// @param witness a signer whose key is of type [VerifierKey#COSIGNATURE]
    public static Note.Line sign(Checkpoint checkpoint, Signer witness, Instant time) {
        if (witness.key().type() != VerifierKey.COSIGNATURE) {
            throw new InvalidRecord("a witness signs with a key of type 4");
        }
        long seconds = time.getEpochSecond();
        byte[] signature = witness.sign(message(seconds, checkpoint.text()));
        byte[] bytes = ByteBuffer.allocate(72).putLong(seconds).put(signature).array();
        return new Note.Line(witness.key().name(), witness.key().id(), bytes);
    }

    /// The time a witness's line claims. Trust it only after the line has been verified.
    public static Instant time(Note.Line line) {
        if (line.signature().length != 72 || seconds(line.signature()) < 0) {
            throw new InvalidRecord("not a cosignature line");
        }
        return Instant.ofEpochSecond(seconds(line.signature()));
    }

    static long seconds(byte[] signature) {
        return ByteBuffer.wrap(signature).getLong();
    }

    static byte[] message(long seconds, String text) {
        return ("cosignature/v1\ntime " + seconds + "\n" + text).getBytes(StandardCharsets.UTF_8);
    }
}
