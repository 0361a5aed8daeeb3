package ir.gardeshpay.web.api;

import ir.gardeshpay.InvalidValueException;
import ir.gardeshpay.InvoiceConflictException;
import ir.gardeshpay.web.OwnApplication;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.PathSegment;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

/** Turns what was thrown below {@code /api}, by us or by the server, into a problem. Stateless. */
public final class Problems {

    /** First segment of every path of the REST API. */
    static final String API = "api";

    private Problems() {}

    /**
     * Whether a request is for the REST API, however its path is written: escaped, with empty segments, with
     * parameters.
     */
    public static boolean areAnswersTo(UriInfo asked) {
        List<String> segments = segments(asked);
        return !segments.isEmpty() && segments.get(0).equals(API);
    }

    /** The path below the module's own, without empty segments. */
    static List<String> segments(UriInfo asked) {
        List<String> segments = asked.getPathSegments().stream()
                .map(PathSegment::getPath)
                .filter(segment -> !segment.isEmpty())
                .toList();
        return !segments.isEmpty() && segments.get(0).equals(OwnApplication.PATH)
                ? segments.subList(1, segments.size())
                : segments;
    }

    /** The HTTP status of the answer to what was thrown. */
    public static int status(Throwable thrown) {
        return of(thrown).type().status();
    }

    /**
     * The answer.
     *
     * @param id what the log has it under
     */
    public static Response answer(Throwable thrown, String id) {
        Problem problem = of(thrown);
        return (problem.type() == ProblemType.INTERNAL_ERROR ? problem.withId(id) : problem).response();
    }

    private static Problem of(Throwable thrown) {
        if (thrown instanceof ProblemException known) {
            return known.problem();
        }
        if (thrown instanceof InvalidValueException invalid) {
            return Problem.of(List.of(new FieldError(invalid.field(), invalid.remedy())));
        }
        if (thrown instanceof InvoiceConflictException conflict) {
            return Problem.of(ProblemType.INVOICE_CONFLICT, String.valueOf(conflict.getMessage()))
                    .withInvoiceNumber(conflict.invoiceNumber());
        }
        return thrown instanceof WebApplicationException refused
                ? refused(refused.getResponse())
                : Problem.of(
                        ProblemType.INTERNAL_ERROR,
                        "The id is in the log of the server. If this was the start of a payment, that may have been recorded:"
                                + " start it again with the same invoiceNumber, which makes no second one; without a number"
                                + " look first for the payments of its orderId.");
    }

    /** What JAX-RS answers by itself. */
    private static Problem refused(Response response) {
        ProblemType type = ProblemType.of(response.getStatus());
        String detail = switch (type) {
            case NOT_FOUND -> "There is nothing at this path. The paths are in /api/v1/openapi.yaml.";
            case METHOD_NOT_ALLOWED -> "The header Allow names the methods that are right here.";
            case NOT_ACCEPTABLE ->
                "Right for the header Accept are application/json and */*; of the"
                        + " OpenAPI document, application/yaml.";
            case UNSUPPORTED_MEDIA_TYPE -> "A right Content-Type is application/json.";
            case TOO_LARGE -> "A body has 64 KB at most; a start needs a few hundred bytes. Nothing was done.";
            case INTERNAL_ERROR -> "The id is in the log of the server.";
            default -> "The server could not read the request. Nothing was done.";
        };
        return Problem.of(type, detail).withHeader(HttpHeaders.ALLOW, response.getHeaderString(HttpHeaders.ALLOW));
    }
}
