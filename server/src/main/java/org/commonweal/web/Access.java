package org.commonweal.web;

import java.util.Set;
import java.util.TreeSet;

/// Who may call a route.
public sealed interface Access {
    /// Anybody, signed in or not.
    Access PUBLIC = new Everyone();

    /// Signed-in staff. Others are sent to sign in (GET) or refused (POST).
    ///
    /// @param roles the roles that may, in lower case as [StaffSession#role()] says them; none
    ///   named means every role
    /// @return the rule
    static Access staff(String... roles) {
        return new Staff(Set.of(roles));
    }

    /// See [Access#PUBLIC].
    record Everyone() implements Access {
        @Override
        public String toString() {
            return "public";
        }
    }

    /// See [Access#staff(String...)].
    ///
    /// @param roles the roles that may; empty means every role
    record Staff(Set<String> roles) implements Access {
        public Staff {
            roles = Set.copyOf(roles);
        }

        boolean admits(StaffSession session) {
            return roles.isEmpty() || roles.contains(session.role());
        }

        @Override
        public String toString() {
            return roles.isEmpty() ? "staff" : "staff: " + String.join(", ", new TreeSet<>(roles));
        }
    }
}
