package ir.gardeshpay.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AllocatedMemoryTest {

    private static final long MEBIBYTE = 1024 * 1024;

    @Test
    void countsWhatCollectionsHaveFreed() {
        assertThat(AllocatedMemory.freed(Stream.of(
                        "[0.005s][info][gc] Using G1",
                        "[0.319s][info][gc] GC(0) Pause Young (Normal) (G1 Evacuation Pause) 20M->7M(380M) 6.470ms",
                        "[0.400s][info][gc] GC(1) Concurrent Mark Cycle",
                        "[0.410s][info][gc] GC(1) Pause Remark 22M->21M(380M) 1.2ms",
                        "[0.420s][info][gc] GC(1) Concurrent Mark Cycle 20.1ms")))
                .isEqualTo((13 + 1) * MEBIBYTE);
    }
}
