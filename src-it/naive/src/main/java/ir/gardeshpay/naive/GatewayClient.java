package ir.gardeshpay.naive;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The gateway's two calls, as its guide shows them. */
@RegisterRestClient(configKey = "gardeshpay")
@Path("/v1/provider/payment")
public interface GatewayClient {

    /** Section 1 of the guide. */
    @POST
    @Path("/getToken")
    TokenAnswer getToken(TokenRequest request);

    /** Section 4 of the guide. */
    @POST
    @Path("/verify")
    VerifyAnswer verify(VerifyRequest request);
}
