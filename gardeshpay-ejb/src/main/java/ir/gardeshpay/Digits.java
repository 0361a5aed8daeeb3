package ir.gardeshpay;

/** Digits as people and gateways write them. Stateless. */
public final class Digits {

    private Digits() {}

    /** Digits of any script (Persian ۰۹, Arabic ٠٩ …) as 0 to 9; all else unchanged. */
    public static String latin(String value) {
        StringBuilder latin = new StringBuilder(value.length());
        value.codePoints().forEach(c -> latin.appendCodePoint(Character.isDigit(c) ? '0' + Character.digit(c, 10) : c));
        return latin.toString();
    }
}
