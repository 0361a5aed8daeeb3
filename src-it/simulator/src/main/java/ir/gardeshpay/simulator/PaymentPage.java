package ir.gardeshpay.simulator;

import ir.gardeshpay.simulator.page.Language;
import ir.gardeshpay.simulator.page.Pages;
import ir.gardeshpay.simulator.wire.Answer;
import ir.gardeshpay.simulator.wire.Exchange;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** The page where the buyer pays or does not: the guide, sections 2 and 3. */
final class PaymentPage extends HttpServlet {
    static final String PATH = "/v1/provider/payment/redirect";

    private final transient Gateway gateway;
    private final transient PageContent content;

    PaymentPage(Gateway gateway) {
        this.gateway = gateway;
        this.content = new PageContent(new Pages());
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        gateway.exchange(request, response)
                .send(found(request)
                        .map(transaction -> shown(transaction, Language.of(request)))
                        .orElseGet(() -> content.unknown(Language.of(request))));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<PageAction> action = PageAction.named(request.getParameter("action"));
        Optional<Transaction> open = found(request).filter(found -> found.state() == TransactionState.OPEN);
        if (action.isEmpty() || open.isEmpty()) {
            doGet(request, response);
        } else {
            end(gateway.exchange(request, response), open.get(), action.get());
        }
    }

    private void end(Exchange exchange, Transaction open, PageAction action) throws IOException {
        Language language = Language.of(exchange.request());
        String card = card(exchange.request());
        Fault fault = gateway.arrive(Call.RETURN, open.invoiceNumber(), open.invoiceNumber());
        gateway.serve(
                Call.RETURN,
                fault,
                exchange,
                () -> action.end(gateway.ledger(), open.token(), card)
                        .map(ended -> leave(fault.detour(BuyerReturn.of(ended)), language))
                        .orElseGet(() -> content.ended(open, language)));
    }

    private Answer leave(BuyerReturn ended, Language language) {
        return switch (ended.way()) {
            case REDIRECT -> Answer.seeOther(ended.address().toString());
            case TWICE -> {
                FirstCallback.send(ended.address());
                yield Answer.seeOther(ended.address().toString());
            }
            case POST -> content.returnByPost(ended, language);
            case NONE -> content.noReturn(language);
        };
    }

    private Answer shown(Transaction transaction, Language language) {
        return transaction.state() == TransactionState.OPEN
                ? content.payment(transaction, language)
                : content.ended(transaction, language);
    }

    private Optional<Transaction> found(HttpServletRequest request) {
        return Optional.ofNullable(request.getPathInfo())
                .flatMap(path -> gateway.ledger().byToken(path.substring(1)));
    }

    private static String card(HttpServletRequest request) {
        return Optional.ofNullable(request.getParameter("card"))
                .filter(number -> number.matches("\\d{16}"))
                .orElse(TestCard.all().get(0).number());
    }
}
