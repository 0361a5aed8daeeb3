package ir.gardeshpay.suite.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The OpenAPI document as it is served: its operations, and whether an answer is one that it knows. Immutable. */
final class OpenApi {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

    private final JsonNode document;

    private OpenApi(JsonNode document) {
        this.document = document;
    }

    static OpenApi read(String yaml) {
        try {
            return new OpenApi(new ObjectMapper(new YAMLFactory()).readTree(yaml));
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }

    /** Something that can be asked. */
    record Operation(String method, String path, JsonNode description) {

        boolean needsKey() {
            return !(description.path("security").isArray()
                    && description.path("security").isEmpty());
        }

        boolean hasBody() {
            return description.has("requestBody");
        }

        JsonNode parameters() {
            return description.path("parameters");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    List<Operation> operations() {
        List<Operation> all = new ArrayList<>();
        document.get("paths")
                .properties()
                .forEach(path -> METHODS.stream()
                        .filter(path.getValue()::has)
                        .forEach(method -> all.add(new Operation(
                                method.toUpperCase(Locale.ROOT),
                                path.getKey(),
                                path.getValue().get(method)))));
        return all;
    }

    /** What the node says, or what it refers to. */
    JsonNode resolved(JsonNode node) {
        return node.has("$ref")
                ? resolved(document.at(node.get("$ref").textValue().substring(1)))
                : node;
    }

    /** The one schema of several that is not null. */
    JsonNode schema(JsonNode node) {
        JsonNode schema = resolved(node);
        if (schema.has("oneOf")) {
            for (JsonNode one : schema.get("oneOf")) {
                if (!one.path("type").asText().equals("null")) {
                    return schema(one);
                }
            }
        }
        return schema;
    }

    /** What about an answer the document does not say; empty if it says all of it. */
    List<String> complaints(Operation operation, Answer answer) {
        JsonNode responses = operation.description().get("responses");
        String status = String.valueOf(answer.status());
        if (!responses.has(status)) {
            return List.of("status " + status + " is not in the document: " + answer.body());
        }
        JsonNode response = resolved(responses.get(status));
        List<String> complaints = new ArrayList<>();
        response.path("headers").properties().forEach(header -> {
            if (resolved(header.getValue()).path("required").asBoolean()
                    && answer.headers().firstValue(header.getKey()).isEmpty()) {
                complaints.add("the header " + header.getKey() + " is missing");
            }
        });
        String type = answer.headers().firstValue("Content-Type").orElse("").replaceFirst(" *;.*", "");
        JsonNode content = response.path("content").path(type);
        if (content.isMissingNode()) {
            complaints.add("the type " + type + " is not in the document: " + answer.body());
        } else if (type.endsWith("json")) {
            complaints.addAll(misfits(content.get("schema"), answer.body()));
        }
        return complaints;
    }

    /**
     * Its components with objects that have no other members than it says. The document itself leaves them open,
     * because whoever generates a client from it shall not refuse the answers of a later version.
     */
    private JsonNode closedComponents() {
        JsonNode components = document.get("components").deepCopy();
        Set<String> extended = new HashSet<>();
        components
                .get("schemas")
                .forEach(schema -> schema.path("allOf")
                        .forEach(base ->
                                extended.add(base.path("$ref").textValue().replaceFirst(".*/", ""))));
        components.get("schemas").properties().forEach(schema -> {
            if (schema.getValue().has("properties") && !extended.contains(schema.getKey())) {
                ((ObjectNode) schema.getValue()).put("unevaluatedProperties", false);
            }
        });
        return components;
    }

    /** Where a body does not fit a schema, or has members that the document does not know. */
    private List<String> misfits(JsonNode schema, String body) {
        ObjectNode whole = JSON.createObjectNode();
        whole.set("components", closedComponents());
        whole.set("allOf", JSON.createArrayNode().add(schema));
        try {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(whole)
                    .validate(
                            JSON.readTree(body),
                            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                    .stream()
                    .map(error -> error + " in " + body)
                    .toList();
        } catch (IOException noJson) {
            return List.of("no JSON: " + body);
        }
    }
}
