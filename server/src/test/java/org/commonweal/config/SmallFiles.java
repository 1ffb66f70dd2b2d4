package org.commonweal.config;

/// The files of a small sound town: one service in the town file, two in CSV, two wards, one
/// street.
final class SmallFiles {
    private SmallFiles() {}

    static final String TOWN =
            """
            name = "Small Town"
            jurisdiction = "small.example"
            origin = "small.example/record"
            zone = "Europe/London"
            services_file = "services.csv"
            routes_file = "routes.csv"

            [appeals]
            agency = "office"

            [map]
            centre = [0.005, 0.01]
            credit = "us"
            layers = [{ file = "streets.geojson", kind = "street" }]

            [[calendar]]
            code = "office"
            hours = { mon = ["09:00-12:00", "13:00-17:00"] }
            holidays = [2026-12-25, "2026-12-28"]

            [[agency]]
            code = "roads"
            name = "Roads"

            [[agency]]
            code = "office"
            name = "Office"

            [[area]]
            kind = "ward"
            file = "wards.geojson"
            code = "code"
            name = "name"

            [[service]]
            code = "light"
            name = "Light"
            answer_within = "1 working day"
            done_within = "5 working days"

              [[service.question]]
              code = "colour"
              datatype = "singlevaluelist"
              description = "Which colour?"
              values = { red = "Red", blue = "Blue" }

            [[route]]
            service = "light"
            area = "ward:west"
            agency = "office"

            [[reason]]
            kind = "move"
            code = "weather"
            words = "Bad weather"

            [[reason]]
            kind = "pause"
            code = "asker"
            words = "We asked"

            [[reason]]
            kind = "refuse"
            code = "private"
            words = "Private"
            """;

    static final String SERVICES =
            """
            code,name,group,keywords,confidential,answer_within,done_within
            pothole,Pothole,Streets,road;hole,,1 working day,5 days
            sign,Sign,Streets,,true,1 working day,5 days
            """;

    static final String ROUTES =
            """
            service,group,area,agency
            ,Streets,,roads
            light,,ward:east,roads
            """;

    static final String STREETS =
            """
            {"type":"FeatureCollection","features":[
            {"type":"Feature","properties":{"name":"Mill Lane","class":"primary"},"geometry":{"type":"LineString","coordinates":[[0.002,0.002],[0.018,0.002]]}}
            ]}
            """;

    static final String WARDS =
            """
            {"type":"FeatureCollection","features":[
            {"type":"Feature","properties":{"code":"west","name":"West"},"geometry":{"type":"Polygon","coordinates":[[[0,0],[0.01,0],[0.01,0.01],[0,0.01],[0,0]]]}},
            {"type":"Feature","properties":{"code":"east","name":"East"},"geometry":{"type":"Polygon","coordinates":[[[0.01,0],[0.02,0],[0.02,0.01],[0.01,0.01],[0.01,0]]]}}
            ]}
            """;
}
