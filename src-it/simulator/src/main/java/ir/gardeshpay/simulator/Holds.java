package ir.gardeshpay.simulator;

import ir.gardeshpay.simulator.wire.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes calls stop on their way, for tests of what happens when something dies meanwhile. Thread-safe. */
public final class Holds {
    private final List<Hold> waiting = new ArrayList<>();
    private final List<Hold> all = new ArrayList<>();
    private final Waiting limits;
    private boolean ended;

    Holds(Waiting limits) {
        this.limits = limits;
    }

    /**
     * Stops the next call of a kind at a point. Each hold stops one call. A call that meets a fault before its work is
     * done never comes to {@link HoldPoint#AFTER_WORK}: the hold then waits for another.
     */
    public synchronized Hold next(Call call, HoldPoint point) {
        Hold hold = new Hold(call, point, limits);
        waiting.add(hold);
        all.add(hold);
        if (ended) {
            hold.release();
        }
        return hold;
    }

    void stopAt(Call call, HoldPoint point) {
        take(call, point).ifPresent(Hold::stop);
    }

    synchronized void end() {
        ended = true;
        waiting.clear();
        all.forEach(Hold::release);
    }

    private synchronized Optional<Hold> take(Call call, HoldPoint point) {
        Optional<Hold> next =
                waiting.stream().filter(hold -> hold.isFor(call, point)).findFirst();
        next.ifPresent(waiting::remove);
        return next;
    }
}
