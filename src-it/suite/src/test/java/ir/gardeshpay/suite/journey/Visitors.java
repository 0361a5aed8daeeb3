package ir.gardeshpay.suite.journey;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Visitors who look at one page again and again, without hurry. */
record Visitors(String name, URI page) {

    private static final int HOW_MANY = 2;
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);
    private static final int OK = 200;

    /**
     * How they were served.
     *
     * @param millis of each visit, the fastest first
     * @param failures statuses other than 200
     */
    record Served(List<Double> millis, List<Integer> failures) {

        double median() {
            return percentile(50);
        }

        double percentile(int percent) {
            return millis.get(Math.min(millis.size() - 1, millis.size() * percent / 100));
        }

        double slowest() {
            return percentile(100);
        }
    }

    /** Starts looking for so long. */
    CompletableFuture<Served> lookFor(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        List<Double> millis = new ArrayList<>();
        List<Integer> failures = new ArrayList<>();
        CompletableFuture<?>[] all = new CompletableFuture<?>[HOW_MANY];
        Arrays.setAll(
                all,
                visitor -> CompletableFuture.runAsync(() -> look(end, millis, failures), Visitors::onItsOwnThread));
        return CompletableFuture.allOf(all)
                .thenApply(done -> new Served(millis.stream().sorted().toList(), failures));
    }

    private void look(long end, List<Double> millis, List<Integer> failures) {
        while (System.nanoTime() < end) {
            long begin = System.nanoTime();
            int status = Browserless.get(page).status();
            double took = (System.nanoTime() - begin) / 1e6;
            synchronized (millis) {
                millis.add(took);
                if (status != OK) {
                    failures.add(status);
                }
            }
            LockSupport.parkNanos(PAUSE);
        }
    }

    private static void onItsOwnThread(Runnable work) {
        Thread thread = new Thread(work, "visitor");
        thread.setDaemon(true);
        thread.start();
    }
}
