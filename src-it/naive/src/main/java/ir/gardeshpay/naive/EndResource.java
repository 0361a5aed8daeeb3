package ir.gardeshpay.naive;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** The two pages on which a purchase ends. */
@Path("/")
@RequestScoped
public class EndResource {

    /** It was paid. */
    @GET
    @Path("thanks")
    public String thanks() {
        return "Thank you. Your order is paid.";
    }

    /** It was not paid. */
    @GET
    @Path("sorry")
    public String sorry() {
        return "Sorry. Your payment failed.";
    }
}
