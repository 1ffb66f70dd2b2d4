package org.commonweal.counter;

import java.time.Duration;
import org.commonweal.follows.Follows;
import org.commonweal.outside.Ids;
import org.commonweal.outside.Now;
import org.commonweal.personal.Pointing;
import org.commonweal.places.Places;
import org.commonweal.post.TextNumbers;
import org.commonweal.requests.Requests;
import org.commonweal.search.Search;
import org.commonweal.services.Services;
import org.commonweal.verdicts.RequestTelling;
import org.commonweal.web.Exchange;
import org.commonweal.web.Limits;
import org.commonweal.web.Problem;

/// The doors these pages stand on.
///
/// @param pointing points out what the public words tell about a person
/// @param texts which numbers take text messages, if there are any
/// @param ids names each filing, so that it is sent once
/// @param limits shared with the other rooms; a clerk is counted by account and not by network,
///   since an office has one network and many callers
public record CounterRooms(
        Requests requests,
        RequestTelling telling,
        Places places,
        Services services,
        Search search,
        Follows follows,
        Pointing pointing,
        TextNumbers texts,
        Ids ids,
        Now now,
        Limits limits) {
    /// Far above what a person does; it stops a script that ran away.
    private static final Limits.Rate TURNS = new Limits.Rate(300, Duration.ofSeconds(1));

    /// Filings of one clerk.
    private static final Limits.Rate FILINGS = new Limits.Rate(30, Duration.ofSeconds(20));

    void slowTurns(Exchange exchange) {
        slow("clerk turns", exchange, TURNS);
    }

    void slowFilings(Exchange exchange) {
        slow("clerk files", exchange, FILINGS);
    }

    private void slow(String what, Exchange exchange, Limits.Rate rate) {
        limits.take(what, Long.toString(exchange.signedIn().id()), rate)
                .ifPresent(wait -> {
                    throw Problem.tooMany(wait);
                });
    }
}
