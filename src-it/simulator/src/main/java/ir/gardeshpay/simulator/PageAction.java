package ir.gardeshpay.simulator;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The buttons of the payment page. */
enum PageAction {
    PAY {
        @Override
        Optional<Transaction> end(Ledger ledger, String token, String card) {
            return ledger.pay(token, card);
        }
    },
    DECLINE {
        @Override
        Optional<Transaction> end(Ledger ledger, String token, String card) {
            return ledger.endUnpaid(token, TransactionState.DECLINED);
        }
    },
    CANCEL {
        @Override
        Optional<Transaction> end(Ledger ledger, String token, String card) {
            return ledger.endUnpaid(token, TransactionState.CANCELLED);
        }
    };

    /** Ends the transaction; empty if it is not open. */
    abstract Optional<Transaction> end(Ledger ledger, String token, String card);

    static Optional<PageAction> named(@Nullable String name) {
        return Arrays.stream(values())
                .filter(action -> action.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }
}
