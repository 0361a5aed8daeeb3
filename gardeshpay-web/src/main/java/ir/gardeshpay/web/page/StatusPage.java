package ir.gardeshpay.web.page;

import ir.gardeshpay.Payment;
import ir.gardeshpay.PaymentStatus;
import ir.gardeshpay.Receipt;
import ir.gardeshpay.Refusal;
import ir.gardeshpay.web.page.Page.Fact;
import ir.gardeshpay.web.page.Page.Link;
import ir.gardeshpay.web.page.Page.Money;
import ir.gardeshpay.web.page.Page.Quote;
import ir.gardeshpay.web.page.Page.Tone;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells the buyer where a payment stands, in words. */
final class StatusPage {

    private static final Map<PaymentStatus, Tone> TONES = Map.of(
            PaymentStatus.PAID, Tone.GOOD,
            PaymentStatus.FAILED, Tone.BAD,
            PaymentStatus.REJECTED, Tone.BAD,
            PaymentStatus.HELD, Tone.CAREFUL,
            PaymentStatus.EXPIRED, Tone.CAREFUL);

    private final Payment payment;
    private final Language language;

    StatusPage(Payment payment, Language language) {
        this.payment = payment;
        this.language = language;
    }

    /** The result page: for who knows the payment's key, so the buyer. */
    Page complete() {
        return new Page(
                language, tone(), word("title"), sentences(), quote(), money(), facts(), links(), text("result.note"));
    }

    /** Only the status: for who knows no more than an invoice number, which can be guessed. */
    Page withoutDetails() {
        return new Page(
                language, tone(), word("title"), sentences(), null, null, List.of(), List.of(), text("status.note"));
    }

    private List<String> sentences() {
        List<String> words = new ArrayList<>(List.of(word("what"), word("next")));
        if (refreshes(payment)) {
            words.add(text("result.refreshes"));
        }
        return words;
    }

    /** Whether the page is worth another look in a few seconds, without the buyer doing anything. */
    static boolean refreshes(Payment payment) {
        return payment.status() == PaymentStatus.VERIFYING;
    }

    private Tone tone() {
        return TONES.getOrDefault(payment.status(), Tone.WAITING);
    }

    private Money money() {
        return new Money(
                text("label.amount"),
                Figures.rial(payment.amount(), language),
                Figures.toman(payment.amount(), language));
    }

    private @Nullable Quote quote() {
        Refusal refusal = payment.refusal();
        return refusal != null && !refusal.message().isBlank()
                ? new Quote(text("quote.gateway"), refusal.message().strip())
                : null;
    }

    private List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        Receipt receipt = payment.receipt();
        if (receipt != null) {
            add(facts, "label.reference", receipt.referenceNumber());
            add(facts, "label.tracking", receipt.trackingNumber());
            add(facts, "label.card", receipt.card());
        }
        facts.add(new Fact(text("label.order"), payment.orderId().value(), false));
        add(facts, "label.invoice", payment.invoiceNumber());
        Instant at = receipt == null ? payment.createdAt() : receipt.paidAt();
        facts.add(
                new Fact(text(receipt == null ? "label.started" : "label.paid"), Figures.moment(at, language), false));
        return facts;
    }

    private void add(List<Fact> facts, String label, @Nullable Object number) {
        if (number != null) {
            facts.add(new Fact(text(label), number.toString(), true));
        }
    }

    private List<Link> links() {
        List<Link> links = new ArrayList<>();
        URI back = payment.returnUrl();
        if (back != null && ReturnUrl.isWeb(back)) {
            String href = ReturnUrl.with(back, payment.invoiceNumber()).toString();
            links.add(new Link(text("link.shop"), href, true));
        }
        if (payment.status().isOpen()) {
            links.add(new Link(text("link.again"), "", false));
        }
        return links;
    }

    private String word(String what) {
        return text(payment.status() + "." + what);
    }

    private String text(String key) {
        return language.text(key);
    }
}
