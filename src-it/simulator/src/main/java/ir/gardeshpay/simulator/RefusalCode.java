package ir.gardeshpay.simulator;

/**
 * Why the simulator refuses. The guide names no codes: these numbers are the simulator's own, and a client must not
 * depend on them.
 */
public enum RefusalCode {
    /** The body is not a JSON object. */
    MALFORMED_JSON(1001, 400, "بدنهٔ درخواست JSON معتبر نیست"),
    /** A field is missing or wrong; {@code errors} names it. */
    INVALID_FIELD(1002, 422, "اطلاعات ارسال‌شده معتبر نیست"),
    /** The API token belongs to no merchant. */
    UNKNOWN_API_TOKEN(1003, 401, "توکن پذیرنده معتبر نیست"),
    /** The invoice number was used before. */
    USED_INVOICE_NUMBER(1004, 409, "شمارهٔ فاکتور تکراری است"),
    /** Only POST is answered. Always with HTTP 405. */
    WRONG_METHOD(1005, 405, "متد درخواست مجاز نیست"),
    /** No transaction has this tracking number. */
    UNKNOWN_TRACKING_NUMBER(2001, 404, "تراکنشی با این شمارهٔ پیگیری یافت نشد"),
    /** The bank declined the card. */
    DECLINED(2002, 402, "تراکنش از سوی بانک رد شد"),
    /** The buyer cancelled. */
    CANCELLED(2003, 402, "پرداخت توسط خریدار لغو شد");

    private final int code;
    private final int status;
    private final String message;

    RefusalCode(int code, int status, String message) {
        this.code = code;
        this.status = status;
        this.message = message;
    }

    /** The {@code code} of the answer. */
    public int code() {
        return code;
    }

    /** The HTTP status, where the simulator is set to refuse with 4xx. */
    public int status() {
        return status;
    }

    /** The {@code message} of the answer, in Persian. */
    public String message() {
        return message;
    }
}
