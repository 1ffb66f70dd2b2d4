package org.commonweal.open311;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonweal.photos.PhotoId;
import org.commonweal.places.Agency;
import org.commonweal.places.Area;
import org.commonweal.places.Places;
import org.commonweal.places.ShownPlace;
import org.commonweal.requests.RequestTold;
import org.commonweal.requests.RequestView;
import org.commonweal.requests.State;
import org.commonweal.requests.ToldPlace;
import org.commonweal.services.Service;
import org.commonweal.services.Services;
import org.commonweal.web.Words;
import org.jspecify.annotations.Nullable;

/// A request, and what happened to it, as GeoReport v2 tells them. What is written here is all that
/// other programs ever read of a request.
final class RequestDoc {
    private final Services services;
    private final Places places;
    private final Words words;
    private final ZoneId zone;
    private final Channels channels;

    /// Names the program that filed a request.
    @FunctionalInterface
    interface Channels {
        /// @return the channel of its key; empty when none filed it
        Optional<String> of(RequestTold told);
    }

    RequestDoc(Services services, Places places, Words words, ZoneId zone, Channels channels) {
        this.services = services;
        this.places = places;
        this.words = words;
        this.zone = zone;
        this.channels = channels;
    }

    /// Status and dates alone: what the key that filed a confidential request is told.
    static Node.Members bare(RequestTold told) {
        var view = told.view();
        return new Node.Members()
                .text("service_request_id", view.number().digits())
                .text("status", view.state().open311Status())
                .text("requested_datetime", Moments.text(view.asked()))
                .text("updated_datetime", Moments.text(updated(view)))
                .text("expected_datetime", moment(view.round().due()));
    }

    /// @param address the desk's own, for links
    Node.Members of(RequestTold told, boolean extended, String address) {
        var view = told.view();
        var service = services.known(view.service());
        var where = ToldPlace.of(view, service, places);
        var place = where.shown();
        var doc =
                new Node.Members()
                        .text("service_request_id", view.number().digits())
                        .text("status", view.state().open311Status())
                        .text("status_notes", notes(view))
                        .text("service_name", service.map(Service::name).orElse(view.service()))
                        .text("service_code", view.service())
                        .text("description", said(view, 0, view.words()))
                        .text("agency_responsible", places.agency(view.agency()).map(Agency::name))
                        .text("service_notice", service.map(Service::notice))
                        .text("requested_datetime", Moments.text(view.asked()))
                        .text("updated_datetime", Moments.text(updated(view)))
                        .text("expected_datetime", moment(view.round().due()))
                        .text("address", where.address())
                        .with("address_id", new Node.Absent())
                        .with("zipcode", new Node.Absent())
                        .with("lat", degrees(place.map(p -> p.point().lat())))
                        .with("long", degrees(place.map(p -> p.point().lon())))
                        .text(
                                "media_url",
                                view.photos().stream().findFirst().map(p -> link(address, p)));
        if (extended) {
            doc.with("extended_attributes", extended(told, place, address))
                    .with("attributes", Node.many("attribute", answers(view, service)))
                    .with("notes", Node.many("note", spoken(told)));
        }
        return doc;
    }

    // For a closed request the date it closed, as the specification says.
    private static Instant updated(RequestView view) {
        return view.state().open() ? view.changed() : view.since();
    }

    private static @Nullable String moment(@Nullable Instant at) {
        return at == null ? null : Moments.text(at);
    }

    private static Node degrees(Optional<Double> degrees) {
        return degrees.<Node>map(Node.Real::new).orElse(new Node.Absent());
    }

    private static String link(String address, PhotoId photo) {
        return address + "/photos/" + photo.sha256() + ".jpg";
    }

    private String notes(RequestView view) {
        var agency = places.agency(view.agency()).map(Agency::name).orElse("");
        var end = view.windowEnds();
        return words.say(
                "open311.notes." + view.state().code() + (late(view) ? "_late" : ""),
                agency,
                end == null ? "" : lastDay(end),
                view.nextOwner());
    }

    private static boolean late(RequestView view) {
        return (view.state() == State.PROMISED || view.state() == State.UNDER_WAY)
                && view.round().doneMissed();
    }

    // Windows end with the midnight after their last day.
    private String lastDay(Instant end) {
        return end.minusSeconds(1).atZone(zone).toLocalDate().toString();
    }

