package ir.gardeshpay.web.api;

import ir.gardeshpay.access.Access;
import ir.gardeshpay.access.Caller;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets nobody below {@code /api} without a key, before anything else is looked at: without one, all paths are alike.
 * Only the OpenAPI document is for everybody, once there is an API. For our application only, so no {@code @Provider}.
 */
@PreMatching
@Priority(Priorities.AUTHENTICATION)
public class KeyFilter implements ContainerRequestFilter {

    private static final String SCHEME = "Bearer ";
    private static final List<String> DOCUMENT = List.of(Problems.API, "v1", OpenApiResource.NAME);
    private static final Set<String> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final Duration FOR_A_RATE = Duration.ofSeconds(1);
    private static final Duration FOR_WRONG_KEYS = Duration.ofMinutes(1);

    @Context
    HttpServletRequest servletRequest;

    @Override
    public void filter(ContainerRequestContext request) {
        if (!Problems.areAnswersTo(request.getUriInfo())) {
            return;
        }
        Access access = CDI.current().select(Access.class).get();
        if (!access.isOn()) {
            request.abortWith(Problem.of(
                            ProblemType.NOT_FOUND,
                            "There is no REST API here: no key is configured for it (gardeshpay.api.keys).")
                    .response());
        } else if (!isForEverybody(request)) {
            String key = key(request.getHeaderString(HttpHeaders.AUTHORIZATION));
            Optional<Caller> caller = access.callerWith(key);
            caller.ifPresent(known -> servletRequest.setAttribute(Caller.class.getName(), known));
            obstacle(access, caller).ifPresent(problem -> request.abortWith(problem.response()));
        }
    }

    private static boolean isForEverybody(ContainerRequestContext request) {
        return READING.contains(request.getMethod())
                && Problems.segments(request.getUriInfo()).equals(DOCUMENT);
    }

    private Optional<Problem> obstacle(Access access, Optional<Caller> caller) {
        if (caller.isPresent()) {
            return access.isInTime(caller.get()) ? Optional.empty() : Optional.of(tooOften());
        }
        return Optional.of(access.mayTryAgain(servletRequest.getRemoteAddr()) ? wrongKey() : tooManyWrongKeys());
    }

    private static Problem tooOften() {
        return Problem.of(
                        ProblemType.RATE_LIMITED,
                        "The keys of this name have had their requests for this second (gardeshpay.api.rate). Nothing was"
                                + " done; the same request can be sent again.")
                .withRetryAfter(FOR_A_RATE);
    }

    private static Problem wrongKey() {
        return Problem.of(
                        ProblemType.UNAUTHORIZED,
                        "A right header is 'Authorization: Bearer KEY', with a key of this API.")
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, SCHEME.strip());
    }

    private static Problem tooManyWrongKeys() {
        return Problem.of(
                        ProblemType.RATE_LIMITED,
                        "Too many requests without a right key came from this address in the last minute. A right key is"
                                + " let in at once.")
                .withRetryAfter(FOR_WRONG_KEYS);
    }

    private static @Nullable String key(@Nullable String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? authorization.substring(SCHEME.length()).strip()
                : null;
    }
}
