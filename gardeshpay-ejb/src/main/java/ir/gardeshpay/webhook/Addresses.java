package ir.gardeshpay.webhook;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which addresses are those of a private network: whoever could make the module call one would reach what no firewall
 * lets him reach. The registries of IANA for special purposes, and in IPv6 all that is not global unicast. Stateless.
 */
final class Addresses {

    private static final Pattern LITERAL = Pattern.compile("\\[.+]|[0-9.]+|0[xX][0-9a-fA-F.xX]+");

    private static final List<Range> PRIVATE_V4 = Range.list(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3");
    private static final List<Range> GLOBAL_V6 = Range.list("2000::/3");
    private static final List<Range> SPECIAL_V6 = Range.list("2001::/23", "2001:db8::/32", "3fff::/20");

    /** IPv4 addresses in the dress of IPv6: by 6to4, and behind a translator. */
    private static final Range SIX_TO_FOUR = Range.of("2002::/16");

    private static final Range TRANSLATED = Range.of("64:ff9b::/96");

    private Addresses() {}

    /** The address, if the host of a URL is one and not a name. No name is looked up. */
    static Optional<InetAddress> literal(String host) {
        try {
            return LITERAL.matcher(host).matches() ? Optional.of(InetAddress.getByName(host)) : Optional.empty();
        } catch (UnknownHostException none) {
            return Optional.empty();
        }
    }

    /**
     * Why the machine of this name may not be called, in words; null if it may. Looked up each time, because a name may
     * lead elsewhere later.
     */
    static @Nullable String obstacle(String host) {
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                if (isPrivate(address)) {
                    return "the name leads to " + address.getHostAddress()
                            + ", an address of a private network, which is refused unless "
                            + WebhookSettings.ALLOW_PRIVATE.key() + "=true";
                }
            }
            return null;
        } catch (UnknownHostException unknown) {
            return "the name of the host is not found";
        }
    }

    /** Whether an address is in a private network, or no address of one machine at all. */
    static boolean isPrivate(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return isIn(PRIVATE_V4, bytes);
        }
        if (SIX_TO_FOUR.contains(bytes)) {
            return isIn(PRIVATE_V4, Arrays.copyOfRange(bytes, 2, 6));
        }
        if (TRANSLATED.contains(bytes)) {
            return isIn(PRIVATE_V4, Arrays.copyOfRange(bytes, 12, 16));
        }
        return !isIn(GLOBAL_V6, bytes) || isIn(SPECIAL_V6, bytes);
    }

    private static boolean isIn(List<Range> ranges, byte[] address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }

    /** All addresses of so many bytes that begin with the same bits. */
    private record Range(int bytes, BigInteger prefix, int bits) {

        static List<Range> list(String... ranges) {
            return Arrays.stream(ranges).map(Range::of).toList();
        }

        static Range of(String text) {
            String[] parts = text.split("/", 2);
            byte[] address = literal(parts[0].contains(":") ? "[" + parts[0] + "]" : parts[0])
                    .orElseThrow()
                    .getAddress();
            int bits = Integer.parseInt(parts[1]);
            return new Range(address.length, prefixOf(address, bits), bits);
        }

        boolean contains(byte[] address) {
            return address.length == bytes && prefixOf(address, bits).equals(prefix);
        }

        private static BigInteger prefixOf(byte[] address, int bits) {
            return new BigInteger(1, address).shiftRight(address.length * Byte.SIZE - bits);
        }
    }
}
