package ir.gardeshpay.simulator;

import java.util.List;

/**
 * A card on the payment page. Valid by Luhn's check, with the first six digits of an Iranian bank, and of nobody.
 *
 * @param number 16 digits
 * @param bank the key of the bank's name in the texts of the page
 */
public record TestCard(String number, String bank) {
    private static final List<TestCard> ALL = List.of(
            of("603799000000001", "melli"),
            of("610433000000002", "mellat"),
            of("585983000000003", "tejarat"),
            of("502229000000004", "pasargad"));

    /** The cards of the page; the first is chosen unless the buyer says. */
    public static List<TestCard> all() {
        return ALL;
    }

    /** The number in groups of four, isolated so that the groups keep their order in Persian text. */
    String grouped() {
        return "\u2066" + number.replaceAll("(.{4})(?=.)", "$1 ") + "\u2069";
    }

    private static TestCard of(String fifteen, String bank) {
        int sum = 0;
        for (int i = 0; i < fifteen.length(); i++) {
            int digit = fifteen.charAt(i) - '0';
            sum += i % 2 == 0 ? digit * 2 / 10 + digit * 2 % 10 : digit;
        }
        return new TestCard(fifteen + (10 - sum % 10) % 10, bank);
    }
}
