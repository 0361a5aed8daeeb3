package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The module in an EAR beside modules of the enterprise's own: observers in its EJB module and in both of its WARs, and
 * a table that its EJB module writes through a persistence unit of its own.
 */
@NeedsEar
@Tag("everywhere")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EnterpriseIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String PAID = "PaymentPaid";

    private final World world =
            World.planned().property("gardeshpay.notify.attempts", "2").start();
    private final Desk desk = new Desk(world);

    @AfterAll
    void close() {
        world.close();
    }

    @AfterEach
    void openTheBooks() {
        desk.closeMonth(false);
    }

    @Test
    void anEventReachesTheObserversOfTheEjbModuleAndOfBothWarsOnce() {
        Purchase purchase = world.shop().buy("tea");
        Browserless.get(purchase.pay());
        String order = purchase.payment().orderId();
        purchase.assertPaidOnce();
        assertThat(desk.entries(order)).as("the EJB module").containsExactly(PAID);
        assertThat(desk.news(order)).as("the desk's WAR").containsExactly(PAID);
        assertThat(desk.order(order).getJsonArray("missing")).isEmpty();
        assertThat(world.books().told(purchase.invoiceNumber())).containsExactly("PAID");
    }

    @Test
    void whatAnObserverHasWrittenGoesWithTheEventAndIsThereOnceWhenItIsToldAgain() {
        desk.closeMonth(true);
        Purchase purchase = world.shop().buy("saffron");
        Browserless.get(purchase.pay());
        String order = purchase.payment().orderId();
        await().atMost(SOON).untilAsserted(() -> assertThat(desk.parked()).contains(purchase.invoiceNumber()));
        assertThat(purchase.payment().status()).as("the outcome stands").isEqualTo("PAID");
        assertThat(desk.entries(order)).as("the entry went with the event").isEmpty();
        assertThat(purchase.order().getString("status"))
                .as("and so did what the shop has written")
                .isEqualTo("NEW");
        assertThat(desk.order(order).getJsonArray("missing")).hasSize(1);

        desk.closeMonth(false);
        assertThat(desk.tellAgain(purchase.invoiceNumber())).isEqualTo(1);
        await().atMost(SOON).untilAsserted(purchase::assertPaidOnce);
        assertThat(desk.entries(order)).containsExactly(PAID);
        assertThat(desk.parked()).doesNotContain(purchase.invoiceNumber());
        assertThat(desk.order(order).getJsonArray("missing")).isEmpty();
    }

    @Test
    void whatIsToldWhileTheServerStartsReachesTheObserversOfAllModules() {
        desk.closeMonth(true);
        Purchase purchase = world.shop().buy("tea");
        Browserless.get(purchase.pay());
        String order = purchase.payment().orderId();
        world.server().kill();
        world.books().letEventsBeDue();
        world.server().restart();
        world.server().awaitReady(World.START_LIMIT);
        await().atMost(SOON).untilAsserted(purchase::assertPaidOnce);
        assertThat(desk.entries(order)).containsExactly(PAID);
        assertThat(desk.news(order)).contains(PAID);
    }
}
