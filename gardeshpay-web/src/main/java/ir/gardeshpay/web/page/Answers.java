package ir.gardeshpay.web.page;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Pages as HTTP answers. */
final class Answers {

    static final String HTML = "text/html;charset=UTF-8";

    private Answers() {}

    static Response.ResponseBuilder page(int status, Page page) {
        return Response.status(status)
                .type(HTML)
                .header(HttpHeaders.CONTENT_LANGUAGE, page.language().tag())
                .entity(page.html());
    }

    static Language language(HttpHeaders headers) {
        return Language.of(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    }
}
