package ir.gardeshpay.web.page;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;

/** Pages as HTTP answers. */
final class Answers {

    static final String HTML = "text/html;charset=UTF-8";

    private Answers() {}

    /** As bytes: of a page that is answered with 400, RESTEasy would escape the markup if it were a string. */
    static Response.ResponseBuilder page(int status, Page page) {
        return Response.status(status)
                .type(HTML)
                .header(HttpHeaders.CONTENT_LANGUAGE, page.language().tag())
                .entity(page.html().getBytes(StandardCharsets.UTF_8));
    }

    static Language language(HttpHeaders headers) {
        return Language.of(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    }
}
