package org.commonweal.config;

import java.util.List;

/// Every key a town's files may hold, by the table it stands in. What is not here is refused.
///
/// @param what the table in words, as sentences name it
/// @param keys in the order they are explained
record Keys(String what, List<String> keys) {
    static final Keys TOWN =
            of(
                    "the town file",
                    "name",
                    "jurisdiction",
                    "origin",
                    "zone",
                    "languages",
                    "invented",
                    "address",
                    "emergency",
                    "contact",
                    "services_file",
                    "routes_file",
                    "windows",
                    "defaults",
                    "appeals",
                    "open311",
                    "opendata",
                    "map",
                    "mail",
                    "texts",
                    "personal",
                    "calendar",
                    "agency",
                    "area",
                    "service",
                    "route",
                    "reason");
    static final Keys WINDOWS =
            of("[windows]", "verdict_days", "reopen_days", "late_verdict_days", "appeal_days");
    static final Keys DEFAULTS = of("[defaults]", "calendar", "answer_within", "done_within");
    static final Keys APPEALS = of("[appeals]", "agency");
    static final Keys OPEN311 =
            of("[open311]", "open_intake", "open_intake_an_hour", "key_service");
    static final Keys OPENDATA = of("[opendata]", "keep_days");
    static final Keys MAP = of("[map]", "centre", "credit", "tiles", "tiles_credit", "layers");
    static final Keys MAIL =
            of(
                    "[mail]",
                    "from",
                    "smtp",
                    "security",
                    "user",
                    "password_file",
                    "imap",
                    "imap_security",
                    "imap_user",
                    "imap_password_file",
                    "imap_folder",
                    "imap_done",
                    "pipe",
                    "service");
    static final Keys TEXTS = of("[texts]", "gateway", "secret_file", "countries");
    static final Keys PERSONAL = of("[personal]", "country", "plates", "identities");
    static final Keys LAYER = of("a map layer", "file", "kind", "name", "class");
    static final Keys CALENDAR =
            of("a calendar", "code", "zone", "hours", "holidays", "holidays_file");
    static final Keys HOURS =
            of("the hours of a calendar", "mon", "tue", "wed", "thu", "fri", "sat", "sun");
    static final Keys HOLIDAY = of("a holiday", "date", "name");
    static final Keys AGENCY = of("an agency", "code", "name", "phone", "email");
    static final Keys AREA = of("an area set", "kind", "title", "file", "code", "name", "ask");
    static final Keys SERVICE =
            of(
                    "a service",
                    "code",
                    "name",
                    "group",
                    "keywords",
                    "description",
                    "notice",
                    "confidential",
                    "internal",
                    "type",
                    "precision",
                    "calendar",
                    "answer_within",
                    "done_within",
                    "question");
    static final Keys QUESTION =
            of(
                    "a question",
                    "code",
                    "datatype",
                    "required",
                    "variable",
                    "order",
                    "description",
                    "hint",
                    "values");
    static final Keys ROUTE = of("a route", "service", "group", "area", "agency");
    static final Keys REASON = of("a reason", "kind", "code", "words");

    static final Keys TOWN_WORDS =
            of("a file of words", "kind", "area", "agency", "group", "reason", "service");
    static final Keys SERVICE_WORDS =
            of(
                    "a service in a file of words",
                    "name",
                    "description",
                    "keywords",
                    "notice",
                    "question");
    static final Keys QUESTION_WORDS =
            of("a question in a file of words", "description", "hint", "values");

    static final List<Keys> ALL =
            List.of(
                    TOWN,
                    WINDOWS,
                    DEFAULTS,
                    APPEALS,
                    OPEN311,
                    OPENDATA,
                    MAP,
                    MAIL,
                    TEXTS,
                    PERSONAL,
                    LAYER,
                    CALENDAR,
                    HOURS,
                    HOLIDAY,
                    AGENCY,
                    AREA,
                    SERVICE,
                    QUESTION,
                    ROUTE,
                    REASON,
                    TOWN_WORDS,
                    SERVICE_WORDS,
                    QUESTION_WORDS);

    private static Keys of(String what, String... keys) {
        return new Keys(what, List.of(keys));
    }
}
