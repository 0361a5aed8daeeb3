package ir.gardeshpay.suite.journey;

import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A buyer who wants one order paid, and does what buyers do when a shop breaks off: tries again. Who has paid at the
 * gateway never pays again, and repeats the way back until the shop answers; who has not, presses "pay again", or buys
 * anew if there is no order yet. For one thread.
 */
final class Customer {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int SEE_OTHER = 303;

    private final World world;
    private @Nullable String orderId;
    private @Nullable Purchase purchase;
    private @Nullable URI back;

    Customer(World world) {
        this.world = world;
    }

    /** Goes on from wherever this buyer is, once; false if something broke off. */
    boolean tryToFinish() {
        return tryToReachGateway() && tryToReturn();
    }

    /** Does it again and again, until the buyer is through. */
    void finish() {
        await().atMost(PATIENCE).pollDelay(Duration.ZERO).pollInterval(PAUSE).until(this::tryToFinish);
    }

    /** Orders, and is on the payment page then. */
    boolean tryToReachGateway() {
        if (purchase != null) {
            return true;
        }
        try {
            URI shop = world.shop().home();
            Answer answer = orderId == null
                    ? Browserless.post(shop.resolve("orders"), Map.of("product", "tea"))
                    : Browserless.post(shop.resolve("orders/" + orderId + "/payments"), Map.of());
            if (answer.status() == SEE_OTHER) {
                sentTo(answer.location());
            }
            return purchase != null;
        } catch (UncheckedIOException brokenOff) {
            return false;
        }
    }

    /** Pays on the payment page, and has not come back yet. */
    void pay(Purchase open) {
        if (back == null) {
            back = open.pay();
        }
    }

    /** Pays, if that is still to be done, and comes back. */
    boolean tryToReturn() {
        if (purchase == null) {
            return false;
        }
        pay(purchase);
        try {
            return back != null && Browserless.get(back).status() == SEE_OTHER;
        } catch (UncheckedIOException brokenOff) {
            return false;
        }
    }

    /** Finds the order that the shop has taken before it broke off. */
    void finds(String order) {
        orderId = order;
    }

    /** Whether this buyer would lose something by giving up. */
    boolean hasPaid() {
        return back != null;
    }

    /** To the gateway; or to the page of the order, if the gateway could not be reached. */
    private void sentTo(URI page) {
        if (page.getPath().contains("/payment/redirect/")) {
            purchase = Purchase.at(world, page);
        } else {
            orderId = page.getPath().replaceFirst(".*/", "");
        }
    }

    /** The purchase, once the payment page is reached. */
    Purchase purchase() {
        return java.util.Objects.requireNonNull(purchase, "not at the gateway yet");
    }
}
