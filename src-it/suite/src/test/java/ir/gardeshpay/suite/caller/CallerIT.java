package ir.gardeshpay.suite.caller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ir.gardeshpay.InvoiceNumber;
import ir.gardeshpay.payment.PaymentService;
import ir.gardeshpay.suite.InTurn;
import ir.gardeshpay.suite.caller.Onlooker.Sight;
import ir.gardeshpay.suite.inside.GatewayControl;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** An observer runs as no user, whoever completes the payment, on whichever thread. */
@ArquillianTest
@InTurn
@DisabledIfSystemProperty(
        named = "suite.server",
        matches = "(wildfly|open-liberty).*",
        disabledReason = "its users are set up for Payara only")
@Tag("leisure")
class CallerIT {

    /** As many as the suite lets run, and more than the clock needs: threads are made while this user is served. */
    private static final int AT_ONCE = 4;

    private static final int ROUNDS = 5;

    @Inject
    private HttpServletRequest here;

    @Inject
    private PaymentService payments;

    @Inject
    private Callers callers;

    @Inject
    private Onlooker onlooker;

    @Deployment
    static WebArchive theShopWithADesk() {
        return ShrinkWrap.create(ZipImporter.class, "caller.war")
                .importFrom(new File("../shop/target/shop.war"))
                .as(WebArchive.class)
                .addPackage(CallerIT.class.getPackage())
                .addClass(GatewayControl.class);
    }

    @Test
    void theDeskIsForTheStaffOnly() {
        assertEquals(Login.REFUSED, login("stranger").start("none").join());
    }

    @Test
    void anObserverOfAPaymentThatAUserHasCompletedRunsAsNoUser() throws Exception {
        Sight seen = seenAfter(Staff.CLERK, 1).get(0);
        assertEquals("PaymentPaid", seen.event());
        assertEquals(nobody(), seen.caller());
    }

    @Test
    void onAThreadThatWasUsedForAnotherUserAnObserverRunsAsNoUserToo() throws Exception {
        Set<Long> clerks = new HashSet<>();
        Set<Long> usedAgain = Set.of();
        for (int round = 0; round < ROUNDS && usedAgain.isEmpty(); round++) {
            clerks.addAll(threadsOfNobody(seenAfter(Staff.CLERK, AT_ONCE)));
            usedAgain = threadsOfNobody(seenAfter(Staff.BOSS, AT_ONCE));
            usedAgain.retainAll(clerks);
        }
        assertFalse(usedAgain.isEmpty(), () -> "the boss's events were told on none of the clerk's threads " + clerks);
    }

    private Set<Long> threadsOfNobody(List<Sight> sights) {
        sights.forEach(seen -> assertEquals(nobody(), seen.caller()));
        return sights.stream().map(Sight::thread).collect(Collectors.toCollection(HashSet::new));
    }

    /** Nobody has logged in to run a test: whatever the server calls that. */
    private Caller nobody() {
        Caller nobody = callers.present();
        assertEquals("", nobody.security());
        assertFalse(Staff.NAMES.contains(nobody.ejb()), nobody::ejb);
        return nobody;
    }

    /**
     * Payments from start to end at the desk, all of it really in the name of this user, completed at the same time.
     */
    private List<Sight> seenAfter(String user, int atOnce) throws Exception {
        List<String> orders = Stream.generate(() -> UUID.randomUUID().toString())
                .limit(atOnce)
                .toList();
        List<CompletableFuture<String>> completions = new ArrayList<>();
        onlooker.gather(atOnce);
        for (String order : orders) {
            assertEquals(Caller.named(user).toString(), login(user).start(order).join());
            completions.add(login(user).complete(order, paid(order)));
        }
        List<Sight> sights = new ArrayList<>();
        for (int i = 0; i < atOnce; i++) {
            assertEquals(Caller.named(user).toString(), completions.get(i).join());
            sights.add(onlooker.next(orders.get(i)));
        }
        return sights;
    }

    private String paid(String order) throws IOException, InterruptedException {
        URI page = Objects.requireNonNull(
                payments.find(new InvoiceNumber("desk-" + order)).orElseThrow().redirectUrl());
        return new GatewayControl(ConfigProvider.getConfig().getValue("gardeshpay/mp-rest/url", String.class))
                .finish(page, "pay");
    }

    private Login login(String user) {
        return new Login(URI.create("http://localhost:" + here.getLocalPort() + here.getContextPath() + "/desk"), user);
    }
}
