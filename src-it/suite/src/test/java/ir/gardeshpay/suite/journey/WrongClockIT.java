package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ir.gardeshpay.simulator.Call;
import ir.gardeshpay.simulator.Fault;
import ir.gardeshpay.suite.InTurn;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A node whose clock was ahead has left something behind. */
@Tag("everywhere")
@Tag("once-a-server")
@InTurn
class WrongClockIT {

    private static final Duration YEARS = Duration.ofDays(3650);
    private static final Duration LATER = Duration.ofSeconds(90);

    private final World world = World.get();
    private final Attempts attempts = new Attempts(world.database());

    @Test
    void whatANodeHasClaimedWhoseClockWasAheadIsTakenUp() {
        Purchase unverified = unansweredAndPutOffBy(YEARS);
        Purchase late = unansweredAndPutOffBy(Duration.ofMinutes(45));
        Purchase ofAnother = unansweredAndPutOffBy(Duration.ofMinutes(20));
        Purchase untold = world.shop().buy("tea");
        URI again = untold.pay();
        world.books().closeOrders();
        try {
            Browserless.get(again);
        } finally {
            world.books().openOrders();
        }
        attempts.letClockHaveBeenAhead(YEARS, "gardeshpay_delivery", untold.invoiceNumber());
        world.gateway().faults().clear();
        await().atMost(LATER).untilAsserted(unverified::assertPaidOnce);
        await().atMost(LATER).untilAsserted(untold::assertPaidOnce);
        await().atMost(LATER).untilAsserted(late::assertPaidOnce);
        assertThat(ofAnother.payment().status())
                .as("a clock may be some minutes slow")
                .isEqualTo("VERIFYING");

        world.books().letVerifyBeDue(ofAnother.invoiceNumber());
        await().atMost(LATER).untilAsserted(ofAnother::assertPaidOnce);
    }

    /** A payment whose verify has got no answer, and will not be asked for so long. */
    private Purchase unansweredAndPutOffBy(Duration far) {
        Purchase purchase = world.shop().buy("tea");
        URI back = purchase.pay();
        world.gateway().faults().forInvoice(purchase.invoiceNumber(), Call.VERIFY, Fault.reset());
        Browserless.get(back);
        attempts.letClockHaveBeenAhead(far, "gardeshpay_verification", purchase.invoiceNumber());
        return purchase;
    }
}
