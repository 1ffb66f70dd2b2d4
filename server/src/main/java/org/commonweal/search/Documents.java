package org.commonweal.search;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;
import org.commonweal.places.Area;
import org.commonweal.places.Places;
import org.commonweal.places.Point;
import org.commonweal.requests.RequestCard;
import org.commonweal.requests.RequestNumber;
import org.commonweal.services.Catalogue;

/// Makes documents of requests. Nothing is stored in them but what can be looked for: what is shown
/// comes from the tables.
final class Documents {
    private final Places places;
    private final SearchLanguages languages;
    private final Supplier<Catalogue> catalogue;

    Documents(Places places, SearchLanguages languages, Supplier<Catalogue> catalogue) {
        this.places = places;
        this.languages = languages;
        this.catalogue = catalogue;
    }

    static Term key(RequestNumber number) {
        return new Term(Fields.NUMBER, number.digits());
    }

    Document of(RequestCard request) {
        var document = new Document();
        document.add(new StringField(Fields.NUMBER, request.number().digits(), Store.NO));
        document.add(new NumericDocValuesField(Fields.NUMBER, request.number().value()));
        document.add(new NumericDocValuesField(Fields.ENTRY, request.entry()));
        code(document, Fields.STATE, request.state().code());
        code(document, Fields.SERVICE, request.service());
        code(document, Fields.AGENCY, request.agency());
        var told = PublicPlace.of(request, catalogue.get(), places);
        for (var area : areas(request.area(), told)) {
            document.add(new StringField(Fields.AREA, area, Store.NO));
            document.add(new SortedSetDocValuesField(Fields.AREA, new BytesRef(area)));
        }
        words(document, request);
        place(document, told);
        time(document, Fields.ASKED, request.asked());
        var closed = request.closed();
        if (closed != null) {
            time(document, Fields.CLOSED, closed);
        }
        return document;
    }

    private void words(Document document, RequestCard request) {
        if (!request.words().isEmpty()) {
            document.add(new TextField(Fields.WORDS, request.words(), Store.NO));
            for (var language : languages.stemmed()) {
                var field = SearchLanguages.stems(language);
                document.add(new TextField(field, request.words(), Store.NO));
            }
        }
    }

    private void place(Document document, PublicPlace told) {
        if (!told.words().isEmpty()) {
            document.add(new TextField(Fields.PLACE, told.words(), Store.NO));
            var compared = String.join(" ", places.addressWords(told.words()));
            document.add(new TextField(Fields.STREET_WORDS, compared, Store.NO));
            for (var street : streets(told.words())) {
                document.add(new StringField(Fields.STREET, street, Store.NO));
                document.add(new SortedSetDocValuesField(Fields.STREET, new BytesRef(street)));
            }
        }
        var point = told.point();
        if (point != null) {
            document.add(new LatLonPoint(Fields.POINT, point.lat(), point.lon()));
            document.add(new NumericDocValuesField(Fields.LAT, micro(point.lat())));
            document.add(new NumericDocValuesField(Fields.LON, micro(point.lon())));
        }
    }

    List<String> streets(String place) {
        return places.streetsNamed(place);
    }

    private Set<String> areas(String recorded, PublicPlace told) {
        var areas = new TreeSet<String>();
        if (!recorded.isEmpty()) {
            areas.add(recorded);
        }
        var point = told.point();
        if (point != null) {
            places.areasAt(point).stream().map(Area::ref).forEach(areas::add);
        }
        return areas;
    }

    private static void code(Document document, String field, String code) {
        document.add(new StringField(field, code, Store.NO));
        document.add(new SortedDocValuesField(field, new BytesRef(code)));
    }

    private static void time(Document document, String field, Instant at) {
        document.add(new LongPoint(field, at.toEpochMilli()));
        document.add(new NumericDocValuesField(field, at.toEpochMilli()));
    }

    private static long micro(double degrees) {
        return Math.round(degrees * 1e6);
    }

    static Point point(long lat, long lon) {
        return new Point(lat / 1e6, lon / 1e6);
    }
}
