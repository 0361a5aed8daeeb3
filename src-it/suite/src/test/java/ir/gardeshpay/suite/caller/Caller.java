package ir.gardeshpay.suite.caller;

/**
 * Who calls, as a host can ask.
 *
 * @param ejb the name that the EJB container has for him, or for nobody
 * @param security the name that Jakarta Security has for him, empty for nobody
 */
public record Caller(String ejb, String security) {

    static Caller named(String name) {
        return new Caller(name, name);
    }

    /** As on the wire. */
    @Override
    public String toString() {
        return ejb + "," + security;
    }
}
