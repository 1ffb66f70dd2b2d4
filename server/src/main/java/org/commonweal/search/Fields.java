package org.commonweal.search;

/// The fields of the index. A request is one document, known by its number.
final class Fields {
    static final String NUMBER = "number";

    /// Number of the first entry; of two asked in the same second the later has the greater.
    static final String ENTRY = "entry";

    static final String STATE = "state";
    static final String SERVICE = "service";
    static final String AGENCY = "agency";

    /// Of every kind, `kind:code`.
    static final String AREA = "area";

    static final String WORDS = "words";

    /// The place's words in the plain form.
    static final String PLACE = "place";

    /// The place's words as addresses compare them.
    static final String STREET_WORDS = "street_words";

    /// The streets the place names.
    static final String STREET = "street";

    static final String POINT = "point";
    static final String LAT = "lat";
    static final String LON = "lon";

    /// Milliseconds since 1970.
    static final String ASKED = "asked";

    /// Milliseconds since 1970; there only for what is not open.
    static final String CLOSED = "closed";

    private Fields() {}
}
