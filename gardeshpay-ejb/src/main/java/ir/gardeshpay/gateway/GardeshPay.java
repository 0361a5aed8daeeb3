package ir.gardeshpay.gateway;

import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/**
 * The two calls of the gateway's guide, to the letter (sections 1 and 4).
 *
 * <p>Both return the raw {@link Response} whatever its status, because the guide does not say which status comes with
 * which answer; {@link Gateway} reads it, and keeps one client for the whole application, so that connections are
 * pooled on every server. Never retried: a POST that may have arrived is not sent again by the transport, see
 * {@link SentOnce}.
 *
 * <p>What goes out is a {@link JsonObject} and no type of ours: Payara and Open Liberty keep every type that they have
 * ever written with JSON Binding, and with it an application that has been undeployed.
 */
@RegisterRestClient(configKey = "gardeshpay", baseUri = GatewaySettings.PUBLIC_ADDRESS)
@RegisterProvider(SentOnce.class)
@RegisterProvider(AnyContentType.class)
@Path("/v1/provider/payment")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface GardeshPay {

    /**
     * Asks for a transaction token (section 1).
     *
     * @param request {@link TokenRequest#json}
     * @throws jakarta.ws.rs.ProcessingException if no answer came
     */
    @POST
    @Path("/getToken")
    Response getToken(JsonObject request);

    /**
     * Settles the payment and says whether it was made (section 4). Asking again is allowed: the answer then says
     * {@code verifiedBefore}.
     *
     * @param request {@link VerifyRequest#json}
     * @throws jakarta.ws.rs.ProcessingException if no answer came
     */
    @POST
    @Path("/verify")
    Response verify(JsonObject request);
}
