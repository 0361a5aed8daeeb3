package ir.gardeshpay.web.page;

import ir.gardeshpay.web.api.Problems;
import jakarta.annotation.Priority;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What may come in the body of a return: a form with a few short values, in a few seconds. A larger body is refused,
 * before it is read if its length is known; one that comes byte by byte is given up, for it holds a thread of the
 * server; and a POST without a type, with all in its query, is taken for an empty form. For the REST API, whose bodies
 * are no forms, a body may be larger.
 */
@PreMatching
@Priority(Priorities.ENTITY_CODER)
public class FormFilter implements ContainerRequestFilter {

    private static final int LARGEST_FORM = 8 * 1024;

    private static final int LARGEST_FOR_THE_API = 64 * 1024;

    private static final Duration LONGEST = Duration.ofSeconds(10);

    /** Whoever posts to the REST API has shown a key before. */
    private static final Duration FOREVER = Duration.ofDays(1);

    private static final Pattern SMALL = Pattern.compile("[0-9]{1,5}");

    @Override
    public void filter(ContainerRequestContext request) {
        boolean isForTheApi = Problems.areAnswersTo(request.getUriInfo());
        int largest = isForTheApi ? LARGEST_FOR_THE_API : LARGEST_FORM;
        String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        if (length != null && !isAtMost(largest, length)) {
            throw tooLarge();
        }
        request.setEntityStream(new Limited(request.getEntityStream(), largest, isForTheApi ? FOREVER : LONGEST));
        if (HttpMethod.POST.equals(request.getMethod()) && !isForTheApi && type(request) == null) {
            request.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_FORM_URLENCODED);
        }
    }

    /** By itself: servers fail in ways of their own at a length of more than an int. */
    private static boolean isAtMost(int largest, String length) {
        return SMALL.matcher(length).matches() && Integer.parseInt(length) <= largest;
    }

    /** Which exception an unreadable one is, or one of a charset that there is not, differs from server to server. */
    private static @Nullable MediaType type(ContainerRequestContext request) {
        try {
            MediaType type = request.getMediaType();
            String charset = type == null ? null : type.getParameters().get(MediaType.CHARSET_PARAMETER);
            if (charset != null) {
                Charset.forName(charset);
            }
            return type;
        } catch (RuntimeException unreadable) {
            throw new NotSupportedException(unreadable);
        }
    }

    private static ClientErrorException tooLarge() {
        return new ClientErrorException(Response.Status.REQUEST_ENTITY_TOO_LARGE);
    }

    /**
     * Ends a body where it gets too large, or takes too long. Passes on what is asked for, so nothing is read early.
     */
    private static final class Limited extends FilterInputStream {

        private final long begun = System.nanoTime();
        private final Duration longest;
        private int left;

        Limited(InputStream body, int most, Duration longest) {
            super(body);
            this.left = most;
            this.longest = longest;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            count(read);
            return read;
        }

        private void count(int read) {
            left -= Math.max(read, 0);
            if (left < 0) {
                throw tooLarge();
            }
            if (read > 0 && System.nanoTime() - begun > longest.toNanos()) {
                throw new ClientErrorException(Response.Status.REQUEST_TIMEOUT);
            }
        }
    }
}
