package org.commonweal.follows;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.commonweal.places.Area;
import org.commonweal.places.Places;
import org.commonweal.places.Point;
import org.commonweal.requests.RequestNumber;
import org.jspecify.annotations.Nullable;

/// What somebody follows: one request; or whatever fits a service, an area and a circle around a
/// place, each of which narrows. The same for messages and feeds, and in addresses of pages.
///
/// @param request 0 for none
/// @param service code, or empty
/// @param area `kind:code`, or empty
/// @param near middle of the circle; null for none
/// @param radius in metres, 0 without a circle
record Selection(long request, String service, String area, @Nullable Point near, int radius) {
    static final Selection EVERYTHING = new Selection(0, "", "", null, 0);

    /// The circles that are offered, in metres.
    static final List<Integer> RADII = List.of(100, 300, 1000, 3000);

    static final int USUAL = 300;

    static Selection of(RequestNumber number) {
        return new Selection(number.value(), "", "", null, 0);
    }

    boolean everything() {
        return equals(EVERYTHING);
    }

    /// Whether a request of this service at this place is meant.
    ///
    /// @param place null when it is not known where
    /// @param recorded the request's own area, `kind:code`, or empty
    boolean fits(
            long number, String service, String recorded, @Nullable Point place, Places places) {
        if (request != 0) {
            return request == number;
        }
        if (!this.service.isEmpty() && !this.service.equals(service)) {
            return false;
        }
        if (!area.isEmpty() && !area.equals(recorded) && !lies(place, places)) {
            return false;
        }
        return near == null || (place != null && near.metresTo(place) <= radius);
    }

    private boolean lies(@Nullable Point place, Places places) {
        return place != null
                && places.areasAt(place).stream().map(Area::ref).anyMatch(area::equals);
    }

    /// Reads the parts of an address or a form.
    ///
    /// @return empty when one of them names nothing that is here
    static Optional<Selection> read(
            String request, String service, String area, String near, String radius) {
        var number =
                request.isEmpty()
                        ? Optional.of(0L)
                        : RequestNumber.parse(request).map(RequestNumber::value);
        var point = near.isEmpty() ? null : Point.parse(near).orElse(null);
        int metres =
                radius.isEmpty()
                        ? USUAL
                        : radius.matches("[0-9]{1,5}") ? Integer.parseInt(radius) : -1;
        if (number.isEmpty() || (!near.isEmpty() && point == null) || !RADII.contains(metres)) {
            return Optional.empty();
        }
        return Optional.of(
                number.get() != 0
                        ? new Selection(number.get(), "", "", null, 0)
                        : new Selection(0, service, area, point, point == null ? 0 : metres));
    }

    /// As the query of an address, `?` included; empty for everything.
    String query() {
        var query = new StringBuilder();
        add(query, "request", request == 0 ? "" : Long.toString(request));
        add(query, "service", service);
        add(query, "area", area);
        if (near != null) {
            add(query, "near", near.text());
            add(query, "radius", Integer.toString(radius));
        }
        return query.toString();
    }

    private static void add(StringBuilder query, String name, String value) {
        if (!value.isEmpty()) {
            query.append(query.isEmpty() ? '?' : '&')
                    .append(name)
                    .append('=')
                    .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }
}
