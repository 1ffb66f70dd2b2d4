/// Photos: pictures that people send, made safe to keep and to show. Door: [Photos]; public
/// addresses: [PhotoPages], which ask [MayShow].
///
/// A file is believed only in its bytes. JPEG, PNG, WebP and GIF (its first frame) are taken; HEIC
/// and AVIF are recognised and refused with words that say what to do, since no free reader for
/// them runs on the Java machine. Pixels alone go over into two new JPEGs; whatever else the file
/// held (place, camera, name, a hidden document) is left behind. Photos are read one at a time and
/// never larger than a fifth of the heap.
///
/// Names are the SHA-256 of the stored bytes, which requests seal on the record.
///
/// Events: none. Tables: `photos_taken`, `photos_kept`; on PostgreSQL also `photos_bytes`.
@NullMarked
package org.commonweal.photos;

import org.jspecify.annotations.NullMarked;
