package ir.gardeshpay.web.page;

import ir.gardeshpay.CallbackKey;
import ir.gardeshpay.Digits;
import ir.gardeshpay.InvalidValueException;
import ir.gardeshpay.InvoiceNumber;
import ir.gardeshpay.Payment;
import ir.gardeshpay.Receipt;
import ir.gardeshpay.TrackingNumber;
import ir.gardeshpay.payment.PaymentService;
import ir.gardeshpay.web.OwnApplication;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The return from the gateway (section 3 of its guide): completes the payment and sends the buyer on, decided or not.
 *
 * <p>May be repeated, also in parallel: the engine settles a payment once. Needs no session and no cookie, because the
 * browser comes from another site. GET is what the guide promises; a form POST is taken too, with what is missing in
 * the form looked for in the query. All other parameters are ignored. If no answer can be made, the page makes the
 * return again by itself: see {@link Refresh}.
 */
@ApplicationScoped
@OwnApplication
@Path(OwnApplication.PATH + "/callback")
public class CallbackResource {

    static final String TRACKING = "trackingNumber";
    static final String INVOICE = "invoiceNumber";

    private final LostReturns lost = new LostReturns();

    @Inject
    PaymentService payments;

    /**
     * The return to the payment's own address. One that brings no tracking number has nothing to verify: a buyer who
     * gave up, perhaps. He is sent on, and the payment stays as it is.
     */
    @GET
    @Path("{key}")
    public Response returned(
            @Context HttpServletRequest request,
            @PathParam("key") String key,
            @QueryParam(INVOICE) @Nullable String invoice,
            @QueryParam(TRACKING) @Nullable String tracking) {
        CallbackKey callbackKey = new CallbackKey(key);
        if (tracking == null || tracking.isBlank()) {
            Payment payment = payments.find(callbackKey).orElseThrow(NotFoundException::new);
            lost.reportNumberless(payment.invoiceNumber());
            return seeOther(payment);
        }
        InvoiceNumber invoiceNumber;
        TrackingNumber number;
        try {
            invoiceNumber = invoice(invoice);
            number = tracking(tracking);
        } catch (InvalidValueException unreadable) {
            reportUnreadable(callbackKey, invoice, tracking);
            throw unreadable;
        }
        Refresh.ifUndecided(request, invoiceNumber, number);
        return payments.complete(callbackKey, invoiceNumber, number)
                .map(payment -> seeOther(payment))
                .orElseThrow(() -> ofAnotherInvoice(callbackKey, invoiceNumber, number));
    }

    private void reportUnreadable(CallbackKey key, @Nullable String invoice, @Nullable String tracking) {
        payments.find(key).ifPresent(payment -> lost.reportUnreadable(payment.invoiceNumber(), invoice, tracking));
    }

    private NotFoundException ofAnotherInvoice(CallbackKey key, InvoiceNumber invoice, TrackingNumber number) {
        payments.find(key).ifPresent(payment -> lost.reportForeign(payment.invoiceNumber(), invoice, number));
        return new NotFoundException();
    }

    /**
     * The same as a form, which is read as a whole: parameters of a form come from the servlet on RESTEasy, and on Open
     * Liberty that has none once {@link FormFilter} has taken the body.
     */
    @POST
    @Path("{key}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response posted(
            @Context HttpServletRequest request,
            @PathParam("key") String key,
            String body,
            @QueryParam(INVOICE) @Nullable String invoice,
            @QueryParam(TRACKING) @Nullable String tracking) {
        Form form = new Form(body);
        String broughtInvoice;
        String broughtTracking;
        try {
            broughtInvoice = form.first(INVOICE, invoice);
            broughtTracking = form.first(TRACKING, tracking);
        } catch (BadRequestException broken) {
            reportUnreadable(new CallbackKey(key), form.raw(INVOICE), form.raw(TRACKING));
            throw broken;
        }
        return returned(request, key, broughtInvoice, broughtTracking);
    }

    /** The return to the one address of an account that accepts no other: only with {@code callback.keyed=false}. */
    @GET
    public Response returnedWithoutKey(
            @Context HttpServletRequest request,
            @Context HttpHeaders headers,
            @QueryParam(INVOICE) @Nullable String invoice,
            @QueryParam(TRACKING) @Nullable String tracking) {
        if (payments.callbacksAreKeyed()) {
            lost.report(() -> invoice(invoice), () -> tracking(tracking));
            throw new NotFoundException();
        }
        InvoiceNumber invoiceNumber = invoice(invoice);
        TrackingNumber number = tracking(tracking);
        Refresh.ifUndecided(request, invoiceNumber, number);
        return payments.complete(invoiceNumber, number)
                .map(payment -> showWithoutKey(payment, number, request, headers))
                .orElseThrow(NotFoundException::new);
    }

    /** The same as a form. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response postedWithoutKey(
            @Context HttpServletRequest request,
            @Context HttpHeaders headers,
            String body,
            @QueryParam(INVOICE) @Nullable String invoice,
            @QueryParam(TRACKING) @Nullable String tracking) {
        Form form = new Form(body);
        return returnedWithoutKey(request, headers, form.first(INVOICE, invoice), form.first(TRACKING, tracking));
    }

    /**
     * The address of the result page is the key to it: it is for who has paid, not for who guessed an invoice number.
     */
    private static Response showWithoutKey(
            Payment payment, TrackingNumber number, HttpServletRequest request, HttpHeaders headers) {
        Receipt receipt = payment.receipt();
        boolean paidThis = receipt != null && receipt.trackingNumber().equals(number);
        if (payment.returnUrl() != null || paidThis) {
            return seeOther(payment);
        }
        Page page = new StatusPage(payment, Answers.language(headers)).withoutDetails();
        String again = StatusPage.refreshes(payment) ? Refresh.ofReturn(request) : null;
        return Answers.page(Response.Status.OK.getStatusCode(), page)
                .header(Refresh.HEADER, again)
                .build();
    }

    private static Response seeOther(Payment payment) {
        return Response.seeOther(ReturnUrl.of(payment)).build();
    }

    static InvoiceNumber invoice(@Nullable String value) {
        return new InvoiceNumber(written(value));
    }

    static TrackingNumber tracking(@Nullable String value) {
        return new TrackingNumber(written(value));
    }

    /** What is put around a number on its way is none of it. */
    private static String written(@Nullable String value) {
        return Digits.latin(Objects.requireNonNullElse(value, "").strip());
    }
}
