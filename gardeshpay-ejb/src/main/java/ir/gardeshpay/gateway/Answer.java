package ir.gardeshpay.gateway;

import ir.gardeshpay.Refusal;
import ir.gardeshpay.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP answer of the gateway, and what it means. Only two things count as an answer: a success in a 2xx, and a
 * well-formed refusal ({@code success} is false, with a code or a message) in anything below 500. All else is unknown;
 * and what decides on money, verify, wants the guide's code: what stands before a gateway says {@code 404} with a
 * message, too.
 *
 * @param status the HTTP status
 * @param body the start of the body
 * @param secrets what is masked wherever it turns up
 */
record Answer(int status, String body, Collection<Secret> secrets) {

    /** Not about the payment: who asks is not let in, or too often, or by the wrong way or in the wrong form. */
    private static final Set<Integer> ABOUT_US =
            Set.of(401, 403, 405, 406, 407, 408, 411, 413, 414, 415, 417, 421, 425, 426, 428, 429, 431);

    private static final int NOT_FOUND = 404;
    private static final int LONGEST_ADDRESS = 2000;
    private static final int LONGEST_WORDS = 500;

    /** Status and body, masked. */
    String evidence() {
        return Masking.masked("HTTP " + status + " " + body, secrets);
    }

    TokenAnswer token() {
        Optional<Members> members = Members.of(body);
        URI redirectUrl = members.filter(this::isSuccess)
                .map(answer -> answer.object("data"))
                .map(data -> redirectUrl(data.text("url"), data.text("token")))
                .orElse(null);
        if (redirectUrl != null) {
            return new TokenAnswer.Issued(redirectUrl);
        }
        Refusal refusal = members.map(this::refusal).orElse(null);
        return refusal == null ? new TokenAnswer.Unknown(unreadable()) : new TokenAnswer.Refused(refusal, evidence());
    }

    VerifyAnswer verify() {
        Optional<Members> members = Members.of(body);
        if (members.filter(this::isSuccess).isPresent()) {
            VerifyAnswer.Verified success = success(members.get().objectOrNothing("data"));
            return success.isWhole() ? success : new VerifyAnswer.Unknown(unreadable(), false, success);
        }
        Refusal refusal = members.map(this::refusal).orElse(null);
        if (refusal == null) {
            return new VerifyAnswer.Unknown(unreadable(), false);
        }
        VerifyAnswer.Refused refused = new VerifyAnswer.Refused(refusal, evidence());
        if (members.filter(this::hasTheGuidesCode).isPresent()) {
            return refused;
        }
        boolean nearly = members.filter(answer -> isFine() || answer.whole("code") != null)
                .isPresent();
        return new VerifyAnswer.Unknown(unreadable(), false, nearly ? refused : null);
    }

    private VerifyAnswer.Verified success(Members data) {
        return new VerifyAnswer.Verified(
                data.digits("invoiceNumber"),
                data.digits("invoiceDate"),
                data.whole("amount"),
                data.text("refNumber"),
                data.text("cardNumber"),
                Boolean.TRUE.equals(data.flag("verifiedBefore")),
                evidence());
    }

    private boolean isSuccess(Members answer) {
        return isFine() && Boolean.TRUE.equals(answer.flag("success"));
    }

    /** Not a 404 that repeats itself: so say frameworks by themselves that they do not know the address of verify. */
    private boolean hasTheGuidesCode(Members answer) {
        Long code = answer.whole("code");
        return code != null && code == code.intValue() && !(status == NOT_FOUND && code == NOT_FOUND);
    }

    private boolean isFine() {
        return status >= 200 && status < 300;
    }

    private @Nullable Refusal refusal(Members answer) {
        Long code = answer.whole("code");
        String message = answer.text("message");
        boolean wellFormed = Boolean.FALSE.equals(answer.flag("success")) && (code != null || message != null);
        if (!wellFormed || status >= 500 || ABOUT_US.contains(status)) {
            return null;
        }
        Integer number = code == null || code != code.intValue() ? null : Integer.valueOf(code.intValue());
        String words = answer.shown(message == null ? "errors" : "message");
        return new Refusal(number, Masking.masked(words, secrets, LONGEST_WORDS));
    }

    private String unreadable() {
        return "no answer of the guide" + hint() + ": " + evidence();
    }

    /** For those who may not see what the gateway has sent. */
    String inShort() {
        return "HTTP " + status + hint() + ", no answer of the guide";
    }

    /** The same of a refusal that is configured to mean "ask again". */
    String refusedForNow() {
        return "HTTP " + status + ", a refusal whose code means that it is asked again";
    }

    private String hint() {
        return switch (status) {
            case 401, 403 -> " (perhaps the gateway does not know the address of this server)";
            case 407 -> " (a proxy wants to be told who asks)";
            default -> "";
        };
    }

    /** {@code {url}/{token}}, section 2 of the guide; null unless it is an absolute http address. */
    private static @Nullable URI redirectUrl(@Nullable String url, @Nullable String token) {
        if (url == null || token == null) {
            return null;
        }
        try {
            URI page = new URI(url);
            boolean http = "https".equalsIgnoreCase(page.getScheme()) || "http".equalsIgnoreCase(page.getScheme());
            String slash = url.endsWith("/") ? "" : "/";
            String escaped = URLEncoder.encode(token, StandardCharsets.UTF_8).replace("+", "%20");
            URI joined = new URI(url + slash + escaped);
            boolean fits = joined.toString().length() <= LONGEST_ADDRESS;
            return http && page.getHost() != null && fits ? joined : null;
        } catch (URISyntaxException unreadable) {
            return null;
        }
    }

    /** Without the body, which may have a full card number in it. */
    @Override
    public String toString() {
        return "HTTP " + status + ", " + body.length() + " characters";
    }
}
