package ir.gardeshpay.suite.filter;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/** Lets no call out: as a host's own filter might that looks for a login, or keeps a list of addresses. */
@Provider
public class HostsClientFilter implements ClientRequestFilter {

    @Override
    public void filter(ClientRequestContext request) {
        request.abortWith(Response.status(Response.Status.FORBIDDEN)
                .entity("the host's filter lets nothing out")
                .build());
    }
}
