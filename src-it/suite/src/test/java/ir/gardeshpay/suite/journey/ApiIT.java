package ir.gardeshpay.suite.journey;

import static ir.gardeshpay.suite.journey.Api.body;
import static ir.gardeshpay.suite.journey.Api.unique;
import static org.assertj.core.api.Assertions.assertThat;

import ir.gardeshpay.simulator.Call;
import ir.gardeshpay.simulator.Fault;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Payments that a program starts and follows over the REST API: idempotent, and only with a key. */
@Tag("everywhere")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiIT {

    private static final String PAYMENTS = "/api/v1/payments";

    private final World world = Api.plan().start();
    private final Api api = Api.of(world, Api.SHOP_KEY);
    private final Api books = Api.of(world, Api.BOOKS_KEY);

    @AfterAll
    void close() throws Exception {
        assertThat(world.server().log())
                .isNotEmpty()
                .doesNotContain(Api.SHOP_KEY, Api.NEW_SHOP_KEY, Api.BOOKS_KEY, Api.BOOKS_TOKEN, World.API_TOKEN);
        assertThat(world.database().dump())
                .doesNotContain(Api.SHOP_KEY, Api.NEW_SHOP_KEY, Api.BOOKS_KEY, Api.BOOKS_TOKEN, World.API_TOKEN);
        world.close();
    }

    @AfterEach
    void mendTheGateway() {
        world.gateway().faults().clear();
    }

    @Test
    void aPaymentIsStartedFollowedAndPaid() {
        String order = unique();
        Answer started = api.start(body(250_000, order, "email", "buyer@example.ir"));
        assertThat(started.status()).as(started.body()).isEqualTo(201);
        assertThat(started.json().getString("status")).isEqualTo("PENDING");
        String invoice = started.json().getString("invoiceNumber");
        assertThat(started.location()).isEqualTo(api.at(PAYMENTS + "/" + invoice));
        assertThat(started.body()).doesNotContain("buyer@example.ir");

        Purchase purchase = Purchase.at(world, URI.create(started.json().getString("redirectUrl")));
        assertThat(Browserless.get(purchase.pay()).status()).isEqualTo(303);
        JsonObject paid = api.get(
                        started.location().getPath().replace(api.module().getPath(), ""))
                .json();
        assertThat(paid.getString("status")).isEqualTo("PAID");
        assertThat(paid.getJsonNumber("amount").longValueExact()).isEqualTo(250_000);
        assertThat(paid.getJsonObject("receipt").getString("referenceNumber"))
                .isEqualTo(purchase.payment().referenceNumber());
        assertThat(paid.containsKey("redirectUrl")).isFalse();
        assertThat(invoicesOf(api, order)).containsExactly(invoice);
    }

    private static List<String> invoicesOf(Api api, String order) {
        Answer list = api.get(PAYMENTS + "?orderId=" + Browserless.encoded(order));
        assertThat(list.status()).as(list.body()).isEqualTo(200);
        return list.json().getJsonArray("payments").getValuesAs(JsonObject.class).stream()
                .map(payment -> payment.getString("invoiceNumber"))
                .toList();
    }

    @Test
    void theSameStartAgainIsTheSamePaymentAlsoWhenItIsPaid() {
        String invoice = unique();
        String body = body(1_000, unique(), "invoiceNumber", invoice, "returnUrl", world.front() + "/thanks");
        Answer first = api.start(body);
        Answer second = api.start(body);
        assertThat(List.of(first.status(), second.status())).containsExactly(201, 200);
        assertThat(second.json()).isEqualTo(first.json());
        Browserless.get(Purchase.at(world, URI.create(first.json().getString("redirectUrl")))
                .pay());
        Answer third = api.start(body);
        assertThat(third.status()).isEqualTo(200);
        assertThat(third.json().getString("status")).isEqualTo("PAID");
        assertThat(world.gateway().ledger().calls(Call.GET_TOKEN, invoice)).isEqualTo(1);
    }

    @Test
    void theSameNumberWithOtherContentIs409() {
        String invoice = unique();
        String order = unique();
        api.start(body(1_000, order, "invoiceNumber", invoice));
        Answer other = api.start(body(2_000, order, "invoiceNumber", invoice));
        assertProblem(other, 409, "invoice-conflict");
        assertThat(other.json().getString("detail")).contains("amount");
        assertThat(api.get(PAYMENTS + "/" + invoice).json().getInt("amount")).isEqualTo(1_000);
    }

    @Test
    void clientsWhoStartTheSameAtOnceGetTheSamePayment() {
        String invoice = unique();
        String body = body(1_000, unique(), "invoiceNumber", invoice);
        List<Answer> answers = AtOnce.callers(8, caller -> api.start(body));
        assertThat(answers).extracting(Answer::status).containsOnly(200, 201);
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers).extracting(Answer::json).containsOnly(answers.get(0).json());
        assertThat(world.gateway().ledger().calls(Call.GET_TOKEN, invoice)).isEqualTo(1);
    }

    @Test
    void ofClientsWhoStartDifferentThingsAtOnceOneWins() {
        String invoice = unique();
        String order = unique();
        List<Answer> answers =
                AtOnce.callers(6, caller -> api.start(body(1_000 + caller, order, "invoiceNumber", invoice)));
        assertThat(answers).extracting(Answer::status).containsOnlyOnce(201).containsOnly(201, 409);
        assertThat(world.gateway().ledger().calls(Call.GET_TOKEN, invoice)).isEqualTo(1);
    }

    @Test
    void aNameMayHaveTwoKeys() {
        String order = unique();
        Answer started = api.start(body(1_000, order));
        assertThat(invoicesOf(Api.of(world, Api.NEW_SHOP_KEY), order))
                .containsExactly(started.json().getString("invoiceNumber"));
    }

    @Test
    void withoutARightKeyAllPathsAreAlike() {
        String invoice = api.start(body(1_000, unique())).json().getString("invoiceNumber");
        Api stranger = Api.of(world, "");
        Answer known = stranger.get(PAYMENTS + "/" + invoice);
        assertProblem(known, 401, "unauthorized");
        assertThat(known.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        Api guesser = Api.of(world, Api.SHOP_KEY.replace('5', '6'));
        assertThat(List.of(
                        stranger.get("/api/v1/nothing"),
                        stranger.get("/api/v2;a=b/%70ayments"),
                        guesser.get(PAYMENTS + "/" + invoice),
                        guesser.start("{"),
                        guesser.send("DELETE", PAYMENTS, BodyPublishers.noBody(), Map.of())))
                .allSatisfy(answer -> assertThat(answer.body()).isEqualTo(known.body()));
    }

    @Test
    void aKeyInAnotherSpellingOfThePathIsNeededAllTheSame() {
        Api stranger = Api.of(world, "");
        String order = unique();
        api.start(body(1_000, order));
        for (String path : List.of("/%61pi/v1/payments", "/api;x=y/v1/payments", "//api/v1/payments")) {
            Answer answer = stranger.get(path + "?orderId=" + order);
            assertThat(answer.status()).as(path).isBetween(400, 404);
            assertThat(answer.body()).as(path).doesNotContain(order);
        }
    }

    @Test
    void aKeyOfAnotherAccountLearnsNothing() {
        String order = unique();
        String invoice = api.start(body(1_000, order)).json().getString("invoiceNumber");
        Answer hidden = books.get(PAYMENTS + "/" + invoice);
        assertProblem(hidden, 404, "not-found");
        assertThat(books.get(PAYMENTS + "/" + unique()).body()).isEqualTo(hidden.body());
        assertThat(books.get(PAYMENTS + "/%20%00").status()).isBetween(400, 404);

        String own = books.start(body(1_000, order)).json().getString("invoiceNumber");
        assertThat(invoicesOf(books, order)).containsExactly(own);
        assertThat(invoicesOf(api, order)).containsExactly(invoice, own);
        assertThat(world.gateway().ledger().byInvoice(own).orElseThrow().apiToken())
                .endsWith(Api.BOOKS_TOKEN.substring(Api.BOOKS_TOKEN.length() - 4));

        assertThat(books.start(body(1_000, order, "account", "default")).body())
                .isEqualTo(books.start(body(1_000, order, "account", "nobody"))
                        .body()
                        .replace("nobody", "default"))
                .contains("\"account\"");
    }

    @Test
    void aLimitedKeyNamesInvoicesOfItsAccountSoThatAConflictTellsNothing() {
        String taken = api.start(body(1_000, unique())).json().getString("invoiceNumber");
        Answer guessed = books.start(body(5, unique(), "invoiceNumber", taken));
        assertProblem(guessed, 400, "invalid-request");
        String free = unique();
        assertThat(books.start(body(5, unique(), "invoiceNumber", free)).body()).isEqualTo(guessed.body());

        String named = body(5, unique(), "invoiceNumber", "books." + unique());
        assertThat(books.start(named).status()).isEqualTo(201);
        assertThat(books.start(named).status()).isEqualTo(200);
        String order = unique();
        String made = books.start(body(5, order)).json().getString("invoiceNumber");
        assertThat(books.start(body(5, order, "invoiceNumber", made)).status())
                .as("a number that was made for this key")
                .isEqualTo(200);
    }

    @Test
    void aRefusalOfTheGatewayIs422WithItsCodeAndWords() {
        String invoice = unique();
        world.gateway().faults().forInvoice(invoice, Call.GET_TOKEN, Fault.refuse(1007, "مبلغ مجاز نیست"));
        Answer refused = api.start(body(1_000, unique(), "invoiceNumber", invoice));
        assertProblem(refused, 422, "gateway-refused");
        assertThat(refused.json().getInt("code")).isEqualTo(1007);
        assertThat(refused.json().getString("message")).isEqualTo("مبلغ مجاز نیست");
        assertThat(refused.json().getString("invoiceNumber")).isEqualTo(invoice);
    }

    @Test
    void aGatewayThatIsAwayIs503AndTheSameNumberTriesAgain() {
        String order = unique();
        world.gateway().faults().always(Call.GET_TOKEN, Fault.empty(502));
        Answer away = books.start(body(1_000, order));
        world.gateway().faults().clear();
        assertProblem(away, 503, "gateway-unavailable");
        assertThat(away.headers().firstValue("Retry-After").orElse("")).matches("[1-9][0-9]*");
        String invoice = away.json().getString("invoiceNumber");
        Answer again = books.start(body(1_000, order, "invoiceNumber", invoice));
        assertThat(again.status()).as(again.body()).isEqualTo(200);
        assertThat(again.json().getString("status")).isEqualTo("PENDING");
    }

    @Test
    void everyMistakeOfABodyIsNamedAtOnce() {
        Answer answer = api.start("{\"amount\":\"12\",\"mobile\":7,\"account\":\"a b\",\"color\":\"red\",\"color\":1}");
        assertProblem(answer, 400, "invalid-request");
        assertThat(answer.json().getJsonArray("errors").getValuesAs(JsonObject.class))
                .extracting(error -> error.getString("field"))
                .containsExactlyInAnyOrder("amount", "mobile", "color", "color", "account", "orderId");
        assertProblem(api.start(body(1_000, unique(), "returnUrl", "https://evil.example")), 400, "invalid-request");
        assertThat(api.start("{\"amount\":1e3,\"orderId\":\"" + unique() + "\",\"mobile\":null}")
                        .status())
                .as("1e3 is a whole number, and null is absent")
                .isEqualTo(201);
    }

    @Test
    void whatIsNoJsonObjectIs400() {
        for (String wrong : List.of("", "{", "[]", "1", "{}{}", "{\"amount\":1,}", "\uFEFF{}", "[".repeat(20_000))) {
            assertProblem(api.start(wrong), 400, "invalid-json");
        }
    }

    @Test
    void whatTheServerAnswersByItselfIsAProblemToo() {
        assertProblem(api.get("/api"), 404, "not-found");
        assertProblem(api.get("/api/v1/nothing"), 404, "not-found");
        Answer deleted = api.send("DELETE", PAYMENTS, BodyPublishers.noBody(), Map.of());
        assertProblem(deleted, 405, "method-not-allowed");
        assertThat(allowed(deleted)).contains("GET", "POST");
        assertProblem(
                api.send("GET", PAYMENTS + "?orderId=a", BodyPublishers.noBody(), Map.of("Accept", "text/html")),
                406,
                "not-acceptable");
        String body = body(1_000, unique());
        for (Map<String, String> type : List.of(
                Map.of("Content-Type", "application/x-www-form-urlencoded"),
                Map.of("Content-Type", "text/plain"),
                Map.<String, String>of())) {
            assertProblem(
                    api.send("POST", PAYMENTS, BodyPublishers.ofString(body), type), 415, "unsupported-media-type");
        }
        String large = "{\"orderId\":\"" + "x".repeat(200_000) + "\"}";
        assertProblem(api.start(large), 413, "too-large");
        assertProblem(
                api.send("POST", PAYMENTS, Api.inChunks(large), Map.of("Content-Type", Api.JSON)), 413, "too-large");
    }

    private static List<String> allowed(Answer answer) {
        return answer.headers().allValues("Allow").stream()
                .flatMap(line -> Stream.of(line.split(",")))
                .map(String::strip)
                .toList();
    }

    @Test
    void headAndOptionsAreAnsweredWithoutABody() {
        String invoice = api.start(body(1_000, unique())).json().getString("invoiceNumber");
        Answer head = api.send("HEAD", PAYMENTS + "/" + invoice, BodyPublishers.noBody(), Map.of());
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        Answer options = api.send("OPTIONS", PAYMENTS, BodyPublishers.noBody(), Map.of());
        assertThat(options.status()).isEqualTo(204);
        assertThat(options.body()).isEmpty();
        assertThat(allowed(options)).contains("GET", "POST");
    }

    @Test
    void nothingIsKeptOrGuessedOnTheWay() {
        Answer answer = api.get(PAYMENTS + "?orderId=a");
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(answer.headers().firstValue("X-Content-Type-Options").orElse(""))
                .isEqualTo("nosniff");
    }

    @Test
    void theDocumentIsForEverybodyAndNamesThisServer() {
        Answer document = Api.of(world, "").get("/api/v1/openapi.yaml");
        assertThat(document.status()).isEqualTo(200);
        assertThat(document.headers().firstValue("Content-Type").orElse("")).startsWith("application/yaml");
        assertThat(document.body())
                .startsWith("openapi: 3.1")
                .contains(api.module().toString());
    }

    @Test
    void theHostsOwnApplicationDoesNotServeTheApi() {
        for (String path : List.of("api/v1/payments?orderId=a", "ir.gardeshpay/api/v1/payments?orderId=a")) {
            Api host = new Api(world.shop().home(), Api.SHOP_KEY);
            Answer answer = host.get(path);
            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).doesNotContain("json");
        }
    }

    @Test
    void withoutAConfiguredKeyThereIsNoApi() {
        Api off = Api.of(World.get(), Api.SHOP_KEY);
        assertProblem(off.get(PAYMENTS + "?orderId=a"), 404, "not-found");
        assertProblem(off.get("/api/v1/openapi.yaml"), 404, "not-found");
    }

    private static void assertProblem(Answer answer, int status, String type) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.json().getInt("status")).isEqualTo(status);
        assertThat(answer.json().getString("type")).isEqualTo("urn:gardeshpay:problem:" + type);
        assertThat(answer.json().getString("detail")).isNotBlank();
        assertThat(answer.body()).doesNotContain("Exception", "at ir.gardeshpay");
    }
}
