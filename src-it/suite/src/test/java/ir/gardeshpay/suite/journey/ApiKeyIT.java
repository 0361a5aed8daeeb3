package ir.gardeshpay.suite.journey;

import static ir.gardeshpay.suite.journey.Api.assertProblem;
import static ir.gardeshpay.suite.journey.Api.body;
import static ir.gardeshpay.suite.journey.Api.unique;
import static org.assertj.core.api.Assertions.assertThat;

import ir.gardeshpay.suite.InTurn;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who may see and do what over the REST API: a key is needed, and it may be limited to accounts. */
@Tag("everywhere")
@InTurn
class ApiKeyIT {

    private static final String PAYMENTS = "/api/v1/payments";

    private final World world = Api.world();
    private final Api api = Api.of(world, Api.SHOP_KEY);
    private final Api books = Api.of(world, Api.BOOKS_KEY);

    @Test
    void aNameMayHaveTwoKeys() {
        String order = unique();
        Answer started = api.start(body(1_000, order));
        assertThat(Api.of(world, Api.NEW_SHOP_KEY).invoicesOf(order))
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
        assertThat(books.invoicesOf(order)).containsExactly(own);
        assertThat(api.invoicesOf(order)).containsExactly(invoice, own);
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
}
