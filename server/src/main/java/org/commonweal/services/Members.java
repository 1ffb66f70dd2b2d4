package org.commonweal.services;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One object of a published document, read member by member.
///
/// A member that is missing or of another kind throws [IllegalStateException]: what was published
/// was written by this program, so only a damaged store can lack it.
///
/// @param byName what the object holds
record Members(Map<?, ?> byName) {
    boolean has(String name) {
        return byName.containsKey(name);
    }

    List<String> names() {
        return byName.keySet().stream().map(String.class::cast).sorted().toList();
    }

    String text(String name) {
        return as(String.class, byName.get(name), name);
    }

    boolean flag(String name) {
        return as(Boolean.class, byName.get(name), name);
    }

    int number(String name) {
        return Math.toIntExact(as(Number.class, byName.get(name), name).longValue());
    }

    List<String> texts(String name) {
        return list(name).stream().map(v -> as(String.class, v, name)).toList();
    }

    Members one(String name) {
        return new Members(as(Map.class, byName.get(name), name));
    }

    List<Members> all(String name) {
        return list(name).stream().map(v -> new Members(as(Map.class, v, name))).toList();
    }

    private List<?> list(String name) {
        return as(List.class, byName.get(name), name);
    }

    private static <T> T as(Class<T> kind, @Nullable Object value, String name) {
        if (!kind.isInstance(value)) {
            throw new IllegalStateException(
                    "a published register lacks \"" + name + "\" or holds another kind of it");
        }
        return kind.cast(value);
    }
}
