package ir.gardeshpay.bench.run;

import java.util.Locale;

/** The two applications that are compared, each a WAR under a context root of its own on the same server. */
public enum Contestant {
    /** The bench shop with the module inside. */
    MODULE,
    /** The same by hand, with nothing but what must be. */
    FLOOR;

    /** The name of its WAR and its context root, without slash. */
    public String contextRoot() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How it is called in the manual. */
    public String title() {
        return this == MODULE ? "GardeshPay" : "floor";
    }
}
