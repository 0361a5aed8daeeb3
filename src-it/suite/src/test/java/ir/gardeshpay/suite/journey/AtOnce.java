package ir.gardeshpay.suite.journey;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Many callers who all set out at the same moment. */
final class AtOnce {

    private AtOnce() {}

    /** What each caller brought back, in their order; each has a number from 0. */
    static <T> List<T> callers(int howMany, IntFunction<T> call) {
        ExecutorService threads = Executors.newFixedThreadPool(howMany);
        try {
            CyclicBarrier start = new CyclicBarrier(howMany);
            List<Callable<T>> calls = IntStream.range(0, howMany)
                    .<Callable<T>>mapToObj(caller -> () -> {
                        start.await();
                        return call.apply(caller);
                    })
                    .toList();
            return threads.invokeAll(calls).stream().map(AtOnce::result).toList();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } finally {
            threads.shutdownNow();
        }
    }

    private static <T> T result(Future<T> done) {
        try {
            return done.get();
        } catch (ExecutionException failed) {
            throw new AssertionError("one of the callers failed", failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
