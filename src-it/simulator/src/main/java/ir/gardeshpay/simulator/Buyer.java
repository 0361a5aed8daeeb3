package ir.gardeshpay.simulator;

import java.net.URI;
import java.util.Optional;

/**
 * The buyer on the payment page, for tests without a browser. Each method ends the transaction in the ledger, and
 * returns the address that the browser would be sent to, without asking for it. Counts as a call {@link Call#RETURN},
 * and meets the faults that are made for the way back, as far as they change the address; others wait for a browser.
 * Thread-safe.
 */
public final class Buyer {
    private final Ledger ledger;
    private final Faults faults;

    Buyer(Ledger ledger, Faults faults) {
        this.ledger = ledger;
        this.faults = faults;
    }

    /**
     * Pays with the first test card.
     *
     * @throws IllegalStateException if the token is unknown or its transaction has ended
     */
    public URI pay(String token) {
        return pay(token, TestCard.all().get(0).number());
    }

    /**
     * Pays with this card.
     *
     * @throws IllegalStateException if the token is unknown or its transaction has ended
     */
    public URI pay(String token, String cardNumber) {
        return returned(token, PageAction.PAY, cardNumber);
    }

    /**
     * Tries to pay, and is declined by the bank.
     *
     * @throws IllegalStateException if the token is unknown or its transaction has ended
     */
    public URI decline(String token) {
        return returned(token, PageAction.DECLINE, "");
    }

    /**
     * Gives up.
     *
     * @throws IllegalStateException if the token is unknown or its transaction has ended
     */
    public URI cancel(String token) {
        return returned(token, PageAction.CANCEL, "");
    }

    private URI returned(String token, PageAction action, String card) {
        String invoice =
                ledger.byToken(token).map(Transaction::invoiceNumber).orElseThrow(() -> notOpen(token, "unknown"));
        ledger.received(Call.RETURN, invoice);
        Transaction ended = action.end(ledger, token, card).orElseThrow(() -> notOpen(token, "ended already"));
        Optional<Fault> fault = faults.meet(Call.RETURN, invoice, Fault::isDetour);
        return fault.orElse(Fault.NONE).detour(BuyerReturn.of(ended)).address();
    }

    private static IllegalStateException notOpen(String token, String why) {
        return new IllegalStateException("The transaction of token " + token + " is " + why);
    }
}
