package ir.gardeshpay.shop;

import ir.gardeshpay.Amount;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the shop sells. Names are in the texts, pictures in the page. */
public enum Product {
    SAFFRON(890_000),
    PISTACHIO(420_000),
    TEA(185_000),
    RUG(9_800_000);

    private final long toman;

    Product(long toman) {
        this.toman = toman;
    }

    /** As the forms say it. */
    static Optional<Product> of(String id) {
        return Arrays.stream(values())
                .filter(product -> product.id().equals(id))
                .findFirst();
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    Amount price() {
        return Amount.ofToman(toman);
    }
}
