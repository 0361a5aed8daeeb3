package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ir.gardeshpay.simulator.Call;
import ir.gardeshpay.simulator.Fault;
import ir.gardeshpay.simulator.Options;
import ir.gardeshpay.simulator.Simulator;
import ir.gardeshpay.suite.Database;
import ir.gardeshpay.suite.Ports;
import ir.gardeshpay.suite.Server;
import ir.gardeshpay.suite.ServerFailedException;
import ir.gardeshpay.suite.Suite;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The module on a server that starts: with a wrong configuration, as a WAR of its own, with one fixed callback URL. */
@Tag("everywhere")
@Tag("once-a-server")
class DeploymentIT {

    private static final Path STANDALONE =
            Path.of("../../gardeshpay-web/target/gardeshpay-web-1.0.0-SNAPSHOT-standalone.war");

    private final Database database = Suite.run().databases().createDatabase();

    @Test
    void aWrongConfigurationStopsTheDeploymentWithOneMessageThatNamesEveryKey() {
        try (Server server = Server.builder()
                .war(STANDALONE, "gardeshpay")
                .database(database)
                .property("gardeshpay.pending.ttl", "half an hour")
                .property("gardeshpay/mp-rest/url", "http://gateway.example")
                .property("gardeshpay.webhook.url", "https://shop.example/hooks")
                .property("gardeshpay.webhook.secret", "whsec_dG9vIHNob3J0LCA0NzEx")
                .property("gardeshpay.reconcile.batch", "${NOWHERE}")
                .property("gardeshpay.notify.attempts", "1${MORE}")
                .property("gardeshpay.api.keys", "shop:" + Api.SHOP_KEY)
                .property("gardeshpay.api.accounts", "")
                .start()) {
            assertThatThrownBy(() -> server.awaitReady(World.START_LIMIT)).isInstanceOf(ServerFailedException.class);
            assertThat(server.log())
                    .contains("GardeshPay is not configured.")
                    .contains("gardeshpay/mp-rest/url is not https")
                    .contains("gardeshpay.callback.base-url is missing. A right value is")
                    .contains("gardeshpay.webhook.secret has a value of 26 characters that is not right")
                    .contains("gardeshpay.reconcile.batch refers to ${NOWHERE}, which is not set")
                    .contains("gardeshpay.notify.attempts refers to ${MORE}, which is not set")
                    .contains("gardeshpay.api.accounts is there, and empty")
                    .doesNotContain("whsec_dG9v")
                    .doesNotContain("GP-0001");
        }
    }

    @Test
    void theSelfContainedWarServesThePagesUnderItsOwnNameAndWarnsOfWhatLosesPayments() {
        try (Simulator gateway = Simulator.start(0);
                Server server = World.configured(Ports.free(), gateway, database)
                        .war(STANDALONE, "gardeshpay")
                        .property("gardeshpay.callback.base-url", "http://pay.example.ir/return")
                        .property("gardeshpay.pending.tll", "PT1H")
                        .start()) {
            server.awaitReady(World.START_LIMIT);
            Answer page = Browserless.get(server.url("/gardeshpay/result/AAAAAAAAAAAAAAAAAAAAAA"), "fa");
            assertThat(page.status()).isEqualTo(404);
            assertThat(page.body()).contains("lang=\"fa\"").contains("dir=\"rtl\"");
            assertThat(server.log())
                    .contains("GP-0102 tables")
                    .contains("GP-0002 there is no key gardeshpay.pending.tll")
                    .contains("GP-0007 buyers who have paid are sent back to http://pay.example.ir/return/callback")
                    .contains("GP-0008 buyers come back to http://pay.example.ir/return/callback without TLS")
                    .contains("GP-0006 nobody is told of payments")
                    .contains("GP-0001 payments can be taken");
        }
    }

    private static URI paidWithoutAReturnUrl(Server server, Simulator gateway) {
        Answer started = new Api(server.url("/shop/gardeshpay"), Api.SHOP_KEY).start(Api.body(1_000, Api.unique()));
        String page = started.json().getString("redirectUrl");
        return gateway.buyer().pay(page.replaceFirst(".*/", ""));
    }

    @Test
    void withOneFixedCallbackUrlTheInvoiceNumberFindsThePaymentAndTellsNobodyItsKey() {
        try (Simulator gateway = Simulator.start(Options.defaults().withTokens(Set.of(World.API_TOKEN)));
                Server server = World.configured(Ports.free(), gateway, database)
                        .war(World.SHOP)
                        .property("gardeshpay.callback.keyed", "false")
                        .property("gardeshpay.api.keys", "shop:" + Api.SHOP_KEY)
                        .start()) {
            server.awaitReady(World.START_LIMIT);
            Books books = new Books(database);
            URI page = Browserless.post(server.url("/shop/orders"), Map.of("product", "tea"))
                    .location();
            String token = page.getPath().replaceFirst(".*/", "");
            String invoice = gateway.ledger().byToken(token).orElseThrow().invoiceNumber();
            URI back = gateway.buyer().pay(token);
            assertThat(back.getPath()).isEqualTo("/shop/gardeshpay/callback");

            URI unknown = URI.create(back.toString().replace(invoice, "4711"));
            assertThat(Browserless.get(unknown).status()).isEqualTo(404);
            URI keyed = URI.create(back.toString().replace("/callback?", "/callback/AAAAAAAAAAAAAAAAAAAAAA?"));
            assertThat(Browserless.get(keyed).status()).isEqualTo(404);

            assertThat(Browserless.get(back).status()).isEqualTo(303);
            assertThat(books.payment(invoice).status()).isEqualTo("PAID");
            String persian = URLEncoder.encode(
                    invoice.codePoints()
                            .mapToObj(c -> Character.toString(Character.isDigit(c) ? c + '۰' - '0' : c))
                            .collect(Collectors.joining()),
                    StandardCharsets.UTF_8);
            assertThat(Browserless.get(URI.create(back.toString().replace(invoice, persian)))
                            .status())
                    .as("in Persian digits")
                    .isEqualTo(303);
            Answer zeros = new Api(server.url("/shop/gardeshpay"), Api.SHOP_KEY)
                    .start(Api.body(1_000, Api.unique(), "invoiceNumber", "007"));
            assertThat(zeros.status()).isEqualTo(400);
            assertThat(zeros.body()).contains("gardeshpay.callback.keyed");
            Answer guessed = Browserless.post(
                    server.url("/shop/gardeshpay/callback"), Map.of("trackingNumber", "1", "invoiceNumber", invoice));
            assertThat(guessed.headers().firstValue("Location").orElse("")).doesNotContain("/result/");
            assertThat(guessed.body())
                    .doesNotContain(String.valueOf(books.payment(invoice).referenceNumber()));

            URI undecided = paidWithoutAReturnUrl(server, gateway);
            gateway.faults().next(Call.VERIFY, Fault.reset());
            Answer again = Browserless.get(undecided);
            assertThat(again.status()).isEqualTo(200);
            assertThat(again.headers().firstValue("Refresh"))
                    .as("the page makes the return again")
                    .hasValue("5");
            await().atMost(World.START_LIMIT)
                    .until(() -> Browserless.get(undecided).status() == 303);
            assertThat(Browserless.get(undecided).location().getPath()).contains("/result/");
        }
    }
}
