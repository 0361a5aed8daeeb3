package ir.gardeshpay.suite.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A database that was restored, or a standby that had not heard of all, gives ids again that payments have already. */
@Tag("postgresql")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RepeatedIdsIT {

    /** More than a block of the sequence, which a node takes at once. */
    private static final int MANY = 60;

    private final World world = World.planned().start();

    @AfterAll
    void close() {
        world.close();
    }

    @Test
    void nobodyIsSentToPayForSomebodyElse() {
        Set<String> pages = new HashSet<>();
        assertThat(started()).hasSize(MANY).allMatch(pages::add);

        world.books().letIdsComeAgain(2 * MANY);
        List<String> again = started();
        again.addAll(started());
        again.addAll(started());
        assertThat(again).as("a page of the gateway is one payment's").allMatch(pages::add);
        assertThat(again).as("in the end there are new ids").isNotEmpty();
    }

    /** The gateway's pages to which buyers were sent; a start that finds no id is an error, and tried again. */
    private List<String> started() {
        return new java.util.ArrayList<>(IntStream.range(0, MANY)
                .mapToObj(i -> Browserless.post(world.server().url("/shop/orders"), Map.of("product", "tea")))
                .filter(answer -> answer.status() == 303)
                .map(answer -> answer.location().toString())
                .filter(page -> page.startsWith(world.gateway().url().toString()))
                .toList());
    }
}
