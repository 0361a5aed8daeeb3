package ir.gardeshpay.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import ir.gardeshpay.PaymentStatus;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class StylesheetTest {

    @Test
    void policyAllowsTheStylesheetAsItStandsInThePageAndNothingElse() throws Exception {
        String html = new StatusPage(Payments.with(PaymentStatus.PAID), Language.FA)
                .complete()
                .html();
        String inline = html.substring(html.indexOf("<style>") + "<style>".length(), html.indexOf("</style>"));
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(inline.getBytes(StandardCharsets.UTF_8));

        assertThat(Stylesheet.POLICY)
                .isEqualTo("default-src 'none'; style-src 'sha256-"
                        + Base64.getEncoder().encodeToString(hash)
                        + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    }
}
