package ir.gardeshpay.gateway;

import ir.gardeshpay.Refusal;
import java.net.URI;

/** What became of a getToken. */
public sealed interface TokenAnswer {

    /**
     * The gateway gave a token.
     *
     * @param redirectUrl {@code {url}/{token}}, where the browser goes (section 2 of the guide)
     */
    record Issued(URI redirectUrl) implements TokenAnswer {}

    /**
     * The gateway said no.
     *
     * @param evidence what was answered, masked, for the timeline
     */
    record Refused(Refusal refusal, String evidence) implements TokenAnswer {}

    /**
     * No answer, or none that can be read: the gateway may or may not have made a token.
     *
     * @param evidence what was answered, masked, for the timeline
     */
    record Unknown(String evidence) implements TokenAnswer {}
}
