package org.commonweal.open311;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A document before it has a format.
sealed interface Node {
    /// A value that is not there: null in JSON, left out of XML, where many clients take an empty
    /// element for a value.
    record Absent() implements Node {}

    record Text(String text) implements Node {}

    record Whole(long number) implements Node {}

    record Real(double number) implements Node {}

    record Flag(boolean value) implements Node {}

    /// Always an array in JSON; in XML a container of elements of one name.
    record Many(String item, List<Node> nodes) implements Node {}

    /// One value or several of one name: in XML the element is repeated, without a container.
    record Repeated(List<Node> nodes) implements Node {}

    /// Members in the order they were put.
    record Members(Map<String, Node> byName) implements Node {
        Members() {
            this(new LinkedHashMap<>());
        }

        Members with(String name, Node node) {
            byName.put(name, node);
            return this;
        }

        /// Empty text is absent.
        Members text(String name, @Nullable String text) {
            return with(name, text == null || text.isEmpty() ? new Absent() : new Text(text));
        }

        Members text(String name, Optional<String> text) {
            return text(name, text.orElse(null));
        }

        Members flag(String name, boolean value) {
            return with(name, new Flag(value));
        }

        Members texts(String name, String item, List<String> texts) {
            return with(name, new Many(item, List.copyOf(texts.stream().map(Text::new).toList())));
        }
    }

    static Many many(String item, List<? extends Node> nodes) {
        return new Many(item, new ArrayList<>(nodes));
    }
}
