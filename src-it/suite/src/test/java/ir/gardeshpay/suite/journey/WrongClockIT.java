package ir.gardeshpay.suite.journey;

import static org.awaitility.Awaitility.await;

import ir.gardeshpay.simulator.Call;
import ir.gardeshpay.simulator.Fault;
import ir.gardeshpay.suite.InTurn;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A node whose clock was far ahead has left something behind. */
@Tag("everywhere")
@Tag("once-a-server")
@InTurn
class WrongClockIT {

    private static final Duration LATER = Duration.ofSeconds(90);

    private final World world = World.get();
    private final Attempts attempts = new Attempts(world.database());

    @Test
    void whatANodeHasClaimedWhoseClockWasYearsAheadIsTakenUp() {
        Purchase unverified = world.shop().buy("tea");
        URI back = unverified.pay();
        world.gateway().faults().next(Call.VERIFY, Fault.reset());
        Browserless.get(back);
        Purchase untold = world.shop().buy("tea");
        URI again = untold.pay();
        world.books().closeOrders();
        try {
            Browserless.get(again);
        } finally {
            world.books().openOrders();
        }
        attempts.letClockHaveBeenAhead("gardeshpay_verification", unverified.invoiceNumber());
        attempts.letClockHaveBeenAhead("gardeshpay_delivery", untold.invoiceNumber());
        await().atMost(LATER).untilAsserted(unverified::assertPaidOnce);
        await().atMost(LATER).untilAsserted(untold::assertPaidOnce);
    }
}
