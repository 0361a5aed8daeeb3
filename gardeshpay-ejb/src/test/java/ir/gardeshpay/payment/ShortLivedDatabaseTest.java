package ir.gardeshpay.payment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who takes payments on a database that goes with the server is told. */
class ShortLivedDatabaseTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:h2:mem:test;DB_CLOSE_DELAY=-1",
                "jdbc:h2:/tmp/payaramicro-rt1tmp/lib/databases/embedded_default;AUTO_SERVER=TRUE",
                "jdbc:h2:file:/tmp/payments",
                "jdbc:h2:/tmp/there/../payments",
            })
    void aDatabaseInMemoryOrAmongTemporaryFilesIsShortLived(String url) {
        assertThat(Migrations.isShortLived(url, "/tmp/")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:h2:/srv/shop/lib/databases/embedded_default;AUTO_SERVER=TRUE",
                "jdbc:h2:tcp://database.example.ir/payments",
                "jdbc:h2:~/payments",
                "jdbc:h2:/tmp-of-mine/payments",
                "jdbc:postgresql://localhost/tmp",
            })
    void anyOtherIsNot(String url) {
        assertThat(Migrations.isShortLived(url, "/tmp/")).isFalse();
    }
}
