package ir.gardeshpay.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class OwnPathFilterTest {

    private static final URI BASE = URI.create("http://localhost:8080/gardeshpay/");

    @Test
    void pathAndQueryAreKeptAsTheyCame() {
        assertThat(OwnPathFilter.below(BASE, BASE.resolve("callback/abc?trackingNumber=1%202&x")))
                .isEqualTo(BASE.resolve("ir.gardeshpay/callback/abc?trackingNumber=1%202&x"));
    }

    @Test
    void contextRootWithoutSlashLeadsNowhere() {
        assertThat(OwnPathFilter.below(BASE, URI.create("http://localhost:8080/gardeshpay")))
                .isEqualTo(BASE.resolve("ir.gardeshpay/"));
    }
}
