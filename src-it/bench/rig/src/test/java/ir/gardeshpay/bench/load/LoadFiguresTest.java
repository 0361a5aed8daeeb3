package ir.gardeshpay.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ir.gardeshpay.bench.load.LoadFigures.Payments;
import ir.gardeshpay.bench.run.BenchFailedException;
import org.junit.jupiter.api.Test;

class LoadFiguresTest {

    /** As Gatling writes it, shortened. */
    private static final String REPORT = """
            <tr data-parent="ROOT">
              <span onmouseover="x" id="stats-table-group_1" class="ellipsed-name">round 0 module</span>
              <td class="value total col-2">1442</td>
              <td class="value ok col-3">1,441</td>
              <td class="value ko col-4">1</td>
              <td class="value ko col-5">0.07</td>
              <td class="value total col-6">10.5</td>
              <td class="value total col-7">46</td>
              <td class="value total col-8">88</td>
              <td class="value total col-11">159</td>
            </tr><tr data-parent="ROOT">
              <span onmouseover="x" id="stats-table-group_2" class="ellipsed-name">round 0 floor</span>
              <td class="value ok col-3">9</td>
              <td class="value ko col-4">-</td>
              <td class="value total col-8">8</td>
              <td class="value total col-11">15</td>
            </tr>
            """;

    private final LoadFigures figures = LoadFigures.parsed(REPORT);

    @Test
    void readsTheTableOfGatlingsReport() {
        assertThat(figures.of("round 0 module")).isEqualTo(new Payments(1441, 1, 88, 159));
        assertThat(figures.of("round 0 floor")).isEqualTo(new Payments(9, 0, 8, 15));
    }

    @Test
    void refusesAReportWithoutTheLeg() {
        assertThatThrownBy(() -> figures.of("round 1 module"))
                .isInstanceOf(BenchFailedException.class)
                .hasMessageContaining("round 1 module");
        assertThat(figures.find("round 0 module visitors")).isEqualTo(Payments.NONE);
    }
}
