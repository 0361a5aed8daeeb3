package ir.gardeshpay.shop;

import ir.gardeshpay.MobileNumber;
import ir.gardeshpay.OrderId;
import ir.gardeshpay.PaymentRequest;
import ir.gardeshpay.StartResult.Started;
import ir.gardeshpay.payment.PaymentService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** From an order to the gateway. Holds no transaction: starting a payment talks to the gateway. */
@ApplicationScoped
public class Checkout {

    @Inject
    private PaymentService payments;

    /** The module's public address: the shop is on the same host. */
    @Inject
    @ConfigProperty(name = "gardeshpay.callback.base-url")
    private String gardeshpay;

    /**
     * Starts the payment of an order that has just been placed.
     *
     * @param shop the path of the shop's pages, which ends with a slash
     * @return where to send the buyer: to the gateway; where the gateway refused or did not answer, to the order's
     *     page, which says so, says that nothing was charged, and offers another try
     */
    public URI pay(Order order, @Nullable MobileNumber mobile, String shop) {
        URI orderPage = addressOf(order, shop);
        PaymentRequest request =
                PaymentRequest.of(order.amount(), new OrderId(order.id())).withReturnUrl(orderPage);
        return payments.start(mobile == null ? request : request.withMobile(mobile))
                .fold(Started::redirectUrl, refused -> orderPage, unavailable -> orderPage, known -> orderPage);
    }

    /**
     * Starts another payment of this order, unless it is paid, or money for it may be on its way: the order's page has
     * no button then, but a page of before may still be open in another tab.
     *
     * @return as above; or the order's page
     */
    public URI payAgain(Order order, String shop) {
        return OrderView.mayPay(order, payments.findByOrder(new OrderId(order.id())))
                ? pay(order, null, shop)
                : addressOf(order, shop);
    }

    /** The host is the configured one, never that of a Host header, which anybody can write. */
    private URI addressOf(Order order, String shop) {
        return URI.create(gardeshpay).resolve(shop + "orders/" + order.id());
    }
}
