package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;

import ir.gardeshpay.simulator.Call;
import ir.gardeshpay.suite.InTurn;
import java.net.URI;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The ways of a buyer when everything works. */
@Tag("everywhere")
@InTurn
class PaymentIT {

    private final World world = World.get();

    @Test
    void aBuyerWhoPaysComesBackToAnOrderThatIsPaidAlready() {
        Purchase purchase = world.shop().buy("tea");
        Answer back = Browserless.get(purchase.pay());
        assertThat(back.status()).isEqualTo(303);
        assertThat(back.location().getPath())
                .isEqualTo("/shop/orders/" + purchase.payment().orderId());
        assertThat(back.location().getQuery()).isEqualTo("invoiceNumber=" + purchase.invoiceNumber());
        purchase.assertPaidOnce();
        assertThat(purchase.order().getString("card")).matches("[0-9]{6}\\*{6}[0-9]{4}");
        assertThat(world.books().told(purchase.invoiceNumber())).containsExactly("PAID");
        assertThat(world.server().log())
                .as("the shop observes, and nothing is to be warned of")
                .contains("GP-0001")
                .doesNotContain("GP-0002", "GP-0006", "GP-0007", "GP-0008");
    }

    @Test
    void theReceiptIsOnTheOrdersPageAndOnTheResultPage() {
        Purchase purchase = world.shop().buy("saffron");
        Answer order = Browserless.get(Browserless.get(purchase.pay()).location());
        String reference = String.valueOf(purchase.payment().referenceNumber());
        assertThat(order.status()).isEqualTo(200);
        assertThat(order.body()).contains("data-status=\"PAID\"").contains(reference);
        Answer result = Browserless.get(resultPage(purchase));
        assertThat(result.status()).isEqualTo(200);
        assertThat(result.body())
                .contains(reference)
                .contains(String.valueOf(purchase.payment().card()));
    }

    static URI resultPage(Purchase purchase) {
        return URI.create(purchase.atGateway().callback().toString().replace("/callback/", "/result/"));
    }

    @Test
    void aDeclineIsANormalOutcomeAndTheOrderCanBePaidAgain() {
        Purchase declined = world.shop().buy("tea");
        assertThat(Browserless.get(declined.decline()).status()).isEqualTo(303);
        assertThat(declined.payment().status()).isEqualTo("FAILED");
        declined.assertNotCredited();

        Purchase second = world.shop().payAgain(declined.payment().orderId());
        assertThat(second.invoiceNumber()).isNotEqualTo(declined.invoiceNumber());
        assertThat(second.payment().orderId()).isEqualTo(declined.payment().orderId());
        Browserless.get(second.pay());
        second.assertPaidOnce();
    }

    @Test
    void aCancelIsANormalOutcome() {
        Purchase purchase = world.shop().buy("tea");
        assertThat(Browserless.get(purchase.cancel()).status()).isEqualTo(303);
        assertThat(purchase.payment().status()).isEqualTo("FAILED");
        assertThat(world.books().told(purchase.invoiceNumber())).containsExactly("FAILED");
        purchase.assertNotCredited();
    }

    @Test
    void oneGetTokenAndOneVerifyAreAllThatTheGatewayHears() {
        Purchase purchase = world.shop().buy("tea");
        Browserless.get(purchase.pay());
        assertThat(world.gateway().ledger().calls(Call.GET_TOKEN, purchase.invoiceNumber()))
                .isEqualTo(1);
        assertThat(purchase.verifies()).isEqualTo(1);
    }

    @Test
    void theTimelineTellsTheWholeStory() {
        Purchase purchase = world.shop().buy("tea");
        Browserless.get(purchase.pay());
        assertThat(world.books().timeline(purchase.invoiceNumber()))
                .extracting(step -> step.substring(0, step.indexOf(' ')))
                .containsExactly("CREATED", "TOKEN_ISSUED", "RETURNED", "PAID", "TOLD");
    }

    @Test
    void invoiceNumbersHaveTenDigitsAndDatesAreJalali() {
        Purchase purchase = world.shop().buy("tea");
        assertThat(purchase.invoiceNumber()).matches("[0-9]{10}");
        assertThat(purchase.atGateway().invoiceDate()).matches("14[0-9]{2}-[01][0-9]-[0-3][0-9]");
    }
}
