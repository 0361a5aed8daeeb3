package ir.gardeshpay.simulator;

import ir.gardeshpay.simulator.wire.Answer;
import ir.gardeshpay.simulator.wire.Exchange;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * One way for a call to go wrong. Immutable; give it to {@link Faults}. Where the answer is replaced or lost, the work
 * of the call is not done, unless {@link #afterWork} is added; where the answer is only changed or late, it is done.
 */
public final class Fault {
    private static final Set<Call> ALL = Set.of(Call.values());
    private static final Set<Call> API = Set.of(Call.GET_TOKEN, Call.VERIFY);
    private static final Set<Call> VERIFY = Set.of(Call.VERIFY);
    private static final Set<Call> RETURN = Set.of(Call.RETURN);

    static final Fault NONE = on("none", ALL, Strike.NONE);

    private final String name;
    private final Set<Call> calls;
    private final Strike strike;
    private final UnaryOperator<BuyerReturn> detour;

    private Fault(String name, Set<Call> calls, Strike strike, UnaryOperator<BuyerReturn> detour) {
        this.name = name;
        this.calls = calls;
        this.strike = strike;
        this.detour = detour;
    }

    /** The right answer, but late. */
    public static Fault delay(Duration time) {
        return on("delay", ALL, Strike.delay(time));
    }

    /** A failure in the shape of the guide under this HTTP status, which is also its code. */
    public static Fault status(int status) {
        return on("status", ALL, Strike.instead(StockAnswers.failure(status)));
    }

    /** No body under this HTTP status: {@code empty(200)} is an answer that says nothing. */
    public static Fault empty(int status) {
        return on("empty", ALL, Strike.instead(Answer.empty(status)));
    }

    /** A page of a proxy or of a web server under this HTTP status, 200 included. */
    public static Fault html(int status) {
        return on("html", ALL, Strike.instead(StockAnswers.proxyPage(status)));
    }

    /** A well-formed refusal of getToken or verify, with HTTP 200. */
    public static Fault refuse(int code, String message) {
        return on("refuse", API, Strike.instead(StockAnswers.refusal(code, message)));
    }

    /** Half of the right answer under the Content-Length of all of it, then the connection closes. Does the work. */
    public static Fault cutJson() {
        return on("cutJson", API, Strike.CUT);
    }

    /** The connection is reset (TCP RST) in place of an answer. */
    public static Fault reset() {
        return on("reset", ALL, Strike.RESET);
    }

    /** No answer for so long, and then none at all: the connection closes (in a WAR: 504). Ends with the simulator. */
    public static Fault hang(Duration time) {
        return on("hang", ALL, Strike.hang(time));
    }

    /** The right answer, byte by byte, with a pause before each: no time-out between bytes ends it. Does the work. */
    public static Fault drip(Duration pause) {
        return on("drip", API, Strike.drip(pause));
    }

    /** The right answer, then blanks that never end, with a pause before each. Does the work. */
    public static Fault endless(Duration pause) {
        return on("endless", API, Strike.endless(pause));
    }

    /** Numbers and booleans come as strings. */
    public static Fault numbersAsStrings() {
        return changed("numbersAsStrings", AnswerChanges::numbersAsStrings);
    }

    /** Strings of digits come as numbers; long ones lose their last digits in readers that use floating point. */
    public static Fault stringsAsNumbers() {
        return changed("stringsAsNumbers", AnswerChanges::stringsAsNumbers);
    }

    /** {@code errors} of a refusal holds strings: what the simulator does anyway. */
    public static Fault errorsAsStrings() {
        return changed("errorsAsStrings", AnswerChanges::errorsAsStrings);
    }

    /** {@code errors} of a refusal holds objects with {@code field} and {@code message}. */
    public static Fault errorsAsObjects() {
        return changed("errorsAsObjects", AnswerChanges::errorsAsObjects);
    }

    /** A refusal has no {@code errors}. */
    public static Fault errorsAbsent() {
        return changed("errorsAbsent", answer -> AnswerChanges.without(answer, "errors"));
    }

    /** {@code errors} of a refusal is null. */
    public static Fault errorsNull() {
        return changed("errorsNull", AnswerChanges::errorsNull);
    }

    /** {@code data.invoiceDate} of verify comes as milliseconds since 1970. */
    public static Fault invoiceDateAsEpoch() {
        return on("invoiceDateAsEpoch", VERIFY, Strike.changing(AnswerChanges::invoiceDateAsEpoch));
    }

    /** {@code data} of verify has no {@code cardNumber}. */
    public static Fault cardAbsent() {
        return on("cardAbsent", VERIFY, Strike.changing(answer -> AnswerChanges.dataWithout(answer, "cardNumber")));
    }

    /** {@code data} of verify lacks this member. */
    public static Fault dataWithout(String member) {
        return on("dataWithout", VERIFY, Strike.changing(answer -> AnswerChanges.dataWithout(answer, member)));
    }

    /** Members that the guide does not know, of every JSON type. */
    public static Fault extraMembers() {
        return changed("extraMembers", AnswerChanges::extraMembers);
    }

    /** The right answer under this {@code Content-Type}, right or not. */
    public static Fault contentType(String value) {
        return on("contentType", API, Strike.under(value));
    }

    /** The member {@code success} is missing. */
    public static Fault withoutSuccess() {
        return changed("withoutSuccess", answer -> AnswerChanges.without(answer, "success"));
    }

    /** The member {@code code} is missing: of a refusal, what says which one. */
    public static Fault withoutCode() {
        return changed("withoutCode", answer -> AnswerChanges.without(answer, "code"));
    }

    /** Verify answers for this invoice number. */
    public static Fault otherInvoice(String invoiceNumber) {
        return data("otherInvoice", "invoiceNumber", invoiceNumber);
    }

    /** Verify answers with this amount. */
    public static Fault otherAmount(long amount) {
        return data("otherAmount", "amount", Long.toString(amount));
    }

    /** Verify answers with this reference number. */
    public static Fault otherReference(String referenceNumber) {
        return data("otherReference", "refNumber", referenceNumber);
    }

    /** The buyer stays on a page of the gateway that has no way to the shop. */
    public static Fault noCallback() {
        return detour("noCallback", ended -> ended.by(BuyerReturn.Way.NONE));
    }

    /** The callback is called twice: by the simulator itself, and when that is answered by the browser. */
    public static Fault callbackTwice() {
        return detour("callbackTwice", ended -> ended.by(BuyerReturn.Way.TWICE));
    }

    /** The buyer gets a page with a button that sends the callback as a form POST. */
    public static Fault callbackByPost() {
        return detour("callbackByPost", ended -> ended.by(BuyerReturn.Way.POST));
    }

    /** The callback has this tracking number in place of its own. */
    public static Fault callbackTrackingNumber(String trackingNumber) {
        return detour("callbackTrackingNumber", ended -> ended.with("trackingNumber", trackingNumber));
    }

    /** The callback has no tracking number. */
    public static Fault callbackWithoutTrackingNumber() {
        return detour("callbackWithoutTrackingNumber", ended -> ended.without("trackingNumber"));
    }

    /** The callback has one more parameter. */
    public static Fault callbackParameter(String name, String value) {
        return detour("callbackParameter", ended -> ended.with(name, value));
    }

    /** The same fault, but the work of the call is done before: what is lost is only the answer. */
    public Fault afterWork() {
        return new Fault(name + " after work", calls, strike.afterWork(), detour);
    }

    /** The name of its factory method. */
    @Override
    public String toString() {
        return name;
    }

    boolean needsConnection() {
        return strike.needsConnection();
    }

    boolean fits(Call call) {
        return calls.contains(call);
    }

    void strike(Exchange exchange, Work work) throws IOException {
        strike.at(exchange, work);
    }

    BuyerReturn detour(BuyerReturn ended) {
        return detour.apply(ended);
    }

    /** Whether it changes where the buyer is sent, whatever the browser does. */
    boolean isDetour() {
        return calls.equals(RETURN);
    }

    private static Fault on(String name, Set<Call> calls, Strike strike) {
        return new Fault(name, calls, strike, UnaryOperator.identity());
    }

    private static Fault changed(String name, UnaryOperator<JsonObject> change) {
        return on(name, API, Strike.changing(change));
    }

    private static Fault data(String name, String member, String value) {
        return on(name, VERIFY, Strike.changing(answer -> AnswerChanges.withData(answer, member, value)));
    }

    private static Fault detour(String name, UnaryOperator<BuyerReturn> detour) {
        return new Fault(name, RETURN, Strike.NONE, detour);
    }
}
