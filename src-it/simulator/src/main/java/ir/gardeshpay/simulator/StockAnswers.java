package ir.gardeshpay.simulator;

import ir.gardeshpay.simulator.wire.Answer;
import java.util.List;

/** Answers that have nothing to do with the call. */
final class StockAnswers {
    private StockAnswers() {}

    static Answer failure(int status) {
        return Answer.json(status, Refusals.json(status, "خطای سامانه", List.of()));
    }

    static Answer refusal(int code, String message) {
        return Answer.json(200, Refusals.json(code, message, List.of()));
    }

    static Answer proxyPage(int status) {
        return Answer.html(status, """
                <!DOCTYPE html>
                <html lang="en"><head><title>Gateway</title></head>
                <body><h1>%d</h1><p>This page was not written by the payment gateway.</p></body></html>
                """.formatted(status));
    }
}
