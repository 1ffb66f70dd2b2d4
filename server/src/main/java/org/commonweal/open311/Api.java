package org.commonweal.open311;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonweal.web.Described;
import org.commonweal.web.Words;

/// What this room serves, described: one list, from which come the OpenAPI document and the page
/// that shows it. A test asks the running server for every line of it.
final class Api {
    private static final String VERSION = "2.0.0";
    private static final List<String> LISTED =
            List.of(
                    "jurisdiction_id",
                    "service_request_id",
                    "service_code",
                    "status",
                    "start_date",
                    "end_date",
                    "updated_after",
                    "updated_before",
                    "bbox",
                    "area",
                    "agency",
                    "page",
                    "page_size",
                    "after",
                    "extensions");
    private static final List<String> FILED =
            List.of(
                    "api_key",
                    "jurisdiction_id",
                    "service_code",
                    "lat",
                    "long",
                    "address_string",
                    "attribute[CODE]",
                    "description",
                    "first_name",
                    "last_name",
                    "email",
                    "phone",
                    "media_url",
                    "account_id",
                    "device_id",
                    "client_request_id",
                    "extensions");
    private static final List<String> POSTED =
            List.of(
                    "api_key",
                    "jurisdiction_id",
                    "service_request_id",
                    "update_id",
                    "status",
                    "updated_datetime",
                    "description",
                    "media_url",
                    "email",
                    "account_id",
                    "verdict",
                    "asker_token");

    private Api() {}

    /// One thing that can be asked of the server.
    ///
    /// @param method get or post
    /// @param path below the endpoint, `{format}` being xml or json
    /// @param name of its sentence among the words
    /// @param parameters in the address, or for a post in the form
    /// @param statuses of its answers
    record Operation(
            String method,
            String path,
            String name,
            List<String> parameters,
            List<Integer> statuses) {}

    /// Everything, in the order a client meets it.
    static final List<Operation> ALL =
            List.of(
                    get("/discovery.{format}", "discovery", List.of(), 200, 304, 429),
                    get(
                            "/services.{format}",
                            "services",
                            List.of("jurisdiction_id"),
                            200,
                            304,
                            404,
                            429),
                    get(
                            "/services/{service_code}.{format}",
                            "definition",
                            List.of("jurisdiction_id"),
                            200,
                            304,
                            404,
                            429),
                    get("/requests.{format}", "requests", LISTED, 200, 400, 404, 429),
                    new Operation(
                            "post",
                            "/requests.{format}",
                            "file",
                            FILED,
                            List.of(200, 400, 403, 404, 409, 413, 415, 429)),
                    get(
                            "/requests/{service_request_id}.{format}",
                            "request",
                            List.of("jurisdiction_id", "extensions", "api_key"),
                            200,
                            304,
                            404,
                            429),
                    get(
                            "/tokens/{token}.{format}",
                            "token",
                            List.of("jurisdiction_id"),
                            200,
                            404,
                            429),
                    get(
                            "/servicerequestupdates.{format}",
                            "updates",
                            List.of(
                                    "jurisdiction_id",
                                    "start_date",
                                    "end_date",
                                    "service_request_id",
                                    "page_size",
                                    "after"),
                            200,
                            400,
                            404,
                            429),
                    new Operation(
                            "post",
                            "/servicerequestupdates.{format}",
                            "update",
                            POSTED,
                            List.of(200, 400, 403, 404, 413, 415, 429)));

    private static Operation get(
            String path, String name, List<String> parameters, Integer... statuses) {
        return new Operation("get", path, name, parameters, List.of(statuses));
    }

