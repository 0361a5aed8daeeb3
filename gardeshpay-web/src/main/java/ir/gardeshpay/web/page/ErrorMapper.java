package ir.gardeshpay.web.page;

import ir.gardeshpay.InvalidValueException;
import ir.gardeshpay.TooManyReturnsException;
import ir.gardeshpay.web.api.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.lang.System.Logger.Level;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Turns whatever is thrown into a page for the buyer, or below {@code /api} into a problem for the program that asked,
 * and writes the cause to the log under the id that the answer shows. For our application only, so no
 * {@code @Provider}.
 */
public class ErrorMapper implements ExceptionMapper<Throwable> {

    private static final System.Logger LOG = System.getLogger("ir.gardeshpay.web");

    private static final String SHOWN_ID = ErrorMapper.class.getName();

    @Context
    HttpHeaders headers;

    @Context
    HttpServletRequest request;

    @Context
    UriInfo asked;

    @Override
    public Response toResponse(Throwable thrown) {
        if (thrown instanceof WebApplicationException answer
                && answer.getResponse().getStatus() < Status.BAD_REQUEST.getStatusCode()) {
            return answer.getResponse();
        }
        if (Problems.areAnswersTo(asked)) {
            return Problems.answer(thrown, id(Problems.status(thrown), thrown));
        }
        int status = status(thrown);
        Response.ResponseBuilder answer = page(status, id(status, thrown));
        if (thrown instanceof WebApplicationException refused) {
            answer.header(HttpHeaders.ALLOW, refused.getResponse().getHeaderString(HttpHeaders.ALLOW));
        }
        if (thrown instanceof TooManyReturnsException) {
            answer.header(HttpHeaders.RETRY_AFTER, Refresh.SECONDS);
        }
        return answer.build();
    }

    private Response.ResponseBuilder page(int status, String id) {
        Language language = Answers.language(headers);
        String again = isServerError(status) ? Refresh.ofReturn(request) : null;
        return again == null
                ? Answers.page(status, ErrorPage.of(status, id, language))
                : Answers.page(status, ErrorPage.ofReturn(id, language)).header(Refresh.HEADER, again);
    }

    private static boolean isServerError(int status) {
        return status >= Status.INTERNAL_SERVER_ERROR.getStatusCode();
    }

    private static int status(Throwable thrown) {
        if (thrown instanceof WebApplicationException answer) {
            return answer.getResponse().getStatus();
        }
        if (thrown instanceof InvalidValueException invalid) {
            boolean wrongKey = "key".equals(invalid.field());
            return (wrongKey ? Status.NOT_FOUND : Status.BAD_REQUEST).getStatusCode();
        }
        boolean comesTooEarly = thrown instanceof TooManyReturnsException;
        return (comesTooEarly ? Status.SERVICE_UNAVAILABLE : Status.INTERNAL_SERVER_ERROR).getStatusCode();
    }

    /** One id and one line in the log for each request: Jersey maps an exception of an EJB twice. */
    private String id(int status, Throwable thrown) {
        if (request.getAttribute(SHOWN_ID) instanceof String known) {
            return known;
        }
        String id = log(status, thrown);
        request.setAttribute(SHOWN_ID, id);
        return id;
    }

    /**
     * GPW-0001 is ours to mend; GPW-0002 is a wrong request, or one return too many, which anybody can send as often as
     * they like.
     */
    private static String log(int status, Throwable thrown) {
        String moment =
                String.format(Locale.ROOT, "%08x", ThreadLocalRandom.current().nextInt());
        if (isServerError(status) && !(thrown instanceof TooManyReturnsException)) {
            String id = "GPW-0001-" + moment;
            LOG.log(
                    Level.ERROR,
                    id
                            + ": an answer could not be made. Whoever asked saw this id; the payment is as it was stored, and"
                            + " the same request or the next look of the reconciler goes on from there.",
                    thrown);
            return id;
        }
        String id = "GPW-0002-" + moment;
        LOG.log(Level.DEBUG, () -> id + ": answered " + status + ", nothing was done: " + thrown.getMessage());
        return id;
    }
}
