package ir.gardeshpay.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What the gateway remembers: every transaction, and every call that arrived. In memory, and in a file if the options
 * name one; the calls are in memory only. Thread-safe; what it returns is a snapshot.
 */
public final class Ledger {
    private final Map<String, Transaction> byToken = new LinkedHashMap<>();
    private final Map<String, String> tokenByInvoice = new LinkedHashMap<>();
    private final Map<String, String> tokenByTracking = new LinkedHashMap<>();
    private final Set<String> references = new HashSet<>();
    private final List<ReceivedCall> calls = new ArrayList<>();
    private final Numbers numbers = new Numbers();
    private final LedgerFile file;

    Ledger(LedgerFile file) {
        this.file = file;
        file.read().forEach(this::remember);
    }

    /** All transactions, oldest first. */
    public synchronized List<Transaction> transactions() {
        return List.copyOf(byToken.values());
    }

    /** The transaction of an invoice number. */
    public synchronized Optional<Transaction> byInvoice(String invoiceNumber) {
        return Optional.ofNullable(tokenByInvoice.get(invoiceNumber)).map(byToken::get);
    }

    /** The transaction of a transaction token. */
    public synchronized Optional<Transaction> byToken(String token) {
        return Optional.ofNullable(byToken.get(token));
    }

    /** The transaction of a tracking number. */
    public synchronized Optional<Transaction> byTrackingNumber(String trackingNumber) {
        return Optional.ofNullable(tokenByTracking.get(trackingNumber)).map(byToken::get);
    }

    /** All calls in the order of their arrival, those that met a fault too. */
    public synchronized List<ReceivedCall> calls() {
        return List.copyOf(calls);
    }

    /** How many calls of a kind arrived. Counted on arrival, before any fault. */
    public long calls(Call call) {
        return count(received -> received.call() == call);
    }

    /** How many calls of a kind arrived with this key: see {@link ReceivedCall#key}. */
    public long calls(Call call, String key) {
        return count(received -> received.call() == call && received.key().equals(key));
    }

    synchronized void received(Call call, String key) {
        calls.add(new ReceivedCall(call, key, Instant.now()));
    }

    /** Opens a transaction; empty if its invoice number was used. */
    synchronized Optional<Transaction> open(TokenRequest request) {
        if (tokenByInvoice.containsKey(request.invoiceNumber())) {
            return Optional.empty();
        }
        return Optional.of(write(Transaction.open(request, fresh(byToken.keySet(), Numbers::token))));
    }

    /** Pays an open transaction; empty if it is not open any more, or is not there. */
    synchronized Optional<Transaction> pay(String token, String card) {
        return end(token, (open, tracking) -> open.paid(tracking, fresh(references, Numbers::referenceNumber), card));
    }

    /** Ends an open transaction without payment; empty if it is not open any more, or is not there. */
    synchronized Optional<Transaction> endUnpaid(String token, TransactionState state) {
        return end(token, (open, tracking) -> open.notPaid(state, tracking));
    }

    /** Counts a successful verify, and returns the transaction as it was before; empty if it is not a paid one. */
    synchronized Optional<Transaction> verify(String trackingNumber) {
        Optional<Transaction> paid =
                byTrackingNumber(trackingNumber).filter(found -> found.state() == TransactionState.PAID);
        paid.ifPresent(found -> write(found.verified()));
        return paid;
    }

    private interface Ending {
        Transaction of(Transaction open, String trackingNumber);
    }

    private Optional<Transaction> end(String token, Ending ending) {
        return byToken(token)
                .filter(found -> found.state() == TransactionState.OPEN)
                .map(open -> ending.of(open, fresh(tokenByTracking.keySet(), Numbers::trackingNumber)))
                .map(this::write);
    }

    private Transaction write(Transaction changed) {
        file.append(changed);
        remember(changed);
        return changed;
    }

    private void remember(Transaction changed) {
        byToken.put(changed.token(), changed);
        tokenByInvoice.put(changed.invoiceNumber(), changed.token());
        Optional.ofNullable(changed.trackingNumber()).ifPresent(n -> tokenByTracking.put(n, changed.token()));
        Optional.ofNullable(changed.referenceNumber()).ifPresent(references::add);
    }

    private String fresh(Set<String> used, Function<Numbers, String> next) {
        String number = next.apply(numbers);
        while (used.contains(number)) {
            number = next.apply(numbers);
        }
        return number;
    }

    private synchronized long count(Predicate<ReceivedCall> wanted) {
        return calls.stream().filter(wanted).count();
    }
}
