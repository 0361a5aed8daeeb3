package ir.gardeshpay.simulator;

import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContext;

/** Which servlet answers where: the same on every server. */
record Routes(Gateway gateway) {
    void addTo(ServletContext context) {
        add(context, GetToken.PATH, new ApiServlet(gateway, new GetToken(gateway)));
        add(context, Verify.PATH, new ApiServlet(gateway, new Verify(gateway)));
        add(context, PaymentPage.PATH + "/*", new PaymentPage(gateway));
        add(context, ControlServlet.PATH + "/*", new ControlServlet(gateway));
        add(context, "", new IndexPage(gateway));
    }

    private static void add(ServletContext context, String path, Servlet servlet) {
        context.addServlet(servlet.getClass().getSimpleName() + " " + path, servlet)
                .addMapping(path);
    }
}
