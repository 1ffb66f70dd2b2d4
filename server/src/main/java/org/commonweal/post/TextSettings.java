package org.commonweal.post;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/// How a desk's text messages go out, and to which numbers.
///
/// @param offered whether there are any
/// @param gateway the program that takes them; empty in an invented town, whose letterbox does
/// @param countries two capital letters each (ISO 3166-1); only their mobile numbers are written
///   to. Numbers without a country's code are read as the first one's
public record TextSettings(boolean offered, Optional<Gateway> gateway, List<String> countries) {
    /// A desk without text messages.
    public static final TextSettings NONE = new TextSettings(false, Optional.empty(), List.of());

    public TextSettings {
        countries = List.copyOf(countries);
    }

    /// A program that takes text messages.
    ///
    /// @param url as [SignedPost#allowed] has it
    /// @param secret signs what it is sent; read for each message, so that it can be changed while
    ///   the desk runs
    public record Gateway(URI url, MailSettings.Password secret) {}
}