    /// The OpenAPI 3.1 document.
    static Node document(Words words, String address, List<Described> others) {
        var paths = new LinkedHashMap<String, Node>();
        for (var operation : ALL) {
            var at = (Node.Members) paths.computeIfAbsent(operation.path, _ -> new Node.Members());
            at.with(operation.method, operation(operation, words));
        }
        var root = Node.many("server", List.of(server(address, "production")));
        for (var other : others) {
            paths.put(
                    other.path(),
                    new Node.Members().with("servers", root).with("get", operation(other, words)));
        }
        return new Node.Members()
                .text("openapi", "3.1.0")
                .with(
                        "info",
                        new Node.Members()
                                .text("title", words.say("open311.api.title"))
                                .text("description", words.say("open311.api.lead"))
                                .text("version", VERSION))
                .with(
                        "servers",
                        Node.many(
                                "server",
                                List.of(
                                        server(address + "/open311/v2", "production"),
                                        server(address + "/open311/test/v2", "test"))))
                .with("paths", new Node.Members(paths));
    }

    private static Node.Members server(String url, String type) {
        return new Node.Members().text("url", url).text("description", type);
    }

    private static Node.Members operation(Operation operation, Words words) {
        boolean post = operation.method.equals("post");
        var parameters = new java.util.ArrayList<Node>();
        for (var name : inPath(operation.path)) {
            parameters.add(parameter(name, "path", words));
        }
        if (!post) {
            operation.parameters.forEach(name -> parameters.add(parameter(name, "query", words)));
        }
        var doc =
                new Node.Members()
                        .text("operationId", operation.name)
                        .text("summary", words.say("open311.api." + operation.name))
                        .with("parameters", Node.many("parameter", parameters));
        if (post) {
            doc.with("requestBody", body(operation, words));
        }
        return doc.with("responses", responses(operation.statuses, words));
    }

    /// What another room answers.
    private static Node.Members operation(Described other, Words words) {
        var parameters = new java.util.ArrayList<Node>();
        for (var parameter : other.parameters()) {
            var schema = new Node.Members().text("type", "string");
            if (!parameter.values().isEmpty()) {
                schema.texts("enum", "value", parameter.values());
            }
            boolean path = other.path().contains("{" + parameter.name() + "}");
            parameters.add(
                    new Node.Members()
                            .text("name", parameter.name())
                            .text("in", path ? "path" : "query")
                            .flag("required", path)
                            .text("description", words.say(parameter.says()))
                            .with("schema", schema));
        }
        return new Node.Members()
                .text("operationId", other.name())
                .text("summary", words.say(other.says()))
                .with("parameters", Node.many("parameter", parameters))
                .with("responses", responses(other.statuses(), words));
    }

    private static Node.Members responses(List<Integer> statuses, Words words) {
        var responses = new Node.Members();
        for (int status : statuses) {
            responses.with(
                    Integer.toString(status),
                    new Node.Members()
                            .text("description", words.say("open311.api.status." + status)));
        }
        return responses;
    }

    private static List<String> inPath(String path) {
        return java.util.regex.Pattern.compile("\\{(\\w+)}")
                .matcher(path)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static Node.Members parameter(String name, String in, Words words) {
        var schema = new Node.Members().text("type", "string");
        if (name.equals("format")) {
            schema.texts("enum", "value", List.of("json", "xml"));
        }
        return new Node.Members()
                .text("name", name)
                .text("in", in)
                .flag("required", in.equals("path"))
                .text("description", says(name, words))
                .with("schema", schema);
    }

    private static Node body(Operation operation, Words words) {
        var properties = new Node.Members();
        for (var name : operation.parameters) {
            properties.with(
                    name,
                    new Node.Members()
                            .text("type", "string")
                            .text("description", says(name, words)));
        }
        var schema =
                new Node.Members()
                        .with(
                                "schema",
                                new Node.Members()
                                        .text("type", "object")
                                        .with("properties", properties));
        return new Node.Members()
                .with(
                        "content",
                        new Node.Members(
                                new LinkedHashMap<>(
                                        Map.of(
                                                "application/x-www-form-urlencoded",
                                                schema,
                                                "multipart/form-data",
                                                schema))));
    }

    /// What a parameter means.
    static String says(String name, Words words) {
        return words.say("open311.api.param." + name.replaceAll("\\[.*", ""));
    }
}
