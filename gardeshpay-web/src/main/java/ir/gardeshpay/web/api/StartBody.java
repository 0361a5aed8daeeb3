package ir.gardeshpay.web.api;

import ir.gardeshpay.Account;
import ir.gardeshpay.Amount;
import ir.gardeshpay.EmailAddress;
import ir.gardeshpay.InvalidValueException;
import ir.gardeshpay.InvoiceNumber;
import ir.gardeshpay.MobileNumber;
import ir.gardeshpay.OrderId;
import ir.gardeshpay.PaymentRequest;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * The body of a start. Its constraints say what can be said of one member alone, so that all that is wrong is told at
 * once; the engine's own values have the last word.
 *
 * @param amount in Rial
 * @param orderId the caller's reference
 * @param invoiceNumber names the payment, so that a start can be repeated
 * @param invoiceDate a Gregorian day
 * @param mobile of the buyer
 * @param email of the buyer
 * @param returnUrl where the buyer goes at the end
 * @param account the merchant account
 */
@SuppressWarnings("MultipleNullnessAnnotations") // may be null here, and is refused for it in a moment
record StartBody(
        @NotNull(message = "it is missing. A right value is 250000, in Rial.")
        @Positive(message = "it is not positive. A right value is 250000, in Rial.")
        @Nullable
        Long amount,

        @NotNull(message = "it is missing. A right value is your own reference, such as A-17.")
        @Size(min = 1, max = 100, message = "it has not 1 to 100 characters. A right value is A-17.")
        @Nullable
        String orderId,

        @Pattern(
                regexp = "(?!\\.{1,2}$)[A-Za-z0-9._-]{1,64}",
                message =
                        "it is not 1 to 64 of the letters a to z, digits, '.', '_' and '-', and more than '.' or '..'. Leave it out to have one made.")
        @Nullable
        String invoiceNumber,

        @Pattern(
                regexp = "[0-9]{4}-[0-9]{2}-[0-9]{2}",
                message =
                        "it is no day of the Gregorian calendar such as 2026-11-24. Leave it out for today in Tehran.")
        @Nullable
        String invoiceDate,

        @Size(min = 1, max = 40, message = "it is no mobile number such as 09121234567.") @Nullable
        String mobile,

        @Size(min = 3, max = 254, message = "it is no address such as buyer@example.ir.") @Nullable
        String email,

        @Size(min = 1, max = 2000, message = "it is no address such as https://shop.example.ir/thanks.") @Nullable
        String returnUrl,

        @Pattern(
                regexp = "[A-Za-z0-9_-]{1,40}",
                message =
                        "it is not 1 to 40 of the letters a to z, digits, '_' and '-'. Leave it out for the usual one.")
        @Nullable
        String account) {

    /**
     * What the engine is asked for.
     *
     * @param rights say which account it is, if none is named
     * @throws ir.gardeshpay.InvalidValueException names the first member that is wrong
     */
    PaymentRequest request(Rights rights) {
        PaymentRequest request = PaymentRequest.of(
                        Amount.ofRial(amount == null ? 0 : amount), new OrderId(text(orderId)))
                .withAccount(account == null ? rights.usualAccount() : new Account(account));
        request = invoiceNumber == null ? request : request.withInvoiceNumber(new InvoiceNumber(invoiceNumber));
        request = invoiceDate == null ? request : request.withInvoiceDate(day(invoiceDate));
        request = mobile == null ? request : request.withMobile(new MobileNumber(mobile));
        request = email == null ? request : request.withEmail(new EmailAddress(email));
        return returnUrl == null ? request : request.withReturnUrl(address(returnUrl));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException wrong) {
            throw new InvalidValueException("invoiceDate", "there is no day " + text + " in the Gregorian calendar.");
        }
    }

    private static URI address(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException wrong) {
            throw new InvalidValueException(
                    "returnUrl", "it is no address such as https://shop.example.ir/thanks: " + wrong.getReason() + ".");
        }
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
