package ir.gardeshpay.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import ir.gardeshpay.PaymentStatus;
import ir.gardeshpay.TimelineEntry;
import ir.gardeshpay.payment.PaymentJson;
import ir.gardeshpay.web.GardeshPayApplication;
import ir.gardeshpay.web.OwnApplication;
import ir.gardeshpay.web.page.Payments;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** openapi.yaml says what the code does. */
class OpenApiTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode DOCUMENT = document();

    /** Closed, so that what the document does not know is seen: for others it is open to what later versions add. */
    private static final JsonNode COMPONENTS = closed(DOCUMENT.get("components").deepCopy());

    private static JsonNode closed(JsonNode components) {
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

    private static JsonNode document() {
        try (InputStream in = OpenApiResource.class.getResourceAsStream(OpenApiResource.NAME)) {
            return new ObjectMapper(new YAMLFactory()).readTree(in);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    /** A schema that can refer to the others. */
    private static Schema schema(JsonNode part) {
        var whole = JSON.createObjectNode();
        whole.set("components", COMPONENTS);
        whole.set("allOf", JSON.createArrayNode().add(part));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(whole);
    }

    private static Schema schema(String name) {
        return schema(JSON.createObjectNode().put("$ref", "#/components/schemas/" + name));
    }

    private static List<Error> errors(Schema schema, JsonNode value) {
        return schema.validate(
                value, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }

    private static JsonNode json(jakarta.json.JsonObject object) {
        try {
            return JSON.readTree(object.toString());
        } catch (JsonProcessingException wrong) {
            throw new AssertionError(wrong);
        }
    }

    @Test
    void everyOperationIsAMethodOfAResourceAndTheOtherWayRound() {
        Set<String> written = new TreeSet<>();
        DOCUMENT.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(
                                method -> written.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        Set<String> coded = new TreeSet<>();
        new GardeshPayApplication()
                .getClasses().stream()
                        .filter(type -> type.getPackage().equals(OpenApiResource.class.getPackage()))
                        .filter(type -> type.isAnnotationPresent(Path.class))
                        .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                        .forEach(method -> verb(method).ifPresent(verb -> coded.add(verb + " " + path(method))));
        assertThat(written).isEqualTo(coded).isNotEmpty();
    }

    private static java.util.Optional<String> verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .map(type -> type.getAnnotation(HttpMethod.class))
                .filter(java.util.Objects::nonNull)
                .map(HttpMethod::value)
                .findFirst();
    }

    private static String path(Method method) {
        String root = method.getDeclaringClass().getAnnotation(Path.class).value();
        Path own = method.getAnnotation(Path.class);
        return root.substring(OwnApplication.PATH.length()) + (own == null ? "" : "/" + own.value());
    }

    @Test
    void everyTypeOfProblemHasASchemaAndTheOtherWayRound() {
        Set<String> written = new TreeSet<>();
        DOCUMENT.at("/components/schemas").forEach(schema -> {
            JsonNode type = schema.at("/properties/type/const");
            if (type.isTextual()) {
                written.add(type.textValue() + " " + schema.at("/properties/status/const"));
            }
        });
        assertThat(written)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ProblemType.values())
                        .map(type -> type.urn() + " " + type.status())
                        .toList());
    }

    @Test
    void aSchemaOfAProblemTakesThatProblemAndNoOther() {
        JsonNode conflict = json(Problem.of(ProblemType.INVOICE_CONFLICT, "taken")
                .withInvoiceNumber(new ir.gardeshpay.InvoiceNumber("1"))
                .body());
        assertThat(errors(schema("InvoiceConflict"), conflict)).isEmpty();
        assertThat(errors(schema("NotFound"), conflict)).isNotEmpty();
        assertThat(errors(
                        schema("InvalidRequest"),
                        json(Problem.of(List.of(new FieldError("amount", "it is missing")))
                                .body())))
                .isEmpty();
    }

    @Test
    void theMembersOfAStartAreThoseThatAreRead() {
        List<String> read = Arrays.stream(StartBody.class.getRecordComponents())
                .map(java.lang.reflect.RecordComponent::getName)
                .toList();
        assertThat(DOCUMENT.at("/components/schemas/Start/properties").fieldNames())
                .toIterable()
                .containsExactlyElementsOf(read);
    }

    @ParameterizedTest
    @EnumSource(PaymentStatus.class)
    void aPaymentOfEveryStatusFitsItsSchema(PaymentStatus status) {
        JsonNode state = json(PaymentJson.of(Payments.with(status)));
        assertThat(errors(schema("PaymentState"), state)).isEmpty();
        assertThat(errors(schema("Payment"), json(PaymentJson.withRedirectUrl(Payments.with(status)))))
                .isEmpty();
        assertThat(DOCUMENT.at("/components/schemas/PaymentState/properties").fieldNames())
                .toIterable()
                .containsAll(() -> state.fieldNames());
    }

    @Test
    void theStepsOfATimelineAreThoseThatAreKept() {
        assertThat(DOCUMENT.at("/components/schemas/TimelineStep/properties/step/enum"))
                .extracting(JsonNode::textValue)
                .containsExactly(Arrays.stream(TimelineEntry.Step.values())
                        .map(Enum::name)
                        .toArray(String[]::new));
    }

    @Test
    void answersAreOpenToWhatLaterVersionsAddAndRequestsAreNot() {
        assertThat(DOCUMENT.at("/components/schemas").properties())
                .filteredOn(schema -> schema.getValue().has("additionalProperties")
                        || schema.getValue().has("unevaluatedProperties"))
                .extracting(java.util.Map.Entry::getKey)
                .containsExactly("Start");
    }

    @Test
    void aPaymentWithAnotherMemberOrAnotherTypeDoesNotFit() {
        var paid = (com.fasterxml.jackson.databind.node.ObjectNode)
                json(PaymentJson.of(Payments.with(PaymentStatus.PAID)));
        assertThat(errors(schema("Payment"), paid.deepCopy().put("mobile", "09121234567")))
                .isNotEmpty();
        assertThat(errors(schema("Payment"), paid.deepCopy().put("amount", "1")))
                .isNotEmpty();
        assertThat(errors(schema("Payment"), paid.deepCopy().put("createdAt", "today")))
                .isNotEmpty();
    }

    @Test
    void everyExampleFitsItsSchema() {
        List<String> wrong = new ArrayList<>();
        int[] seen = {0};
        for (JsonNode holder : DOCUMENT.findParents("examples")) {
            if (!holder.has("schema")) {
                continue;
            }
            holder.get("examples").forEach(example -> {
                JsonNode value = resolved(example).get("value");
                seen[0]++;
                errors(schema(holder.get("schema")), value).forEach(error -> wrong.add(value + ": " + error));
            });
        }
        assertThat(wrong).isEmpty();
        assertThat(seen[0]).isGreaterThan(15);
    }

    @Test
    void everySampleOfASchemaFitsIt() {
        DOCUMENT.at("/components/schemas").properties().forEach(named -> {
            for (JsonNode sample : named.getValue().path("examples")) {
                assertThat(errors(schema(named.getKey()), sample))
                        .as(named.getKey())
                        .isEmpty();
            }
        });
    }

    private static JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? DOCUMENT.at(node.get("$ref").textValue().substring(1)) : node;
    }
}
