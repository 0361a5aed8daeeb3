package ir.gardeshpay.web;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import java.net.URI;

/** Leads what our application is asked for to our resources: {@code callback/…} to {@code ir.gardeshpay/callback/…}. */
@PreMatching
@Priority(OwnPathFilter.FIRST)
public class OwnPathFilter implements ContainerRequestFilter {

    /** Before all other filters: they see our paths. */
    static final int FIRST = 100;

    /** Set on each request that came in through our application, and on no other. */
    static final String MARK = OwnPathFilter.class.getName();

    @Override
    public void filter(ContainerRequestContext request) {
        URI base = request.getUriInfo().getBaseUri();
        request.setRequestUri(base, below(base, request.getUriInfo().getRequestUri()));
        request.setProperty(MARK, true);
    }

    static URI below(URI base, URI asked) {
        String before = base.toString();
        String whole = asked.toString();
        String rest = whole.startsWith(before) ? whole.substring(before.length()) : "";
        return URI.create(before + OwnApplication.PATH + "/" + rest);
    }
}
