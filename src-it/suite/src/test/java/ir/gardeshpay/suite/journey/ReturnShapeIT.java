package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;

import ir.gardeshpay.suite.InTurn;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** In which shapes a return may come, and what the pages that answer it give away. */
@Tag("everywhere")
@InTurn
class ReturnShapeIT {

    private final World world = World.get();

    @Test
    void theReturnMayBeAPostAndMayCarryMore() {
        Purchase purchase = world.shop().buy("tea");
        purchase.pay();
        Answer back = Browserless.post(
                purchase.atGateway().callback(),
                Map.of(
                        "trackingNumber", purchase.trackingNumber(),
                        "invoiceNumber", purchase.invoiceNumber(),
                        "status", "OK"));
        assertThat(back.status()).isEqualTo(303);
        purchase.assertPaidOnce();

        Purchase second = world.shop().buy("tea");
        assertThat(Browserless.get(URI.create(second.pay() + "&status=OK&x=%3Cscript%3E"))
                        .status())
                .isEqualTo(303);
        second.assertPaidOnce();
    }

    @Test
    void aPostMayComeInChunksOrWithAllInItsAddress() {
        Purchase inChunks = world.shop().buy("tea");
        inChunks.pay();
        Map<String, String> form = Map.of(
                "trackingNumber", inChunks.trackingNumber(),
                "invoiceNumber", inChunks.invoiceNumber());
        assertThat(Browserless.postInChunks(inChunks.atGateway().callback(), form)
                        .status())
                .isEqualTo(303);
        inChunks.assertPaidOnce();

        Purchase inAddress = world.shop().buy("tea");
        assertThat(Browserless.post(inAddress.pay()).status()).isEqualTo(303);
        inAddress.assertPaidOnce();
    }

    /** What was put around the numbers on their way is none of them. */
    @Test
    void aReturnWithSpaceAroundItsNumbersIsTaken() {
        Purchase purchase = world.shop().buy("tea");
        String back = purchase.pay().toString();
        Answer answer =
                Browserless.get(URI.create(back.replaceAll("(trackingNumber|invoiceNumber)=([^&]*)", "$1=%20$2%0A")));
        assertThat(answer.status()).isEqualTo(303);
        purchase.assertPaidOnce();
    }

    @Test
    void noCookieIsSetAndNoneIsNeeded() {
        Purchase purchase = world.shop().buy("tea");
        Answer back = Browserless.get(purchase.pay());
        assertThat(back.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(Browserless.get(PaymentIT.resultPage(purchase)).headers().allValues("Set-Cookie"))
                .isEmpty();
    }

    @Test
    void pagesAllowNothingFromOutsideAndAreNotKept() {
        Purchase purchase = world.shop().buy("tea");
        Browserless.get(purchase.pay());
        var headers = Browserless.get(PaymentIT.resultPage(purchase)).headers();
        assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'")
                .contains("frame-ancestors 'none'");
        assertThat(headers.firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(headers.firstValue("Referrer-Policy").orElse("")).isEqualTo("no-referrer");
        assertThat(headers.firstValue("X-Content-Type-Options").orElse("")).isEqualTo("nosniff");
    }

    @Test
    void theHostsOwnApplicationDoesNotServeTheModulesPages() {
        for (String path : List.of("", "ir.gardeshpay/")) {
            assertNotFound(path + "callback/AAAAAAAAAAAAAAAAAAAAAA?trackingNumber=1&invoiceNumber=1");
            assertNotFound(path + "result/AAAAAAAAAAAAAAAAAAAAAA");
        }
    }

    private void assertNotFound(String path) {
        assertThat(Browserless.get(world.shop().home().resolve(path)).status())
                .as(path)
                .isEqualTo(404);
    }
}
