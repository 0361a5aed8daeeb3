package ir.gardeshpay.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LedgerTest {
    @TempDir
    Path directory = Path.of("");

    @Test
    void transactionIsFoundByEachOfItsNumbers() throws Exception {
        try (Simulator gateway = Simulator.start(0)) {
            Shop shop = new Shop(gateway);
            shop.getToken(Shop.order("1").add("mobile", "09121234567").add("email", "b@shop.example"));
            Transaction open = gateway.ledger().byInvoice("1").orElseThrow();
            assertThat(open.state()).isEqualTo(TransactionState.OPEN);
            assertThat(open.trackingNumber()).isNull();

            gateway.buyer().pay(open.token());

            Transaction paid = gateway.ledger().byToken(open.token()).orElseThrow();
            assertThat(gateway.ledger().byTrackingNumber(shop.trackingNumber("1")))
                    .contains(paid);
            assertThat(gateway.ledger().transactions()).containsExactly(paid);
            assertThat(paid.amount()).isEqualTo(250_000);
            assertThat(paid.invoiceDate()).isEqualTo("1405-09-03");
            assertThat(paid.mobile()).isEqualTo("09121234567");
            assertThat(paid.email()).isEqualTo("b@shop.example");
            assertThat(paid.callback()).isEqualTo(URI.create(Shop.CALLBACK));
            assertThat(paid.state()).isEqualTo(TransactionState.PAID);
            assertThat(paid.apiToken()).isEqualTo("…oken");
        }
    }

    @Test
    void callsAreCountedOnArrivalWhateverBecomesOfThem() throws Exception {
        try (Simulator gateway = Simulator.start(0)) {
            Shop shop = new Shop(gateway);
            String trackingNumber = shop.paid("1");
            gateway.faults().next(Call.VERIFY, Fault.reset());

            assertThatExceptionOfType(IOException.class).isThrownBy(() -> shop.verify(trackingNumber));
            shop.verify(trackingNumber);
            shop.verify("4711");

            assertThat(gateway.ledger().calls(Call.VERIFY)).isEqualTo(3);
            assertThat(gateway.ledger().calls(Call.VERIFY, trackingNumber)).isEqualTo(2);
            assertThat(gateway.ledger().calls(Call.GET_TOKEN, "1")).isOne();
            assertThat(gateway.ledger().calls(Call.RETURN, "1")).isOne();
            assertThat(gateway.ledger().calls())
                    .extracting(ReceivedCall::call)
                    .containsExactly(Call.GET_TOKEN, Call.RETURN, Call.VERIFY, Call.VERIFY, Call.VERIFY);
        }
    }

    @Test
    void fileBringsTransactionsBack() throws Exception {
        Options kept = Options.defaults().withLedgerFile(directory.resolve("new/ledger.jsonl"));
        String trackingNumber;
        try (Simulator before = Simulator.start(kept)) {
            Shop shop = new Shop(before);
            trackingNumber = shop.paid("1");
            shop.open("2");
            shop.verify(trackingNumber);
        }

        try (Simulator after = Simulator.start(kept)) {
            Shop shop = new Shop(after);
            assertThat(after.ledger().transactions())
                    .extracting(Transaction::state)
                    .containsExactly(TransactionState.PAID, TransactionState.OPEN);
            assertThat(Shop.json(shop.verify(trackingNumber))
                            .getJsonObject("data")
                            .getBoolean("verifiedBefore"))
                    .isTrue();
            assertThat(Shop.json(shop.getToken(Shop.order("2"))).getInt("code"))
                    .isEqualTo(RefusalCode.USED_INVOICE_NUMBER.code());
        }
    }

    @Test
    void lineThatWasCutShortSpoilsNoOther() throws Exception {
        Path file = directory.resolve("ledger.jsonl");
        Options kept = Options.defaults().withLedgerFile(file);
        try (Simulator before = Simulator.start(kept)) {
            new Shop(before).open("1");
        }
        Files.writeString(file, "\n{\"invoiceNumber\":\"2\",\"amo", UTF_8, StandardOpenOption.APPEND);

        try (Simulator after = Simulator.start(kept)) {
            new Shop(after).open("3");
        }

        try (Simulator last = Simulator.start(kept)) {
            assertThat(last.ledger().transactions())
                    .extracting(Transaction::invoiceNumber)
                    .containsExactly("1", "3");
        }
    }

    @Test
    void fileHoldsNoApiToken() throws Exception {
        Path file = directory.resolve("ledger.jsonl");
        try (Simulator gateway = Simulator.start(Options.defaults().withLedgerFile(file))) {
            new Shop(gateway).open("1");
        }

        assertThat(file).content(UTF_8).contains("\"invoiceNumber\":\"1\"").doesNotContain("test-token");
    }
}