    private Node.Members extended(RequestTold told, Optional<ShownPlace> place, String address) {
        var view = told.view();
        var round = view.round();
        var elsewhere = view.imported();
        var doc =
                new Node.Members()
                        .text("state", view.state().code())
                        .text("verdict", told.verdictWord())
                        .text("verdict_by", told.verdictBy())
                        .text("first_expected_datetime", moment(round.doneDue()))
                        .text("expected_datetime", moment(round.due()))
                        .text("promise", round.kept().code())
                        .flag("promise_missed", round.doneMissed())
                        .with("round", new Node.Whole(round.number()))
                        .text("agency", view.agency())
                        .text("area", view.area())
                        .text("area_name", places.area(view.area()).map(Area::name))
                        .text(
                                "channel",
                                channels.of(told).orElse(elsewhere == null ? view.channel() : ""))
                        .text("place_precision", place.map(p -> p.precision().word()))
                        .texts(
                                "photos",
                                "photo",
                                view.photos().stream().map(p -> link(address, p)).toList())
                        .with(
                                "record_entries",
                                Node.many(
                                        "entry",
                                        view.steps().stream()
                                                .map(step -> new Node.Whole(step.entry()))
                                                .toList()))
                        .text("changed_datetime", Moments.text(view.changed()))
                        .text("url", address + "/requests/" + view.number().digits());
        if (elsewhere != null) {
            doc.text("imported_from", elsewhere.source())
                    .text("imported_id", elsewhere.sourceId())
                    .text("imported_target_datetime", moment(elsewhere.target()))
                    .text("imported_closed_datetime", moment(elsewhere.closed()))
                    .text("imported_kept", elsewhere.kept());
        }
        return doc;
    }

    private static List<Node.Members> answers(RequestView view, Optional<Service> service) {
        var all = new ArrayList<Node.Members>();
        view.answers()
                .forEach((code, given) -> {
                    var question = service.flatMap(s -> s.attribute(code));
                    var names =
                            given.stream()
                                    .map(key ->
                                            question.flatMap(q -> q.value(key))
                                                    .map(v -> v.name())
                                                    .orElse(key))
                                    .toList();
                    all.add(
                            new Node.Members()
                                    .text("code", code)
                                    .text("label", question.map(q -> q.description()).orElse(code))
                                    .text("value", String.join(",", given))
                                    .text("name", String.join(", ", names)));
                });
        return all;
    }

    private List<Node.Members> spoken(RequestTold told) {
        var all = new ArrayList<Node.Members>();
        for (var step : told.view().steps()) {
            var said = said(told, step);
            if (step.step() > 0 && !said.isEmpty()) {
                all.add(
                        new Node.Members()
                                .text("datetime", Moments.text(step.at()))
                                .text("description", said)
                                .text("type", type(step)));
            }
        }
        return all;
    }

    /// What an entry is in the updates feed; empty for what changes nothing anybody may see.
    Optional<Node.Members> update(RequestTold told, int at, String address) {
        var view = told.view();
        var step = view.steps().get(at);
        var said = said(told, step);
        if (at == 0 || said.isEmpty()) {
            return Optional.empty();
        }
        var stood = stood(told, at);
        return Optional.of(
                new Node.Members()
                        .text("update_id", Long.toString(step.entry()))
                        .text("service_request_id", view.number().digits())
                        .text("status", stood.open311Update())
                        .text("external_status_code", stood.state().code())
                        .text("updated_datetime", Moments.text(step.at()))
                        .text("description", said)
                        .with(
                                "media_url",
                                new Node.Repeated(
                                        step.photos().stream()
                                                .<Node>map(p -> new Node.Text(link(address, p)))
                                                .toList())));
    }

    /// Where a request stood when all was done that happened at once: what comes back has its new
    /// promise in the same instant.
    private static RequestTold.Stood stood(RequestTold told, int at) {
        var steps = told.view().steps();
        boolean promised =
                at + 1 < steps.size()
                        && steps.get(at + 1).event().startsWith("request.promised/")
                        && steps.get(at + 1).at().equals(steps.get(at).at());
        return told.after().get(promised ? at + 1 : at);
    }

    private static String type(RequestView.Step step) {
        return step.event().replaceFirst("/\\d+$", "").replaceFirst("^[a-z]+\\.", "");
    }

    /// Words, or why they are gone.
    private String said(RequestView view, int step, String words) {
        return words.isEmpty()
                ? view.why(step, "words").map(why -> why.say(this.words::say)).orElse("")
                : words;
    }

    /// The words said with an entry, or our own sentence for what happened.
    private String said(RequestTold told, RequestView.Step step) {
        var own = said(told.view(), step.step(), step.words());
        if (!own.isEmpty()) {
            return own;
        }
        var members = step.members();
        var key =
                "open311.update."
                        + type(step)
                        + switch (type(step)) {
                            case "given" -> "." + members.getOrDefault("verdict", "resolved");
                            case "missed" -> "." + members.getOrDefault("which", "done");
                            case "decided" -> "." + members.getOrDefault("outcome", "upheld");
                            default -> "";
                        };
        if (!words.knows(key) || (type(step).equals("noted") && step.photos().isEmpty())) {
            return "";
        }
        var due =
                Optional.ofNullable(members.get("done_due"))
                        .or(() -> Optional.ofNullable(members.get("due")))
                        .or(() -> Optional.ofNullable(members.get("verdict_until")))
                        .map(Instant::parse);
        var agency = members.getOrDefault("agency", told.view().agency());
        return words.say(
                key,
                places.agency(agency).map(Agency::name).orElse(""),
                due.map(at -> at.atZone(zone).toLocalDateTime().toString().replace('T', ' '))
                        .orElse(""));
    }
}
