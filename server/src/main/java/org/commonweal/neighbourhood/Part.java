package org.commonweal.neighbourhood;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.commonweal.places.Area;
import org.commonweal.requests.Scope;
import org.commonweal.search.SearchQuery;
import org.commonweal.services.Service;

/// What a page is about: one area, or one service that is not confidential.
///
/// @param area `kind:code`, or empty
/// @param service code, or empty
/// @param name in the reader's language
/// @param kind of area in the reader's language; the group of a service, which may be empty
/// @param path the address of the page
record Part(String area, String service, String name, String kind, String path) {
    static Part of(Area area, String kind, String language) {
        return new Part(area.ref(), "", area.nameIn(language), kind, area.path());
    }

    static Part of(Service service) {
        return new Part("", service.code(), service.name(), service.group(), service.path());
    }

    boolean isArea() {
        return !area.isEmpty();
    }

    Scope scope() {
        return isArea() ? Scope.area(area) : Scope.service(service);
    }

    SearchQuery query() {
        return isArea() ? SearchQuery.ALL.area(area) : SearchQuery.ALL.service(service);
    }

    /// What selects it in the addresses of the search, of following and of feeds.
    String selection() {
        return isArea() ? "area=" + encoded(area) : "service=" + encoded(service);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
