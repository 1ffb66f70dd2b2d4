package org.commonweal.open311;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an address under `/open311/` names.
///
/// @param sandbox whether it is the test endpoint
/// @param what the resource; null for none that is here
/// @param id what follows the resource's name, without its suffix; empty where nothing does
/// @param format that the suffix names, or else the one accepted
record Target(boolean sandbox, @Nullable What what, String id, Format format) {
    /// The resources of GeoReport v2 and of the updates extension.
    enum What {
        DISCOVERY("GET, HEAD, OPTIONS"),
        DESCRIPTION("GET, HEAD, OPTIONS"),
        SERVICES("GET, HEAD, OPTIONS"),
        DEFINITION("GET, HEAD, OPTIONS"),
        REQUESTS("GET, HEAD, OPTIONS, POST"),
        REQUEST("GET, HEAD, OPTIONS"),
        TOKEN("GET, HEAD, OPTIONS"),
        UPDATES("GET, HEAD, OPTIONS, POST");

        private final String allow;

        What(String allow) {
            this.allow = allow;
        }

        String allow() {
            return allow;
        }

        boolean allows(String method) {
            return (" " + allow + ",").contains(" " + method + ",");
        }
    }

    /// @param segments after `/open311/`, decoded; empty ones, which a base address with a slash at
    ///   its end makes, are passed over
    static Target of(List<String> segments, String accept) {
        var path = new ArrayList<>(segments);
        path.removeIf(String::isEmpty);
        if (path.isEmpty()) {
            return new Target(false, null, "", Format.accepted(accept));
        }
        var last = path.removeLast();
        int dot = last.lastIndexOf('.');
        var named = dot < 0 ? Optional.<Format>empty() : Format.of(last.substring(dot + 1));
        path.add(named.isPresent() ? last.substring(0, dot) : last);
        var format = named.orElseGet(() -> Format.accepted(accept));
        boolean sandbox = path.size() > 1 && path.getFirst().equals("test");
        if (sandbox) {
            path.removeFirst();
        }
        if (path.equals(List.of("openapi")) && named.filter(f -> f == Format.JSON).isPresent()) {
            return new Target(sandbox, What.DESCRIPTION, "", format);
        }
        boolean beside = path.equals(List.of("discovery"));
        if (!beside && !path.removeFirst().equals("v2")) {
            return new Target(sandbox, null, "", format);
        }
        var id = path.size() == 2 ? path.get(1) : "";
        return new Target(sandbox, what(path), id, format);
    }

    private static @Nullable What what(List<String> path) {
        return switch (path.size()) {
            case 1 ->
                    switch (path.getFirst()) {
                        case "discovery" -> What.DISCOVERY;
                        case "services" -> What.SERVICES;
                        case "requests" -> What.REQUESTS;
                        case "servicerequestupdates" -> What.UPDATES;
                        default -> null;
                    };
            case 2 ->
                    switch (path.getFirst()) {
                        case "services" -> What.DEFINITION;
                        case "requests" -> What.REQUEST;
                        case "tokens" -> What.TOKEN;
                        default -> null;
                    };
            default -> null;
        };
    }
}
