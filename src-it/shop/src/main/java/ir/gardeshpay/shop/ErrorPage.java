package ir.gardeshpay.shop;

import ir.gardeshpay.InvalidValueException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;

/** Whatever goes wrong, as a page that says what to do next, and nothing about the inside of the shop. */
@Provider
public class ErrorPage implements ExceptionMapper<Throwable> {

    private static final Logger LOG = System.getLogger(ErrorPage.class.getName());
    private static final int NOT_FOUND = 404;
    private static final int SERVER_ERROR = 500;

    @Context
    private HttpHeaders headers;

    @Context
    private UriInfo uri;

    /** What the page says. */
    record Content(String title, String advice) {}

    @Override
    public Response toResponse(Throwable problem) {
        int status = status(problem);
        if (status >= SERVER_ERROR) {
            LOG.log(Level.ERROR, "SHOP-1 a page failed; the buyer was told to try again", problem);
        }
        Words words = Words.of(headers);
        String kind = kind(problem, status);
        Content content = new Content(words.text("error." + kind), words.text("error." + kind + ".advice"));
        String page = Page.ERROR.render(words, uri.getBaseUri().getPath(), content);
        return Response.status(status)
                .type(Page.HTML)
                .entity(page.getBytes(StandardCharsets.UTF_8)) // RESTEasy would escape the markup of a string
                .build();
    }

    private static int status(Throwable problem) {
        if (problem instanceof WebApplicationException answer) {
            return answer.getResponse().getStatus();
        }
        return problem instanceof InvalidValueException ? Response.Status.BAD_REQUEST.getStatusCode() : SERVER_ERROR;
    }

    private static String kind(Throwable problem, int status) {
        if (problem instanceof InvalidValueException invalid && invalid.field().equals("mobile")) {
            return "mobile";
        }
        return status == NOT_FOUND ? "missing" : status >= SERVER_ERROR ? "server" : "request";
    }
}
