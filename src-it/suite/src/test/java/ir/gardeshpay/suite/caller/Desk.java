package ir.gardeshpay.suite.caller;

import ir.gardeshpay.Amount;
import ir.gardeshpay.InvoiceNumber;
import ir.gardeshpay.OrderId;
import ir.gardeshpay.PaymentRequest;
import ir.gardeshpay.TrackingNumber;
import ir.gardeshpay.payment.PaymentService;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.HttpConstraint;
import jakarta.servlet.annotation.ServletSecurity;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Where the staff starts a payment, and completes it with the tracking number. Answers with who did it. */
@WebServlet("/desk")
@ServletSecurity(@HttpConstraint(rolesAllowed = Staff.ROLE))
public class Desk extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient PaymentService payments;

    @Inject
    private transient Callers callers;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String order = request.getParameter("order");
        String tracking = request.getParameter("tracking");
        InvoiceNumber invoice = new InvoiceNumber("desk-" + order);
        if (tracking == null) {
            payments.start(PaymentRequest.of(Amount.ofToman(25_000), new OrderId(order))
                    .withInvoiceNumber(invoice));
        } else {
            payments.complete(invoice, new TrackingNumber(tracking));
        }
        response.getWriter().print(callers.present());
    }
}
