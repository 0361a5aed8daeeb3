package ir.gardeshpay.naive;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The return from the gateway, as the guide's three steps suggest it. */
@Path("gardeshpay")
@RequestScoped
public class CallbackResource {

    @Inject
    @RestClient
    private GatewayClient gateway;

    @Inject
    private Orders orders;

    @Context
    private UriInfo address;

    // What the README shows begins here.
    @GET
    @Path("callback")
    public Response callback(
            @QueryParam("trackingNumber") String tracking, @QueryParam("invoiceNumber") String invoice) {
        VerifyAnswer answer = gateway.verify(new VerifyRequest(tracking));
        if (answer.success() && !answer.data().verifiedBefore()) {
            orders.markPaid(invoice);
            return redirect("/thanks");
        }
        orders.markFailed(invoice);
        return redirect("/sorry");
    }
    // What the README shows ends here.

    private Response redirect(String page) {
        return Response.seeOther(address.getBaseUriBuilder().path(page).build()).build();
    }
}
