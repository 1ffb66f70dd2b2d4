package org.commonweal.open311;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.commonweal.services.Attribute;
import org.commonweal.services.Catalogue;
import org.commonweal.services.Service;
import org.commonweal.web.Reply;
import org.commonweal.web.Words;

/// What is offered: discovery, services and their definitions. The same until the desk is started
/// with another town file, so each document is made once.
final class Offer {
    private static final String SPECIFICATION = "http://wiki.open311.org/GeoReport_v2";

    private final Catalogue catalogue;
    private final Open311Settings settings;
    private final Words words;
    private final Instant changed;
    private final Map<String, Doc> docs = new ConcurrentHashMap<>();

    private record Doc(byte[] bytes, String tag) {}

    /// @param changed since when the services are what they are
    Offer(Catalogue catalogue, Open311Settings settings, Words words, Instant changed) {
        this.catalogue = catalogue;
        this.settings = settings;
        this.words = words;
        this.changed = changed;
    }

    /// What stands for all that is offered.
    static byte[] hash(Catalogue catalogue) {
        return sha256(Format.JSON.piece("", all(catalogue)));
    }

    private static Node all(Catalogue catalogue) {
        return Node.many(
                "service",
                catalogue.offered().stream()
                        .map(s -> service(s).with("definition", definition(s)))
                        .toList());
    }

    Optional<Service> service(String code) {
        return catalogue.service(code).filter(s -> !s.internal());
    }

    Reply services(Format format) {
        return reply(
                "services",
                format,
                () ->
                        format.document(
                                "services",
                                Node.many(
                                        "service",
                                        catalogue.offered().stream()
                                                .map(Offer::service)
                                                .toList())));
    }

    /// @throws Refused 404 for a service that is not offered
    Reply definition(String code, Format format) {
        var service = service(code).orElseThrow(() -> unknown(code));
        return reply(
                "definition " + code,
                format,
                () -> format.document("service_definition", definition(service)));
    }

    private Refused unknown(String code) {
        return Refused.of(404, "service_code: " + Faults.say(words, "open311.wrong.service", code));
    }

    Reply discovery(String address, Format format) {
        return reply(
                "discovery " + address,
                format,
                () -> format.document("discovery", discovery(address)));
    }

    private Node discovery(String address) {
        return new Node.Members()
                .text("changeset", Moments.text(changed))
                .text("contact", settings.contact())
                .text("key_service", settings.keyService())
                .with(
                        "endpoints",
                        Node.many(
                                "endpoint",
                                List.of(
                                        endpoint(address + "/open311/v2", "production"),
                                        endpoint(address + "/open311/test/v2", "test"))));
    }

    private Node.Members endpoint(String url, String type) {
        return new Node.Members()
                .text("specification", SPECIFICATION)
                .text("url", url)
                .text("changeset", Moments.text(changed))
                .text("type", type)
                .texts("formats", "format", List.of("text/xml", "application/json"));
    }

    private static Node.Members service(Service service) {
        return new Node.Members()
                .text("service_code", service.code())
                .text("service_name", service.name())
                .text("description", service.description())
                .flag("metadata", !service.attributes().isEmpty())
                .text("type", service.batch() ? "batch" : "realtime")
                .text("keywords", String.join(",", service.keywords()))
                .text("group", service.group());
    }

    private static Node.Members definition(Service service) {
        return new Node.Members()
                .text("service_code", service.code())
                .with(
                        "attributes",
                        Node.many(
                                "attribute",
                                service.attributes().stream().map(Offer::attribute).toList()));
    }

    private static Node.Members attribute(Attribute question) {
        var doc =
                new Node.Members()
                        .flag("variable", question.variable())
                        .text("code", question.code())
                        .text("datatype", question.datatype().word())
                        .flag("required", question.required())
                        .text("datatype_description", question.hint())
                        .with("order", new Node.Whole(question.order()))
                        .text("description", question.description());
        if (question.datatype().isList()) {
            doc.with(
                    "values",
                    Node.many(
                            "value",
                            question.values().stream()
                                    .map(v ->
                                            new Node.Members()
                                                    .text("key", v.key())
                                                    .text("name", v.name()))
                                    .toList()));
        }
        return doc;
    }

    private Reply reply(String what, Format format, java.util.function.Supplier<byte[]> made) {
        var doc =
                docs.computeIfAbsent(
                        format + " " + what,
                        _ -> {
                            var bytes = made.get();
                            var tag = HexFormat.of().formatHex(sha256(bytes), 0, 12);
                            return new Doc(bytes, tag);
                        });
        return Reply.bytes(format.type(), doc.bytes).etag(doc.tag);
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static byte[] sha256(String... parts) {
        return sha256(String.join("\u0000", parts).getBytes(StandardCharsets.UTF_8));
    }
}
