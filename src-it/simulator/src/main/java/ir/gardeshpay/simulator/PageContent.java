package ir.gardeshpay.simulator;

import ir.gardeshpay.simulator.page.Language;
import ir.gardeshpay.simulator.page.Pages;
import ir.gardeshpay.simulator.wire.Answer;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What stands on the pages that the buyer sees. */
record PageContent(Pages pages) {
    Answer payment(Transaction transaction, Language language) {
        return pages.answer(
                200,
                "payment",
                language,
                Map.of(
                        "host", site(transaction.callback()),
                        "invoiceNumber", transaction.invoiceNumber(),
                        "rial", language.number(transaction.amount()),
                        "toman", language.toman(transaction.amount()),
                        "cards", cards(language)));
    }

    Answer ended(Transaction transaction, Language language) {
        if (transaction.state() == TransactionState.OPEN) {
            return notice(200, "ended", language);
        }
        return pages.answer(
                200,
                "ended",
                language,
                Map.of(
                        "state",
                                language.text(
                                        "state." + transaction.state().name().toLowerCase(Locale.ROOT)),
                        "invoiceNumber", transaction.invoiceNumber(),
                        "trackingNumber", String.valueOf(transaction.trackingNumber()),
                        "address", BuyerReturn.of(transaction).address().toString()));
    }

    Answer unknown(Language language) {
        return notice(404, "unknown", language);
    }

    Answer noReturn(Language language) {
        return notice(200, "stay", language);
    }

    Answer returnByPost(BuyerReturn ended, Language language) {
        var parameters = ended.parameters().entrySet().stream()
                .map(parameter -> Map.of("name", parameter.getKey(), "value", parameter.getValue()))
                .toList();
        return pages.answer(
                200, "return", language, Map.of("callback", ended.callback().toString(), "parameters", parameters));
    }

    Answer index(Language language, String address) {
        return pages.answer(200, "index", language, Map.of("address", address));
    }

    private Answer notice(int status, String name, Language language) {
        return pages.answer(
                status,
                "notice",
                language,
                Map.of("heading", language.text(name + ".heading"), "words", language.text(name + ".words")));
    }

    private static List<Map<String, String>> cards(Language language) {
        return TestCard.all().stream()
                .map(card -> Map.of(
                        "number", card.number(), "name", language.text("bank." + card.bank()) + " – " + card.grouped()))
                .toList();
    }

    private static String site(URI callback) {
        return callback.getPort() < 0 ? callback.getHost() : callback.getHost() + ":" + callback.getPort();
    }
}
