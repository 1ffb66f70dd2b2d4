package org.commonweal.web;

import java.util.List;

/// An address that other programs read, in the words of the room that answers it: what the
/// description of everything served is made of.
///
/// @param path the pattern; a name in braces is a parameter of it
/// @param name short and unlike any other's, for programs: letters alone
/// @param says the message that tells what it answers
/// @param parameters of the path first, then of the query
/// @param statuses of its answers
public record Described(
        String path, String name, String says, List<Parameter> parameters, List<Integer> statuses) {
    public Described {
        parameters = List.copyOf(parameters);
        statuses = List.copyOf(statuses);
    }

    /// One parameter.
    ///
    /// @param says the message that tells what it means
    /// @param values all that it may be; empty for many
    public record Parameter(String name, String says, List<String> values) {
        public Parameter {
            values = List.copyOf(values);
        }
    }
}
