package ir.gardeshpay.webhook;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** What the log says of attempts that failed, and of what follows. Stateless. */
final class AttemptLog {

    private static final Logger LOG = System.getLogger(AttemptLog.class.getName());

    private AttemptLog() {}

    /** An attempt failed; what becomes of the message and of its receiver is stored. */
    static void failed(Receiver receiver, Claim claim, Attempt.Failed failure, Turns.Consequence next) {
        String what = claim.message().messageId() + " to the webhook receiver " + receiver + " (" + failure.why() + ")";
        if (next.message() == Turns.AfterFailure.PARKED) {
            LOG.log(
                    Level.WARNING,
                    "GP-0506 the last attempt to send " + what + " failed: it is sent again only on request, by"
                            + " PaymentService.resumeWebhook");
        } else {
            LOG.log(Level.DEBUG, "an attempt to send " + what + " failed: " + next.message());
        }
        if (next.receiver() == Receivers.AfterFailure.DISABLED) {
            LOG.log(
                    Level.ERROR,
                    "GP-0501 the webhook receiver " + receiver + " is disabled (" + failure.why()
                            + "). Its messages are" + " kept, and are sent after PaymentService.resumeWebhook(\""
                            + receiver.name() + "\")");
        } else if (next.receiver() == Receivers.AfterFailure.FAILING) {
            LOG.log(
                    Level.WARNING,
                    "GP-0502 the webhook receiver " + receiver + " has not taken a message (" + failure.why()
                            + "). It is" + " tried again; nothing is lost");
        }
    }
}
