package org.commonweal.services;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Everything a town offers and promises at one time, checked against itself.
///
/// @param services in the order the town lists them
/// @param calendars in order of their codes
/// @param reasons in the order the town lists them
public record Catalogue(List<Service> services, List<Calendar> calendars, List<Reason> reasons) {

    /// @throws IllegalArgumentException for two of a kind with one code, or a service whose
    ///   calendar is not there
    public Catalogue {
        services = List.copyOf(services);
        calendars = calendars.stream().sorted(Comparator.comparing(Calendar::code)).toList();
        reasons = List.copyOf(reasons);
        Codes.distinct("services", services.stream().map(Service::code).toList());
        List<String> calendarCodes = calendars.stream().map(Calendar::code).toList();
        Codes.distinct("calendars", calendarCodes);
        for (Reason.Kind kind : Reason.Kind.values()) {
            Codes.distinct(
                    "reasons to " + kind.word(),
                    reasons.stream().filter(r -> r.kind() == kind).map(Reason::code).toList());
        }
        for (Service service : services) {
            if (!calendarCodes.contains(service.standard().calendar())) {
                throw new IllegalArgumentException(
                        "The service \"%s\" promises on the calendar \"%s\", which is not there."
                                .formatted(service.code(), service.standard().calendar()));
            }
        }
    }

    /// @return the services residents may ask for, in the order the town lists them
    public List<Service> offered() {
        return services.stream().filter(s -> !s.internal()).toList();
    }

    /// @return the service with this code
    public Optional<Service> service(String code) {
        for (var service : services) {
            if (service.code().equals(code)) {
                return Optional.of(service);
            }
        }
        return Optional.empty();
    }

    /// @return the calendar with this code
    public Optional<Calendar> calendar(String code) {
        return calendars.stream().filter(c -> c.code().equals(code)).findFirst();
    }

    /// @return the reasons that may be given for this, in the order they are listed
    public List<Reason> reasons(Reason.Kind kind) {
        return reasons.stream().filter(r -> r.kind() == kind).toList();
    }

    /// @return the reason of this kind with this code
    public Optional<Reason> reason(Reason.Kind kind, String code) {
        return reasons(kind).stream().filter(r -> r.code().equals(code)).findFirst();
    }

    /// The same in another language.
    ///
    /// @param language a language tag; what the town does not say in it stays in the town's own
    public Catalogue in(String language) {
        return new Catalogue(
                services.stream().map(s -> s.in(language)).toList(),
                calendars,
                reasons.stream().map(r -> r.in(language)).toList());
    }
}
