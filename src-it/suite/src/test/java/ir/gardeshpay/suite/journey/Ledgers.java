package ir.gardeshpay.suite.journey;

import ir.gardeshpay.simulator.Transaction;
import ir.gardeshpay.simulator.TransactionState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The three ledgers side by side: the simulator's, the module's, and the shop's orders. Knows what must hold whatever was
 * broken: what the gateway verified is paid here, what is paid here was paid there, and each is credited once.
 */
record Ledgers(World world) {

    /** Every way in which the ledgers do not agree, in words; empty if all is right. */
    List<String> disagreements() {
        List<String> wrong = new ArrayList<>();
        Map<String, Books.Row> here =
                world.books().all().stream().collect(Collectors.toMap(Books.Row::invoiceNumber, Function.identity()));
        for (Transaction there : world.gateway().ledger().transactions()) {
            Books.Row payment = here.get(there.invoiceNumber());
            if (payment == null) {
                wrong.add(there.invoiceNumber() + " is known to the gateway and not here");
            } else if (there.state() == TransactionState.PAID && there.verifications() > 0) {
                verified(there, payment, wrong);
            }
        }
        here.values().forEach(payment -> paidHere(payment, wrong));
        credited(here, wrong);
        return wrong;
    }

    /** Held is an outcome too: a person knows of it. */
    private static void verified(Transaction there, Books.Row payment, List<String> wrong) {
        if (!payment.status().equals("PAID") && !payment.status().equals("HELD")) {
            wrong.add(payment.invoiceNumber() + " was verified " + there.verifications() + " times and is "
                    + payment.status());
        }
    }

    private void paidHere(Books.Row payment, List<String> wrong) {
        if (!payment.status().equals("PAID")) {
            return;
        }
        boolean paidThere = world.gateway()
                .ledger()
                .byInvoice(payment.invoiceNumber())
                .filter(there -> there.state() == TransactionState.PAID
                        && there.amount() == payment.amount()
                        && String.valueOf(there.trackingNumber()).equals(payment.trackingNumber()))
                .isPresent();
        if (!paidThere) {
            wrong.add(payment.invoiceNumber() + " is paid here and not at the gateway");
        }
    }

    private void credited(Map<String, Books.Row> here, List<String> wrong) {
        Map<String, Long> paid = here.values().stream()
                .collect(Collectors.groupingBy(
                        Books.Row::orderId,
                        Collectors.summingLong(payment -> payment.status().equals("PAID") ? 1 : 0)));
        paid.forEach((orderId, payments) -> {
            int credits = world.shop().orderOf(orderId).getInt("timesCredited");
            if (credits != payments) {
                wrong.add("order " + orderId + " has " + payments + " paid payments and was credited " + credits
                        + " times");
            }
        });
    }
}
