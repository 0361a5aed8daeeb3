package ir.gardeshpay.kiosk;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is sold, and for how much: the price is the kiosk's, never what a browser sends. */
enum Goods {
    TEA(25_000),
    SAFFRON(90_000);

    private static final int RIAL_IN_A_TOMAN = 10;

    private final long toman;

    Goods(long toman) {
        this.toman = toman;
    }

    /** As forms have it. */
    static Optional<Goods> named(String name) {
        return Arrays.stream(values())
                .filter(goods -> goods.label().equals(name))
                .findAny();
    }

    /** What an order is of: its id begins with that. */
    static Optional<Goods> ofOrder(String orderId) {
        return Arrays.stream(values())
                .filter(goods -> orderId.startsWith(goods.label() + "-"))
                .findAny();
    }

    /**
     * The order's id at the payment service. It names what was sold, so that a result can be compared with the price.
     */
    String orderOf(String sale) {
        return label() + "-" + sale;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    long toman() {
        return toman;
    }

    long rial() {
        return toman * RIAL_IN_A_TOMAN;
    }
}
