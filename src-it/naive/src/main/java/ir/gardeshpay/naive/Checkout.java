package ir.gardeshpay.naive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** From an order to the gateway. */
@ApplicationScoped
public class Checkout {

    private static final ZoneId TEHRAN = ZoneId.of("Asia/Tehran");

    @Inject
    @RestClient
    private GatewayClient gateway;

    @Inject
    @ConfigProperty(name = "gardeshpay.token")
    private String token;

    @Inject
    @ConfigProperty(name = "gardeshpay.callback.base-url")
    private String baseUrl;

    /** Where the buyer pays this order. */
    public URI pay(Order order) {
        TokenAnswer answer = gateway.getToken(new TokenRequest(
                order.amount(), order.invoiceNumber(), LocalDate.now(TEHRAN).toString(), baseUrl + "/callback", token));
        return URI.create(answer.data().url() + "/" + answer.data().token());
    }
}
