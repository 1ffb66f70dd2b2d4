package org.commonweal.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.commonweal.places.Routing;

/// Reads `[[route]]` and `routes_file`, finds routes that can never match and services that no
/// route takes.
final class RouteReader {
    private static final String ALL = "*";

    /// What routes may name.
    ///
    /// @param services sections of all services, the unsound ones too
    /// @param areas references of all areas
    /// @param agencies codes of all agencies
    record Known(List<Section> services, Collection<String> areas, Collection<String> agencies) {
        Set<String> codes() {
            var codes = new TreeSet<String>();
            services.forEach(service -> codes.add(service.text("code", "")));
            return codes;
        }

        Set<String> groups() {
            var groups = new TreeSet<String>();
            services.forEach(service -> groups.add(service.text("group", "")));
            return groups;
        }

        Set<String> codesOf(String group) {
            var codes = new TreeSet<String>();
            services.stream()
                    .filter(service -> service.text("group", "").equals(group))
                    .forEach(service -> codes.add(service.text("code", "")));
            return codes;
        }
    }

    private record Line(Section section, Routing.Rule rule) {}

    private final Ground ground;
    private final Known known;
    private final List<Line> lines = new ArrayList<>();

    RouteReader(Ground ground, Known known) {
        this.ground = ground;
        this.known = known;
    }

    Routing read(Section town) {
        var sections = new ArrayList<>(town.sections("route", Keys.ROUTE));
        if (town.has("routes_file")) {
            sections.addAll(ground.rows(town, "routes_file", Keys.ROUTE));
        }
        sections.forEach(this::route);
        for (var service : known.services) {
            String code = service.text("code", "");
            if (lines.stream().noneMatch(line -> takes(line.rule, code))) {
                service.note(
                        "code",
                        "No route takes the service \""
                                + code
                                + "\": every request for it waits for a person.");
            }
        }
        return new Routing(lines.stream().map(Line::rule).toList());
    }

    private static boolean takes(Routing.Rule rule, String service) {
        return rule.services().isEmpty() || rule.services().contains(service);
    }

    private void route(Section section) {
        String agency = section.text("agency");
        boolean sound = known(section, "agency", agency, "agency", known.agencies);
        var services = new HashSet<String>();
        boolean all = section.texts("service").contains(ALL);
        for (String code : section.texts("service")) {
            if (!code.equals(ALL)) {
                sound &= known(section, "service", code, "service", known.codes());
                services.add(code);
            }
        }
        for (String group : section.texts("group")) {
            sound &= known(section, "group", group, "group of services", known.groups());
            services.addAll(known.codesOf(group));
        }
        if (!all && !section.has("service") && !section.has("group")) {
            section.mistake(
                    "service",
                    "A route needs \"service\" or \"group\"; service = \"*\" is for all.");
            sound = false;
        }
        var areas = section.texts("area");
        for (String area : areas) {
            sound &= known(section, "area", area, "area", known.areas);
        }
        if (sound && !agency.isEmpty()) {
            for (String area : areas.isEmpty() ? List.of("") : areas) {
                add(new Line(section, new Routing.Rule(all ? Set.of() : services, area, agency)));
            }
        }
    }

    private static boolean known(
            Section section, String key, String code, String what, Collection<String> known) {
        if (code.isEmpty() || known.contains(code)) {
            return !code.isEmpty();
        }
        section.mistake(
                key, "There is no " + what + " \"" + code + "\"" + Closest.hint(code, known));
        return false;
    }

    private void add(Line line) {
        for (var earlier : lines) {
            if (earlier.rule.hides(line.rule)) {
                var there = earlier.section;
                line.section.mistake(
                        "agency",
                        "This route can never match: the one at line "
                                + there.line()
                                + (there.file().equals(line.section.file())
                                        ? ""
                                        : " of " + there.file())
                                + " takes the same requests before it.");
                return;
            }
        }
        lines.add(line);
    }
}
