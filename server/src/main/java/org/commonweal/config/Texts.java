package org.commonweal.config;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/// Whether and how a town's desk sends text messages.
///
/// @param offered whether it does
/// @param gateway the program that takes them; empty in an invented town that sends nothing
/// @param secretFile holds the secret that signs what the gateway is sent, and nothing else;
///   relative to the data folder; empty when there is no gateway
/// @param countries two capital letters each, whose mobile numbers are written to; the first is
///   that of numbers without a country's code
public record Texts(
        boolean offered, Optional<URI> gateway, String secretFile, List<String> countries) {
    /// A town without text messages.
    public static final Texts NONE = new Texts(false, Optional.empty(), "", List.of());

    public Texts {
        countries = List.copyOf(countries);
    }
}
