package org.commonweal.post;

import java.time.Instant;

/// A message with what stands on it.
///
/// @param to address of the one reader
/// @param message Message-ID without brackets
/// @param thread Message-ID of the first message on the matter; empty for none
/// @param leave address that ends the following by one POST (RFC 8058); empty for none
/// @param list what the reader follows, as a `List-Id`; empty for none
public record Envelope(
        String to,
        String message,
        String thread,
        String leave,
        String list,
        Letter letter,
        Instant at) {}
