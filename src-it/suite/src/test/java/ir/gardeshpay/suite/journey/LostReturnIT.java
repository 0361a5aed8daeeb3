package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ir.gardeshpay.simulator.Call;
import ir.gardeshpay.suite.InTurn;
import java.net.URI;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Returns with numbers that are none, without a number, and without a key: of somebody who may have paid. */
@Tag("everywhere")
@InTurn
class LostReturnIT {

    private final World world = World.get();

    private long verifies() {
        return world.gateway().ledger().calls(Call.VERIFY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?trackingNumber=1",
                "?trackingNumber=%D8%B4&invoiceNumber=INVOICE",
                "?trackingNumber=a%0Ab&invoiceNumber=INVOICE"
            })
    void aMissingOrMalformedParameterIs400AndVerifyIsNotAsked(String query) {
        Purchase purchase = world.shop().buy("tea");
        long before = verifies();
        URI back = URI.create(purchase.atGateway().callback() + query.replace("INVOICE", purchase.invoiceNumber()));
        Answer answer = Browserless.get(back);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("<html").doesNotContain("Exception");
        assertThat(verifies()).isEqualTo(before);
        assertThat(purchase.payment().status()).isEqualTo("PENDING");
        await().untilAsserted(() -> assertThat(world.server().log())
                .as("he may have paid")
                .contains("GPW-0006 a return with the key of invoice " + purchase.invoiceNumber()));
    }

    /** A number that is one is whole in the log, whatever it looks like: nobody else has it. */
    @Test
    void aCardNumberInPlaceOfANumberIsNeitherInTheLogNorOnThePage() {
        Purchase purchase = world.shop().buy("tea");
        URI back = URI.create(
                purchase.atGateway().callback() + "?trackingNumber=6037+9975+0123+4562&invoiceNumber=4000000000000002");
        assertThat(Browserless.get(back).body()).contains("<html").doesNotContain("9975");
        await().untilAsserted(() -> assertThat(world.server().log().lines())
                .anyMatch(line -> line.contains("GPW-0006 a return with the key of invoice " + purchase.invoiceNumber())
                        && line.contains("'4000000000000002' and the tracking number '603799******4562'")));
        assertThat(world.server().log()).doesNotContain("9975 0123");
    }

    /** He gave up, perhaps: there is nothing to verify, and he is not left standing before an error. */
    @ParameterizedTest
    @ValueSource(
            strings = {"", "?invoiceNumber=INVOICE", "?invoiceNumber=INVOICE&trackingNumber=", "?trackingNumber=%20"})
    void aBuyerWhoBringsNoTrackingNumberIsSentOnAndVerifyIsNotAsked(String query) {
        Purchase purchase = world.shop().buy("tea");
        long before = verifies();
        URI back = URI.create(purchase.atGateway().callback() + query.replace("INVOICE", purchase.invoiceNumber()));
        assertThat(Browserless.get(back).status()).isEqualTo(303);
        assertThat(verifies()).isEqualTo(before);
        assertThat(purchase.payment().status()).isEqualTo("PENDING");
        URI forged = URI.create(back.toString().replaceFirst("/callback/[^?]+", "/callback/AAAAAAAAAAAAAAAAAAAAAA"));
        assertThat(Browserless.get(forged).status()).isEqualTo(404);
    }

    /** Of buyers who were at the gateway when the addresses got keys: nobody else has these numbers. */
    @Test
    void aReturnWithoutAKeyWhereAllHaveOneIsNotTakenAndItsNumbersAreInTheLog() {
        URI callback = world.shop().buy("tea").atGateway().callback();
        String withoutKey = callback.toString().replaceFirst("/callback/.*", "/callback");
        Answer answer = Browserless.get(URI.create(withoutKey + "?invoiceNumber=lost-1&trackingNumber=4711"));
        assertThat(answer.status()).isEqualTo(404);
        await().untilAsserted(() ->
                assertThat(world.server().log()).contains("GPW-0003").contains("invoice lost-1, tracking number 4711"));
    }
}
