/// The public record of a desk: its bytes, and the checks that anyone can make of them.
///
/// This module is for two kinds of people. Those who hold a desk to its word take the jar alone (it
/// needs nothing but a JDK) and run
///
/// ```
/// java -jar verifier.jar audit https://desk.example --key VKEY --since kept --save kept --openings
/// java -jar verifier.jar receipt mine.tlog-proof --key VKEY
/// ```
///
/// and those who write a record, or another program about it, use the classes. RECORD.md at the
/// repository's root is the format in full; what follows is the way through the classes, from the
/// inside out.
///
/// **Hashes and the tree.** [Hashes#leaf] hashes an entry, [CompactRange] appends it to the tree
/// and remembers only the edge, [Tree] makes and checks proofs, and [Tile] and [EntryBundle] are
/// the files in which tree and entries are served. [Tiles] finds nodes in tiles:
///
/// ```java
/// var edge = new CompactRange();
/// edge.append(Hashes.leaf(entry), (level, index, hash) -> keepIfMultipleOfEight(level, index, hash));
/// List<byte[]> proof = Tree.inclusion(n, size, new Tiles(size, tile -> read(tile.path())));
/// ```
///
/// **Signing.** A [Checkpoint] is origin, size and root; [Checkpoint#sign] makes a [Note] of it
/// with a [Signer], [Checkpoint#open] believes it only from a [VerifierKey]. A witness adds a
/// [Cosignature]; a [Policy] says whose are wanted.
///
/// **Entries.** The [Vocabulary] lists every event with its [Member]s and [Field]s. A writer fills
/// an [EntryDraft] and gets canonical bytes, leaf hash, and the [Opening] of each field to keep
/// apart; a reader gets an [Entry] or a refusal. A field is bound by a [Commitment] and shown by
/// [ServedOpenings] or on a [Receipt]:
///
/// ```java
/// EntryDraft.Written written = draft.write(secureRandom::nextBytes);
/// Entry entry = Entry.parse(written.bytes());
/// ```
///
/// **Auditing.** [Audit] reads a [Source], a desk on the web or a folder, and returns an
/// [AuditReport]; [Verifier] is the command line over it.
///
/// Whatever is read from outside and is not as it should be ends in [InvalidRecord], whose message
/// is a sentence for a person. Arrays handed out by records of one value are copies; lists of
/// hashes are not copied deeply and are not to be written into. All static methods are safe from
/// any thread.
@NullMarked
package org.commonweal.verifier;

import org.jspecify.annotations.NullMarked;
