package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ir.gardeshpay.simulator.Call;
import ir.gardeshpay.simulator.Fault;
import ir.gardeshpay.suite.journey.OpenApi.Operation;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What is made of the OpenAPI document is sent to every operation: right, wrong and odd. Whatever comes back is an
 * answer that the document knows, with a body that fits its schema, and no fault of the server.
 */
@Tag("everywhere")
@Tag("once-a-server")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContractIT {

    private static final Map<String, String> OF_JSON = Map.of("Content-Type", Api.JSON);

    private final World world =
            Api.plan().property("gardeshpay.api.rate", "100000").start();
    private final Api api = Api.of(world, Api.SHOP_KEY);
    private final OpenApi document =
            OpenApi.read(Api.of(world, "").get("/api/v1/openapi.yaml").body());
    private final List<String> complaints = new ArrayList<>();
    private final Map<Integer, Integer> statuses = new TreeMap<>();

    @AfterAll
    void close() {
        world.close();
    }

    @AfterEach
    void judge() {
        world.gateway().faults().clear();
        System.out.println("answers by status: " + statuses);
        List<String> found = List.copyOf(complaints);
        complaints.clear();
        statuses.clear();
        assertThat(found).isEmpty();
    }

    private Answer ask(Api caller, Operation operation, String path, BodyPublisher body, Map<String, String> headers) {
        Answer answer = caller.send(operation.method(), path, body, headers);
        statuses.merge(answer.status(), 1, Integer::sum);
        String what = operation + " at " + path + " with " + headers + ": ";
        document.complaints(operation, answer).forEach(complaint -> complaints.add(what + complaint));
        if (answer.status() >= 500 && !world.gateway().faults().waiting().isEmpty()) {
            return answer;
        }
        if (answer.status() >= 500) {
            complaints.add(what + "a fault of the server: " + answer.body());
        }
        return answer;
    }

    private List<Operation> starting() {
        return document.operations().stream().filter(Operation::hasBody).toList();
    }

    private JsonNode bodySchema(Operation operation) {
        return document.schema(operation.description().at("/requestBody/content/application~1json/schema"));
    }

    /** A body that is right and starts a new payment. */
    private ObjectNode rightBody(Operation operation) {
        ObjectNode body = operation
                .description()
                .at("/requestBody/content/application~1json/examples/small/value")
                .deepCopy();
        return body.put("orderId", Api.unique());
    }

    /**
     * A path whose parameters have these values, or else those of the document's examples; in the query is nothing but
     * what is said, if anything is.
     */
    private String path(Operation operation, Map<String, String> values) {
        String path = operation.path();
        String query = "";
        for (JsonNode parameter : operation.parameters()) {
            String name = parameter.get("name").textValue();
            boolean inPath = parameter.get("in").textValue().equals("path");
            JsonNode example = inPath || values.isEmpty() ? parameter.path("example") : MissingNode.getInstance();
            String value = Browserless.encoded(values.getOrDefault(name, example.asText()))
                    .replace("+", "%20");
            if (inPath) {
                path = path.replace("{" + name + "}", value);
            } else if (values.containsKey(name) || !example.isMissingNode()) {
                query += (query.isEmpty() ? "?" : "&") + name + "=" + value;
            }
        }
        return path + query;
    }

    private BodyPublisher right(Operation operation) {
        return operation.hasBody()
                ? BodyPublishers.ofString(rightBody(operation).toString())
                : BodyPublishers.noBody();
    }

    private Map<String, String> headers(Operation operation) {
        return operation.hasBody() ? OF_JSON : Map.of();
    }

    @Test
    void everyOperationAnswersARightRequest() {
        for (Operation operation : document.operations()) {
            ask(api, operation, path(operation, Map.of()), right(operation), headers(operation));
        }
        assertThat(statuses.keySet()).contains(200, 201);
    }

    @Test
    void everyMemberTakesItsRightValuesAndNoOthers() {
        for (Operation operation : starting()) {
            bodySchema(operation).get("properties").properties().forEach(member -> {
                for (JsonNode value : Trouble.values(document.schema(member.getValue()))) {
                    ObjectNode body = rightBody(operation);
                    body.set(member.getKey(), value);
                    ask(api, operation, operation.path(), BodyPublishers.ofString(body.toString()), OF_JSON);
                }
                ObjectNode body = rightBody(operation);
                body.remove(member.getKey());
                ask(api, operation, operation.path(), BodyPublishers.ofString(body.toString()), OF_JSON);
            });
        }
        assertThat(statuses.keySet()).contains(201, 400);
    }

    @Test
    void bodiesThatAreWrongAsAWholeAreRefused() {
        for (Operation operation : starting()) {
            for (String body : Trouble.bodies(rightBody(operation))) {
                Answer answer = ask(api, operation, operation.path(), BodyPublishers.ofString(body), OF_JSON);
                assertThat(answer.status()).as(body).isIn(400, 413);
                ask(api, operation, operation.path(), Api.inChunks(body), OF_JSON);
            }
            byte[] latin =
                    rightBody(operation).put("orderId", "\u00e9").toString().getBytes(StandardCharsets.ISO_8859_1);
            ask(api, operation, operation.path(), BodyPublishers.ofByteArray(latin), OF_JSON);
        }
    }

    @Test
    void oddTypesAreRefused() {
        for (Operation operation : document.operations()) {
            for (String type : List.of(
                    "text/plain",
                    "application/xml",
                    "application/x-www-form-urlencoded",
                    "*/*",
                    "application/json;charset=utf-16")) {
                ask(api, operation, path(operation, Map.of()), right(operation), Map.of("Content-Type", type));
            }
            // What is no type at all, some servers answer by themselves before they ask us.
            for (String header : List.of("Content-Type", "Accept")) {
                Map<String, String> headers = new TreeMap<>(headers(operation));
                headers.put(header, "nonsense");
                Answer noType = api.send(operation.method(), path(operation, Map.of()), right(operation), headers);
                assertThat(noType.status()).as(noType.body()).isBetween(200, 499);
            }
            for (String accepted : List.of(
                    "text/html",
                    "application/xml",
                    "image/*;q=0.1",
                    "*",
                    "a/b;q=z",
                    "application/json;q=0",
                    "*/*",
                    "application/*")) {
                Map<String, String> headers = new TreeMap<>(headers(operation));
                headers.put("Accept", accepted);
                ask(api, operation, path(operation, Map.of()), right(operation), headers);
            }
        }
        assertThat(statuses.keySet()).contains(406, 415);
    }

    @Test
    void parametersMayBeOddOrMissing() {
        for (Operation operation : document.operations()) {
            for (JsonNode parameter : operation.parameters()) {
                String name = parameter.get("name").textValue();
                List<JsonNode> values = Trouble.values(document.schema(parameter.get("schema")));
                for (JsonNode value : values) {
                    String text = value.isTextual() ? value.textValue() : value.toString();
                    // A server may refuse a slash, a point or a nothing in a path before anybody of ours sees it,
                    // and so it may a line that is too long.
                    boolean inPath = parameter.get("in").textValue().equals("path");
                    if (text.length() < 4_000 && !(inPath && !text.matches("[^/\\\\%\\p{Cntrl}]+"))) {
                        ask(api, operation, path(operation, Map.of(name, text)), right(operation), headers(operation));
                    }
                }
            }
            String bare = path(operation, Map.of()).replaceFirst("\\?.*", "");
            ask(api, operation, bare, right(operation), headers(operation));
            ask(api, operation, bare + "?color=red&orderId=a&orderId=b", right(operation), headers(operation));
        }
    }

    @Test
    void otherMethodsAreRefused() {
        for (Operation operation : document.operations()) {
            for (String method : List.of("PUT", "DELETE", "PATCH", "PROPFIND")) {
                Operation other = new Operation(method, operation.path(), operation.description());
                Answer answer = ask(api, other, path(operation, Map.of()), BodyPublishers.noBody(), Map.of());
                assertThat(answer.status()).isEqualTo(405);
                assertThat(answer.headers().firstValue("Allow")).isPresent();
            }
        }
    }

    @Test
    void withoutAKeyNothingIsAnswered() {
        for (Operation operation : document.operations()) {
            if (operation.needsKey()) {
                Answer answer = ask(
                        Api.of(world, ""), operation, path(operation, Map.of()), right(operation), headers(operation));
                assertThat(answer.status()).isIn(401, 429);
            }
        }
    }

    @Test
    void aGatewayThatRefusesIsAwayOrTalksNonsenseIsInTheDocument() {
        for (Operation operation : starting()) {
            for (Fault fault : List.of(
                    Fault.refuse(1007, "no"),
                    Fault.errorsAbsent(),
                    Fault.empty(502),
                    Fault.html(200),
                    Fault.cutJson(),
                    Fault.reset())) {
                world.gateway().faults().always(Call.GET_TOKEN, fault);
                ask(api, operation, operation.path(), right(operation), OF_JSON);
            }
        }
        assertThat(statuses.keySet()).contains(422, 503);
    }
}
