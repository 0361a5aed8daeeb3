package ir.gardeshpay.web.api;

import jakarta.annotation.Priority;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Reads the types in the headers before the server does: what cannot be read, some servers would answer with a page of
 * their own. After {@link KeyFilter}.
 */
@PreMatching
@Priority(Priorities.AUTHORIZATION)
public class TypeFilter implements ContainerRequestFilter {

    /** A weight that is no number from 0 to 1, at which RESTEasy fails. */
    private static final Pattern WRONG_WEIGHT =
            Pattern.compile(";\\s*q\\s*=(?!\\s*[01](\\.[0-9]{0,3})?\\s*([,;]|$))", Pattern.CASE_INSENSITIVE);

    @Override
    public void filter(ContainerRequestContext request) {
        if (Problems.areAnswersTo(request.getUriInfo())) {
            requireReadable(request::getMediaType, NotSupportedException::new);
            String accepted = request.getHeaderString(HttpHeaders.ACCEPT);
            if (accepted != null && WRONG_WEIGHT.matcher(accepted).find()) {
                throw new NotAcceptableException();
            }
            requireReadable(request::getAcceptableMediaTypes, NotAcceptableException::new);
        }
    }

    /** Which exception it is differs from server to server. */
    private static void requireReadable(Supplier<?> header, Supplier<WebApplicationException> problem) {
        try {
            Object unused = header.get();
        } catch (RuntimeException unreadable) {
            WebApplicationException refused = problem.get();
            refused.addSuppressed(unreadable);
            throw refused;
        }
    }
}
