package ir.gardeshpay.simulator;

import ir.gardeshpay.simulator.page.Language;
import ir.gardeshpay.simulator.page.Pages;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Says what this server is. */
final class IndexPage extends HttpServlet {
    private final transient Gateway gateway;
    private final transient PageContent content;

    IndexPage(Gateway gateway) {
        this.gateway = gateway;
        this.content = new PageContent(new Pages());
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        gateway.exchange(request, response).send(content.index(Language.of(request), gateway.address(request)));
    }
}
