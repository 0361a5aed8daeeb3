package ir.gardeshpay.simulator;

import ir.gardeshpay.simulator.wire.Answer;
import ir.gardeshpay.simulator.wire.Exchange;
import ir.gardeshpay.simulator.wire.Waiting;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The whole gateway without a server around it. */
final class Gateway {
    private final Options options;
    private final Waiting waiting;
    private final Ledger ledger;
    private final Faults faults;
    private final Holds holds;
    private final Buyer buyer;

    Gateway(Options options, boolean connectionsReachable) {
        this.options = options;
        waiting = new Waiting(options.longestWait());
        ledger = new Ledger(new LedgerFile(options.ledgerFile()));
        faults = new Faults(connectionsReachable);
        holds = new Holds(waiting);
        buyer = new Buyer(ledger, faults);
    }

    Options options() {
        return options;
    }

    Ledger ledger() {
        return ledger;
    }

    Faults faults() {
        return faults;
    }

    Holds holds() {
        return holds;
    }

    Buyer buyer() {
        return buyer;
    }

    Refusals refusals() {
        return new Refusals(options.refuseWithClientErrors());
    }

    Exchange exchange(HttpServletRequest request, HttpServletResponse response) {
        return new Exchange(request, response, waiting);
    }

    /** The address of the gateway as this caller sees it, without a slash at its end. */
    String address(HttpServletRequest request) {
        return Optional.ofNullable(options.publicUrl())
                .map(url -> url.toString().replaceFirst("/+$", ""))
                .orElseGet(() -> {
                    String url = request.getRequestURL().toString();
                    String host = url.substring(
                            0, url.length() - request.getRequestURI().length());
                    return host + request.getContextPath();
                });
    }

    /** Counts a call that arrived, and tells which fault it meets. */
    Fault arrive(Call call, String key, @Nullable String invoiceNumber) {
        ledger.received(call, key);
        holds.stopAt(call, HoldPoint.BEFORE_WORK);
        return faults.meet(call, invoiceNumber, fault -> true).orElse(Fault.NONE);
    }

    /** Does the work of a call and answers, as far as the fault lets it. */
    void serve(Call call, Fault fault, Exchange exchange, Work work) throws IOException {
        fault.strike(exchange, () -> {
            Answer answer = work.answer();
            holds.stopAt(call, HoldPoint.AFTER_WORK);
            return answer;
        });
    }

    /** Lets go every call that waits, for good. */
    void end() {
        holds.end();
        waiting.end();
    }
}
