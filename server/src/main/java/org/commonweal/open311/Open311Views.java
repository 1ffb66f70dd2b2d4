package org.commonweal.open311;

import java.util.List;

/// What the templates of this room show.
public final class Open311Views {
    private Open311Views() {}

    /// The page that describes everything other programs may ask.
    ///
    /// @param operations in the order a client meets them
    public record Described(List<Operation> operations) {
        public Described {
            operations = List.copyOf(operations);
        }
    }

    /// One thing that can be asked.
    ///
    /// @param call method and address
    /// @param summary what it does
    /// @param parameters what it takes
    public record Operation(String call, String summary, List<Parameter> parameters) {
        public Operation {
            parameters = List.copyOf(parameters);
        }
    }

    /// One parameter.
    public record Parameter(String name, String meaning) {}
}
