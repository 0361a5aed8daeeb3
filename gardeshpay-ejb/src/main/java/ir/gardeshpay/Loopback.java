package ir.gardeshpay;

import java.util.Locale;
import java.util.regex.Pattern;

/** Hosts that say by themselves that they are this machine: what goes there is seen by nobody on the way. Stateless. */
public final class Loopback {

    private static final Pattern V4 = Pattern.compile("127(\\.(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])){3}");

    private Loopback() {}

    /** Whether this host of a URL does. No name is looked up: {@code 127.shop.example.ir} is one like any other. */
    public static boolean isNamedBy(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost")
                || name.equals("[::1]")
                || V4.matcher(name).matches();
    }
}
