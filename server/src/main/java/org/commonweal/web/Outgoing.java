package org.commonweal.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A reply ready for the server to send: every header but `Date`, `Connection` and the framing.
///
/// @param status the HTTP status
/// @param headers one value each
/// @param cookies values of `Set-Cookie`
/// @param bytes the body, also for HEAD, whose length is then announced but not sent
/// @param writer the body when it is written while sent, `bytes` then being empty
record Outgoing(
        int status,
        Map<String, String> headers,
        List<String> cookies,
        byte[] bytes,
        Reply.@Nullable Writer writer) {}
