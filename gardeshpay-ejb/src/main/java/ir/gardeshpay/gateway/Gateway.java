package ir.gardeshpay.gateway;

import ir.gardeshpay.Secret;
import ir.gardeshpay.TrackingNumber;
import ir.gardeshpay.gateway.Calls.NotAskedException;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Asks the gateway and reads what it says. Never throws for what a gateway can do: silence, a broken connection and
 * nonsense come back as unknown. One call is one POST. Thread-safe; to be called without a transaction.
 */
@ApplicationScoped
public class Gateway {

    private final Complaint undecidedStarts = new Complaint(
            "GP-0404 getToken decided nothing",
            "Buyers are asked to try again until the gateway answers as its guide says.");
    private final Complaint undecidedVerifies = new Complaint(
            "GP-0404 verify decided nothing",
            "It is asked again by itself, and the payments wait: what is paid is recorded when it answers.");
    private final Complaint refusedStarts = new Complaint(
            "GP-0405 the gateway refuses to start a payment",
            "That payment is REJECTED; its buyer pays under another invoice number. If all are refused, look at the"
                    + " token and the callback address, and ask GardeshPay.");

    private final OwnClient own;

    private final GardeshPay client;
    private final GatewaySettings settings;
    private final Calls calls;

    /** The gateway as configured. */
    @Inject
    public Gateway(@RestClient Instance<GardeshPay> client, BeanManager beans, Calls calls, GatewaySettings settings) {
        this.own = OwnClient.of(client, beans);
        this.client = own.client();
        this.calls = calls;
        this.settings = settings;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway") // never used: a proxy has no state of its own
    protected Gateway() {
        this.own = null;
        this.client = null;
        this.calls = null;
        this.settings = null;
    }

    @PreDestroy
    void close() {
        own.close();
    }

    /** Section 1 of the guide. */
    public TokenAnswer getToken(TokenRequest request) {
        try {
            Answer said = asked(GatewayCall.GET_TOKEN, request.secrets(), () -> client.getToken(request.json()));
            TokenAnswer answer = said.token();
            if (answer instanceof TokenAnswer.Unknown) {
                undecidedStarts.add(said.inShort());
            } else if (answer instanceof TokenAnswer.Refused refused) {
                refusedStarts.add(refused.evidence());
            }
            return answer;
        } catch (NotAskedException notAsked) {
            return new TokenAnswer.Unknown("not asked: " + notAsked.getMessage());
        } catch (ExecutionException | TimeoutException lost) { // whatever the client throws, the answer is not known
            String how = described(lost);
            undecidedStarts.add(how);
            return new TokenAnswer.Unknown(how);
        }
    }

    /** Section 4 of the guide. A refusal whose code is configured to mean "ask again" comes back as unknown. */
    public VerifyAnswer verify(TrackingNumber trackingNumber) {
        try {
            Answer said = asked(
                    GatewayCall.VERIFY,
                    List.of(),
                    () -> client.verify(new VerifyRequest(trackingNumber.value()).json()));
            VerifyAnswer answer = said.verify();
            if (answer instanceof VerifyAnswer.Unknown) {
                undecidedVerifies.add(said.inShort());
            } else if (meansAskAgain(answer)) {
                undecidedVerifies.add(said.refusedForNow());
            }
            return meansAskAgain(answer.inTheEnd())
                    ? new VerifyAnswer.Unknown("a refusal that means ask again: " + answer.evidence(), false)
                    : answer;
        } catch (NotAskedException notAsked) {
            return new VerifyAnswer.NotAsked("not asked: " + notAsked.getMessage());
        } catch (ExecutionException | TimeoutException lost) { // whatever the client throws, the answer is not known
            String how = described(lost);
            undecidedVerifies.add(how);
            return new VerifyAnswer.Unknown(how, true);
        }
    }

    /** Whether verify makes sense now: not while the gateway has not answered it lately. */
    public boolean isAskedToVerify() {
        return calls.areTried(GatewayCall.VERIFY);
    }

    private boolean meansAskAgain(VerifyAnswer answer) {
        Integer code = answer instanceof VerifyAnswer.Refused refused
                ? refused.refusal().code()
                : null;
        return code != null && settings.retryableCodes().contains(code);
    }

    private Answer asked(GatewayCall call, List<Secret> ofTheRequest, Supplier<Response> made)
            throws NotAskedException, ExecutionException, TimeoutException {
        List<Secret> secrets = new ArrayList<>(settings.secrets());
        secrets.addAll(ofTheRequest);
        return calls.made(call, () -> {
            try (Response response = made.get()) {
                return new Answer(response.getStatus(), Body.of(response, settings.callTime()), secrets);
            }
        });
    }

    /** What went wrong on the wire, in words; the classes of the cause differ by server, so look at all of them. */
    private String described(Exception failed) {
        Throwable lost = failed.getCause() == null ? failed : failed.getCause();
        for (Throwable cause = lost; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException || cause instanceof TimeoutException) {
                return "no answer in time (" + text(cause) + ")";
            }
            if (cause instanceof ConnectException || cause instanceof UnknownHostException) {
                return "not reached (" + text(cause) + ")";
            }
            if (cause instanceof SSLException) {
                return "no trusted connection (" + text(cause) + ")";
            }
        }
        return "connection lost (" + text(lost) + ")";
    }

    private String text(Throwable cause) {
        String message = cause.getMessage() == null ? "" : ": " + cause.getMessage();
        return Masking.masked(cause.getClass().getSimpleName() + message, settings.secrets());
    }
}
