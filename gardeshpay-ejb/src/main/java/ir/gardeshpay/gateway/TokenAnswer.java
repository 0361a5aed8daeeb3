package ir.gardeshpay.gateway;

import ir.gardeshpay.Refusal;
import java.net.URI;

/** What became of a getToken. */
public sealed interface TokenAnswer {

    /** What was answered, masked, for the timeline. */
    String evidence();

    /**
     * The gateway gave a token.
     *
     * @param redirectUrl {@code {url}/{token}}, where the browser goes (section 2 of the guide)
     */
    record Issued(URI redirectUrl, String evidence) implements TokenAnswer {}

    /** The gateway said no. */
    record Refused(Refusal refusal, String evidence) implements TokenAnswer {}

    /** No answer, or none that can be read: the gateway may or may not have made a token. */
    record Unknown(String evidence) implements TokenAnswer {}
}
