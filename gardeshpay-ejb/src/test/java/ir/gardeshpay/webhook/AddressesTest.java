package ir.gardeshpay.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import ir.gardeshpay.Loopback;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.255.255.255",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "2130706433",
                "[::]",
                "[::1]",
                "[::ffff:10.0.0.1]",
                "[64:ff9b::10.0.0.1]",
                "[2002:a00:1::1]",
                "[2001:0:1::1]",
                "[2001:db8::1]",
                "[fc00::1]",
                "[fd12::1]",
                "[fe80::1]",
                "[fec0::1]",
                "[ff02::1]",
            })
    void addressesOfPrivateNetworksAndForSpecialPurposesArePrivate(String literal) {
        assertThat(Addresses.isPrivate(Addresses.literal(literal).orElseThrow()))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "172.15.0.1",
                "172.32.0.1",
                "192.167.0.1",
                "198.20.0.1",
                "223.255.255.255",
                "[2a00:1450:4001::1]",
                "[2606:4700::1111]",
                "[64:ff9b::1.1.1.1]",
                "[2002:101:101::1]",
            })
    void othersAreNot(String literal) {
        assertThat(Addresses.isPrivate(Addresses.literal(literal).orElseThrow()))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST", "127.0.0.1", "127.255.255.255", "[::1]"})
    void loopbackIsWhatIsNamedSo(String host) {
        assertThat(Loopback.isNamedBy(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost.example.ir", "127.0.0.1.example.ir", "127.example.ir", "128.0.0.1", "2130706433"})
    void andNothingElse(String host) {
        assertThat(Loopback.isNamedBy(host)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop.example.ir", "localhost", "10.0.0.1.example.ir", "1.2.3.4.5"})
    void aNameIsNoAddress(String host) {
        assertThat(Addresses.literal(host)).isEmpty();
    }
}
