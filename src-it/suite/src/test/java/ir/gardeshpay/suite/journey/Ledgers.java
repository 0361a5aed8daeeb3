package ir.gardeshpay.suite.journey;

import ir.gardeshpay.simulator.Ledger;
import ir.gardeshpay.simulator.Transaction;
import ir.gardeshpay.simulator.TransactionState;
import ir.gardeshpay.suite.journey.Disagreement.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The three ledgers side by side: the gateway's, the application's payments, and its orders. Knows what must hold
 * whatever was broken, once all buyers have come back and nothing is under way any more:
 *
 * <ul>
 *   <li>Every payment that the gateway knows is known here.
 *   <li>What was paid and verified there is paid here, and what is paid here was paid and verified there, with the same
 *       amount and tracking number.
 *   <li>Each order is credited once for each of its payments that are paid, and no other order is.
 *   <li>Nothing is undecided, untold, or waits for a person.
 * </ul>
 */
record Ledgers(Ledger gateway, PaymentBook book) {

    private static final String PAID = "PAID";

    static Ledgers of(World world) {
        return new Ledgers(world.gateway().ledger(), world.books());
    }

    /** Every way in which the ledgers do not agree; empty if all is right. */
    List<Disagreement> disagreements() {
        List<Disagreement> wrong = new ArrayList<>();
        Map<String, PaymentBook.Line> here =
                book.lines().stream().collect(Collectors.toMap(PaymentBook.Line::invoiceNumber, Function.identity()));
        for (Transaction there : gateway.transactions()) {
            knownThere(there, here.get(there.invoiceNumber())).ifPresent(wrong::add);
        }
        here.values().forEach(line -> paidHere(line).ifPresent(wrong::add));
        credited(here, wrong);
        book.undecided().forEach(words -> wrong.add(new Disagreement(Kind.STUCK, words)));
        return wrong;
    }

    private static Optional<Disagreement> knownThere(Transaction there, PaymentBook.@Nullable Line line) {
        boolean paid = there.state() == TransactionState.PAID;
        String invoice = there.invoiceNumber();
        if (line == null) {
            return wrong(paid ? Kind.LOST : Kind.STUCK, invoice + " is " + there.state() + " there and not known here");
        }
        if (!paid || line.status().equals(PAID)) {
            return Optional.empty();
        }
        if (there.verifications() == 0) {
            return wrong(Kind.STUCK, invoice + " was paid and never verified, and is " + line.status());
        }
        boolean open = line.status().equals("VERIFYING") || line.status().equals("HELD");
        return wrong(
                open ? Kind.STUCK : Kind.LOST,
                invoice + " was verified " + there.verifications() + " times and is " + line.status());
    }

    private Optional<Disagreement> paidHere(PaymentBook.Line line) {
        if (!line.status().equals(PAID)) {
            return Optional.empty();
        }
        boolean paidThere = gateway.byInvoice(line.invoiceNumber())
                .filter(there -> there.state() == TransactionState.PAID && there.verifications() > 0)
                .filter(there -> there.amount() == line.amount())
                .filter(there ->
                        line.trackingNumber() == null || line.trackingNumber().equals(there.trackingNumber()))
                .isPresent();
        return paidThere
                ? Optional.empty()
                : wrong(Kind.TWICE, line.invoiceNumber() + " is paid here and not at the gateway");
    }

    private void credited(Map<String, PaymentBook.Line> here, List<Disagreement> wrong) {
        Map<String, Long> paidHere = byOrder(here, line -> line.status().equals(PAID));
        Map<String, Long> paid = byOrder(here, line -> line.status().equals(PAID) || isVerifiedThere(line));
        for (PaymentBook.Order order : book.orders()) {
            long atLeast = paidHere.getOrDefault(order.id(), 0L);
            long atMost = paid.getOrDefault(order.id(), 0L);
            boolean tooMuch = order.timesCredited() > atMost || (order.status().equals(PAID) && atLeast == 0);
            boolean tooLittle =
                    order.timesCredited() < atLeast || (!order.status().equals(PAID) && atLeast > 0);
            if (tooMuch || tooLittle) {
                wrong.add(new Disagreement(
                        tooMuch ? Kind.TWICE : Kind.LOST,
                        "order " + order.id() + " has " + atLeast + " paid payments, was credited "
                                + order.timesCredited() + " times and is " + order.status()));
            }
        }
    }

    private static Map<String, Long> byOrder(Map<String, PaymentBook.Line> lines, Predicate<PaymentBook.Line> counted) {
        return lines.values().stream()
                .filter(counted)
                .collect(Collectors.groupingBy(PaymentBook.Line::orderId, Collectors.counting()));
    }

    private boolean isVerifiedThere(PaymentBook.Line line) {
        return gateway.byInvoice(line.invoiceNumber())
                .filter(there -> there.state() == TransactionState.PAID && there.verifications() > 0)
                .isPresent();
    }

    private static Optional<Disagreement> wrong(Kind kind, String words) {
        return Optional.of(new Disagreement(kind, words));
    }
}
