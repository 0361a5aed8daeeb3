package ir.gardeshpay.payment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SchemaTest {

    @Test
    void tablesOfAnOlderVersionAreNotEnough() {
        Schema.Need need = new Schema.Need("10", true);
        assertThat(need.isMetBy("0")).isFalse();
        assertThat(need.isMetBy("9")).as("versions are numbers and not text").isFalse();
    }

    @Test
    void tablesThatANewerNodeHasUpgradedAre() {
        Schema.Need need = new Schema.Need("10", true);
        assertThat(need.isMetBy("10")).isTrue();
        assertThat(need.isMetBy("11")).isTrue();
    }

    @Test
    void tablesThatWereMadeByHandHaveNoVersion() {
        assertThat(new Schema.Need("10", false).isMetBy("made by hand")).isTrue();
    }
}
