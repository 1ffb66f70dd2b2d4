package org.commonweal.post;

import java.time.Instant;

/// A text message.
///
/// @param to number as of E.164
/// @param id names it, the same at every try: 32 hex digits
/// @param lang BCP 47 tag of what it says
public record TextMessage(String to, String id, String text, String lang, Instant at) {}
