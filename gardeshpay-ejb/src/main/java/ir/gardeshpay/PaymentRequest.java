package ir.gardeshpay;

import java.net.URI;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a host asks for when it starts a payment: an amount and an order, and the rest if it wants to. Immutable; each
 * {@code with…} gives a copy.
 *
 * @param amount in Rial
 * @param orderId the host's reference
 * @param invoiceNumber the number at the gateway, and the name under which a start can be repeated; null: generated
 * @param invoiceDate a day in Tehran; null: today there
 * @param mobile of the buyer, so that the gateway can offer the buyer's cards
 * @param email of the buyer
 * @param returnUrl absolute address where the buyer goes at the end; its host must be allowed; null: as configured
 * @param account the merchant account
 */
public record PaymentRequest(
        Amount amount,
        OrderId orderId,
        @Nullable InvoiceNumber invoiceNumber,
        @Nullable LocalDate invoiceDate,
        @Nullable MobileNumber mobile,
        @Nullable EmailAddress email,
        @Nullable URI returnUrl,
        Account account) {

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2500;

    /** Checks that what is required is there. */
    public PaymentRequest {
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(orderId, "orderId");
        Objects.requireNonNull(account, "account");
        if (invoiceDate != null && (invoiceDate.getYear() < FIRST_YEAR || invoiceDate.getYear() > LAST_YEAR)) {
            throw new InvalidValueException(
                    "invoiceDate",
                    invoiceDate + " is no Gregorian day of the years " + FIRST_YEAR + " to " + LAST_YEAR
                            + ". A right value is 2026-11-24, also where the gateway is sent the Jalali day.");
        }
    }

    /** A payment of this amount for this order, all else as configured. */
    public static PaymentRequest of(Amount amount, OrderId orderId) {
        return new PaymentRequest(amount, orderId, null, null, null, null, null, Account.DEFAULT);
    }

    /**
     * With the host's own invoice number: a second start with it and the same amount, order, account, mobile number,
     * e-mail address, return URL and day (none given is the same day) is the same payment, and one with another content
     * is an {@link InvoiceConflictException}.
     */
    public PaymentRequest withInvoiceNumber(InvoiceNumber number) {
        return new PaymentRequest(amount, orderId, number, invoiceDate, mobile, email, returnUrl, account);
    }

    /** With the day of the invoice. */
    public PaymentRequest withInvoiceDate(LocalDate day) {
        return new PaymentRequest(amount, orderId, invoiceNumber, day, mobile, email, returnUrl, account);
    }

    /** With the buyer's mobile number. */
    public PaymentRequest withMobile(MobileNumber number) {
        return new PaymentRequest(amount, orderId, invoiceNumber, invoiceDate, number, email, returnUrl, account);
    }

    /** With the buyer's e-mail address. */
    public PaymentRequest withEmail(EmailAddress address) {
        return new PaymentRequest(amount, orderId, invoiceNumber, invoiceDate, mobile, address, returnUrl, account);
    }

    /** With the address where the buyer goes at the end. */
    public PaymentRequest withReturnUrl(URI url) {
        return new PaymentRequest(amount, orderId, invoiceNumber, invoiceDate, mobile, email, url, account);
    }

    /** On another merchant account. */
    public PaymentRequest withAccount(Account other) {
        return new PaymentRequest(amount, orderId, invoiceNumber, invoiceDate, mobile, email, returnUrl, other);
    }
}
