package org.commonweal.opendata;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.commonweal.places.Agency;
import org.commonweal.places.Area;
import org.commonweal.requests.RequestView;
import org.commonweal.services.Service;
import org.jspecify.annotations.Nullable;

/// One column of the open data: the same in every form, in this order. Columns are only ever added,
/// at the end.
///
/// @param name of the CSV column and of the JSON member
/// @param from who says it
/// @param of its value; null or empty where there is none
record Column(String name, Kind kind, From from, Function<Seen, @Nullable Object> of) {
    /// What a value is.
    enum Kind {
        /// A code, or text that the desk itself makes.
        CODE,
        /// What somebody typed.
        SAID,
        /// A whole number.
        WHOLE,
        /// Degrees, WGS 84.
        DEGREES,
        /// True or false.
        FLAG,
        /// An instant, UTC, in whole seconds.
        MOMENT,
        /// Texts; in CSV parted by spaces.
        LIST,
        /// Answers by their questions' codes, each a list; in CSV as JSON text.
        ANSWERS;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Who says what a column holds.
    enum From {
        /// The public record: anybody can verify it there.
        RECORD,
        /// The one who asked.
        ASKER,
        /// The agency.
        AGENCY,
        /// Counted or looked up by the desk from the record.
        DESK,
        /// Another desk, whose export was imported.
        ELSEWHERE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// All of them.
    static final List<Column> ALL =
            List.of(
                    code("service_request_id", From.RECORD, s -> s.view().number().digits()),
                    whole("first_entry", s -> s.view().steps().getFirst().entry()),
                    whole("last_entry", s -> s.view().steps().getLast().entry()),
                    code("case_handle", From.RECORD, s -> s.view().handle()),
                    code("status", From.DESK, s -> s.view().state().open311Status()),
                    code("state", From.DESK, s -> s.view().state().code()),
                    code("verdict", From.ASKER, s -> s.told().verdictWord()),
                    code("verdict_by", From.RECORD, s -> s.told().verdictBy()),
                    code("service_code", From.RECORD, s -> s.view().service()),
                    code(
                            "service_name",
                            From.DESK,
                            s -> s.service().map(Service::name).orElse(null)),
                    code("agency", From.RECORD, s -> s.view().agency()),
                    code(
                            "agency_name",
                            From.DESK,
                            s ->
                                    s.places()
                                            .agency(s.view().agency())
                                            .map(Agency::name)
                                            .orElse(null)),
                    code("area", From.RECORD, s -> s.view().area()),
                    code(
                            "area_name",
                            From.DESK,
                            s -> s.places().area(s.view().area()).map(Area::name).orElse(null)),
                    code("channel", From.RECORD, s -> s.view().channel()),
                    moment("requested_datetime", From.RECORD, s -> s.view().asked()),
                    moment("changed_datetime", From.RECORD, s -> s.view().changed()),
                    moment("since_datetime", From.RECORD, s -> s.view().since()),
                    moment("answer_due_datetime", From.AGENCY, s -> s.round().answerDue()),
                    moment("first_expected_datetime", From.AGENCY, s -> s.round().doneDue()),
                    moment("expected_datetime", From.AGENCY, s -> s.round().due()),
                    moment("answered_datetime", From.RECORD, s -> s.round().answered()),
                    moment("reported_done_datetime", From.AGENCY, s -> s.round().reported()),
                    flag("answer_missed", s -> s.round().answerMissed()),
                    flag("promise_missed", s -> s.round().doneMissed()),
                    code("promise", From.DESK, s -> s.round().kept().code()),
                    new Column(
                            "paused_seconds",
                            Kind.WHOLE,
                            From.RECORD,
                            s -> s.round().pausedSeconds()),
                    code("paused_for", From.AGENCY, s -> s.view().pausedFor()),
                    new Column("round", Kind.WHOLE, From.RECORD, s -> s.round().number()),
                    new Column("returned", Kind.WHOLE, From.DESK, s -> s.view().returned()),
                    said("next_owner", From.AGENCY, s -> s.view().nextOwner()),
                    said("description", From.ASKER, s -> s.view().words()),
                    said("address", From.ASKER, s -> s.place().address().orElse(null)),
                    new Column(
                            "lat",
                            Kind.DEGREES,
                            From.ASKER,
                            s -> s.place().shown().map(p -> p.point().lat()).orElse(null)),
                    new Column(
                            "long",
                            Kind.DEGREES,
                            From.ASKER,
                            s -> s.place().shown().map(p -> p.point().lon()).orElse(null)),
                    code(
                            "place_precision",
                            From.DESK,
                            s -> s.place().shown().map(p -> p.precision().word()).orElse(null)),
                    new Column("answers", Kind.ANSWERS, From.ASKER, s -> s.view().answers()),
                    new Column("photos", Kind.LIST, From.ASKER, Column::photos),
                    new Column(
                            "withdrawn_fields",
                            Kind.LIST,
                            From.RECORD,
                            s -> s.view().gone().stream().sorted().toList()),
                    new Column(
                            "withdrawn_reasons",
                            Kind.LIST,
                            From.RECORD,
                            s ->
                                    s.view().gone().stream()
                                            .sorted()
                                            .flatMap(name -> s.view().why(0, name).stream())
                                            .map(why -> why.kind() + " " + why.ground())
                                            .toList()),
                    elsewhere("imported_from", Kind.CODE, e -> e.source()),
                    elsewhere("imported_id", Kind.SAID, e -> e.sourceId()),
                    elsewhere("imported_target_datetime", Kind.MOMENT, e -> e.target()),
                    elsewhere("imported_closed_datetime", Kind.MOMENT, e -> e.closed()),
                    elsewhere("imported_kept", Kind.CODE, e -> e.kept()),
                    code(
                            "url",
                            From.DESK,
                            s -> s.address() + "/requests/" + s.view().number().digits()));

    private static List<String> photos(Seen seen) {
        return seen.view().photos().stream()
                .map(photo -> seen.address() + "/photos/" + photo.sha256() + ".jpg")
                .toList();
    }

    private static Column code(String name, From from, Function<Seen, @Nullable Object> of) {
        return new Column(name, Kind.CODE, from, of);
    }

    private static Column said(String name, From from, Function<Seen, @Nullable Object> of) {
        return new Column(name, Kind.SAID, from, of);
    }

    private static Column whole(String name, Function<Seen, @Nullable Object> of) {
        return new Column(name, Kind.WHOLE, From.RECORD, of);
    }

    private static Column flag(String name, Function<Seen, @Nullable Object> of) {
        return new Column(name, Kind.FLAG, From.RECORD, of);
    }

    private static Column moment(String name, From from, Function<Seen, @Nullable Object> of) {
        return new Column(name, Kind.MOMENT, from, of);
    }

    private static Column elsewhere(
            String name, Kind kind, Function<RequestView.Elsewhere, @Nullable Object> of) {
        return new Column(
                name,
                kind,
                From.ELSEWHERE,
                seen -> {
                    var imported = seen.view().imported();
                    return imported == null ? null : of.apply(imported);
                });
    }

    /// The value in a request; null where there is none, empty lists apart.
    @Nullable Object value(Seen seen) {
        return switch (of.apply(seen)) {
            case null -> null;
            case String text when text.isEmpty() -> null;
            case Map<?, ?> answers when answers.isEmpty() -> null;
            case Object value -> value;
        };
    }
}
