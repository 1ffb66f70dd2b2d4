package org.commonweal.places;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which agency takes which service where: the first rule that matches decides.
///
/// @param rules in the order of the town's file
public record Routing(List<Rule> rules) {
    public Routing {
        rules = List.copyOf(rules);
    }

    /// One line of the routing.
    ///
    /// @param services codes of the services it is for; empty for every service
    /// @param area reference (`kind:code`) of the area it is for; empty for everywhere, a place not
    ///   known included
    /// @param agency code of the agency that takes them
    public record Rule(Set<String> services, String area, String agency) {
        public Rule {
            services = Set.copyOf(services);
        }

        boolean matches(String service, Collection<String> areas) {
            return (services.isEmpty() || services.contains(service))
                    && (area.isEmpty() || areas.contains(area));
        }

        /// Whether every request that reaches `later` would have been taken here already.
        public boolean hides(Rule later) {
            boolean services =
                    this.services.isEmpty()
                            || (!later.services.isEmpty()
                                    && this.services.containsAll(later.services));
            return services && (area.isEmpty() || area.equals(later.area));
        }
    }

    /// The code of the agency that takes a service at a place.
    ///
    /// @param service the service's code
    /// @param areas references of the areas the place lies in; empty when the place is not known
    /// @return empty when nobody takes it: it then waits for a person
    public Optional<String> agencyFor(String service, Collection<String> areas) {
        return rules.stream()
                .filter(rule -> rule.matches(service, areas))
                .map(Rule::agency)
                .findFirst();
    }
}
