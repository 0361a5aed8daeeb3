package ir.gardeshpay.suite.startup.empty;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Answers. */
@Path("answer")
public class EmptyResource {

    /** Always the same. */
    @GET
    public String answer() {
        return "here";
    }
}
