package ir.gardeshpay.simulator;

import ir.gardeshpay.simulator.wire.Answer;
import ir.gardeshpay.simulator.wire.Exchange;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** What a fault does to a call: sends what it likes, does the work or not. */
record Strike(Blow blow, boolean needsConnection) {
    static final Strike NONE = of((exchange, work) -> exchange.send(work.answer()));
    static final Strike RESET = new Strike((exchange, work) -> exchange.reset(), true);
    static final Strike CUT = new Strike((exchange, work) -> exchange.sendHalf(work.answer()), true);

    interface Blow {
        void at(Exchange exchange, Work work) throws IOException;
    }

    static Strike delay(Duration time) {
        return of((exchange, work) -> {
            exchange.pause(time);
            exchange.send(work.answer());
        });
    }

    static Strike hang(Duration time) {
        return of((exchange, work) -> {
            exchange.pause(time);
            exchange.abandon();
        });
    }

    static Strike drip(Duration pause) {
        return of((exchange, work) -> exchange.sendSlowly(work.answer(), pause));
    }

    static Strike endless(Duration pause) {
        return of((exchange, work) -> exchange.sendWithoutEnd(work.answer(), pause));
    }

    static Strike instead(Answer answer) {
        return of((exchange, work) -> exchange.send(answer));
    }

    static Strike changing(UnaryOperator<JsonObject> change) {
        return of((exchange, work) -> exchange.send(work.answer().mapJson(change)));
    }

    static Strike under(String contentType) {
        return of((exchange, work) -> exchange.send(work.answer().withContentType(contentType)));
    }

    /** The same, once the work is done. */
    Strike afterWork() {
        return new Strike(
                (exchange, work) -> {
                    Answer done = work.answer();
                    blow.at(exchange, () -> done);
                },
                needsConnection);
    }

    void at(Exchange exchange, Work work) throws IOException {
        blow.at(exchange, work);
    }

    private static Strike of(Blow blow) {
        return new Strike(blow, false);
    }
}
