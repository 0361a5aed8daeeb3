package ir.gardeshpay.shop;

import static ir.gardeshpay.PaymentStatus.CREATED;
import static ir.gardeshpay.PaymentStatus.EXPIRED;
import static ir.gardeshpay.PaymentStatus.FAILED;
import static ir.gardeshpay.PaymentStatus.HELD;
import static ir.gardeshpay.PaymentStatus.PAID;
import static ir.gardeshpay.PaymentStatus.PENDING;
import static ir.gardeshpay.PaymentStatus.REJECTED;
import static ir.gardeshpay.PaymentStatus.VERIFYING;
import static org.assertj.core.api.Assertions.assertThat;

import ir.gardeshpay.Account;
import ir.gardeshpay.InvoiceNumber;
import ir.gardeshpay.OrderId;
import ir.gardeshpay.Payment;
import ir.gardeshpay.PaymentStatus;
import ir.gardeshpay.Refusal;
import ir.gardeshpay.TimelineEntry;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrderPageTest {

    private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");
    private static final String HOSTILE = "<script>alert('&')</script>";

    private final Order order = new Order(Product.TEA);

    @Test
    void says_paid_only_when_the_order_says_so() {
        assertThat(OrderView.headline(true, payments(FAILED, PAID))).isEqualTo(PAID);
        assertThat(OrderView.headline(false, payments(FAILED, PAID))).isEqualTo(VERIFYING);
    }

    @Test
    void puts_what_may_still_move_money_before_the_newest_payment() {
        assertThat(OrderView.headline(false, payments(FAILED, VERIFYING, HELD))).isEqualTo(HELD);
        assertThat(OrderView.headline(false, payments(PENDING, VERIFYING))).isEqualTo(VERIFYING);
        assertThat(OrderView.headline(false, payments(EXPIRED, FAILED))).isEqualTo(EXPIRED);
        assertThat(OrderView.headline(false, payments())).isEqualTo(CREATED);
    }

    @Test
    void offers_to_pay_unless_that_could_be_paying_twice() {
        assertThat(List.of(CREATED, PENDING, FAILED, REJECTED, EXPIRED))
                .allSatisfy(status -> assertThat(html(status)).contains("id=\"pay-again\""));
        assertThat(List.of(VERIFYING, HELD, PAID))
                .allSatisfy(status -> assertThat(html(status)).doesNotContain("id=\"pay-again\""));
    }

    @Test
    void leads_back_to_the_gateway_while_it_waits() {
        assertThat(html(PENDING)).contains("href=\"https://gateway.example/pay/0\"");
        assertThat(html(FAILED)).doesNotContain("gateway.example");
    }

    @Test
    void escapes_whatever_comes_from_outside() {
        assertThat(html(REJECTED)).contains("&lt;script&gt;").doesNotContain("<script");
    }

    @Test
    void gives_each_order_an_address_that_nobody_guesses() {
        assertThat(order.id()).matches("[A-Za-z0-9_-]{22}");
        assertThat(new Order(Product.TEA).id()).isNotEqualTo(order.id());
    }

    private String html(PaymentStatus status) {
        Words words = Words.of(List.of(Locale.ENGLISH));
        List<TimelineEntry> history =
                List.of(new TimelineEntry(START, "node", TimelineEntry.Step.TOKEN_REFUSED, HOSTILE));
        return Page.ORDER.render(words, "/shop/", OrderView.of(order, payments(status), number -> history, "0", words));
    }

    private List<Payment> payments(PaymentStatus... newestFirst) {
        return IntStream.range(0, newestFirst.length)
                .mapToObj(i -> payment(i, newestFirst[i]))
                .toList();
    }

    private Payment payment(int age, PaymentStatus status) {
        return new Payment(
                new InvoiceNumber(Integer.toString(age)),
                new OrderId(order.id()),
                Account.DEFAULT,
                order.amount(),
                "1405-09-03",
                status,
                START.minusSeconds(age),
                status == PENDING ? URI.create("https://gateway.example/pay/" + age) : null,
                URI.create("https://shop.example/gardeshpay/result"),
                null,
                null,
                new Refusal(17, HOSTILE),
                null);
    }
}
