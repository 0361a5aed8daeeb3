package ir.gardeshpay.enterprise.bookkeeping;

import jakarta.ejb.Singleton;

/**
 * While the month is being closed, nothing may be entered: the observer throws, and the payment module tries again
 * later. A switch in memory, of this server alone.
 */
@Singleton
public class MonthEnd {

    private boolean closed;

    /** From now on nothing may be entered. */
    public void begin() {
        closed = true;
    }

    /** From now on everything may be entered again. */
    public void end() {
        closed = false;
    }

    /** Whether nothing may be entered. */
    public boolean isUnderWay() {
        return closed;
    }
}
