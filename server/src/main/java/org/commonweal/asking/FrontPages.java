package org.commonweal.asking;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.commonweal.requests.Figures;
import org.commonweal.requests.RequestList;
import org.commonweal.requests.RequestList.Filter;
import org.commonweal.search.RequestRows;
import org.commonweal.services.Service;
import org.commonweal.web.Access;
import org.commonweal.web.Exchange;
import org.commonweal.web.Form;
import org.commonweal.web.Reply;
import org.commonweal.web.Routes;
import org.jspecify.annotations.Nullable;

/// The front page of the public site.
final class FrontPages {
    private static final int LATELY = 6;
    private static final int POPULAR = 6;
    private static final int LOOKED_AT = 200;
    private static final int FEW_SERVICES = 16;
    private static final int SHOWN_IN_GROUP = 4;
    private static final int MOST_GROUPS = 9;
    private static final int MONTHS = 12;
    private static final long FRESH_SECONDS = 60;

    private final AskingRooms rooms;
    private final RequestRows rows;
    private volatile @Nullable Counted counted;

    FrontPages(AskingRooms rooms) {
        this.rooms = rooms;
        this.rows = new RequestRows(rooms.places(), rooms.catalogue(), rooms.now());
    }

    void register(Routes routes) {
        routes.get("/", Access.PUBLIC, this::front);
    }

    /// What takes counting, which a front page does not do for each reader.
    private record Counted(Instant at, Figures figures, List<String> popular) {}

    private Reply front(Exchange exchange) {
        var services = rooms.catalogue(exchange).offered();
        var now = counted(exchange);
        var newest = rooms.requests().list(Filter.ALL, "", LATELY).rows();
        var lately =
                rooms.requests()
                        .cards()
                        .numbered(newest.stream().map(RequestList.Row::number).toList());
        return Reply.page(
                "asking/front",
                new AskingViews.Front(
                        Form.EMPTY,
                        groups(services),
                        services.size(),
                        popular(services, now.popular),
                        lately.stream().map(row -> rows.row(exchange, row)).toList(),
                        now.figures,
                        MONTHS));
    }

    // Every service where there are few; else the first few of each of the first groups.
    private static List<AskingViews.Group> groups(List<Service> services) {
        var all = WhatPages.groups(services, "/ask/about");
        if (services.size() <= FEW_SERVICES) {
            return all;
        }
        return all.stream()
                .limit(MOST_GROUPS)
                .map(group ->
                        new AskingViews.Group(
                                group.name(),
                                group.offers().stream().limit(SHOWN_IN_GROUP).toList()))
                .toList();
    }

    private static List<AskingViews.Offer> popular(List<Service> services, List<String> codes) {
        var offers = new ArrayList<AskingViews.Offer>();
        for (var code : codes) {
            services.stream()
                    .filter(service -> service.code().equals(code))
                    .findFirst()
                    .ifPresent(service -> offers.add(WhatPages.offer(service, "/ask/about")));
        }
        return offers;
    }

    private Counted counted(Exchange exchange) {
        var at = rooms.now().now();
        var known = counted;
        if (known != null && known.at.plusSeconds(FRESH_SECONDS).isAfter(at)) {
            return known;
        }
        var month = YearMonth.from(at.atZone(exchange.shell().zone()));
        var fresh =
                new Counted(
                        at,
                        rooms.requests().figures(month.minusMonths(MONTHS - 1), month),
                        mostAsked());
        counted = fresh;
        return fresh;
    }

    // Of the newest requests, so that the list follows the season.
    private List<String> mostAsked() {
        Map<String, Integer> counts = new HashMap<>();
        for (var row : rooms.requests().list(Filter.ALL, "", LOOKED_AT).rows()) {
            counts.merge(row.service(), 1, Integer::sum);
        }
        return counts.entrySet().stream()
                .sorted(
                        Map.Entry.<String, Integer>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry.comparingByKey()))
                .limit(POPULAR)
                .map(Map.Entry::getKey)
                .toList();
    }
}
