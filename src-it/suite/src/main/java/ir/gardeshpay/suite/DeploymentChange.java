package ir.gardeshpay.suite;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * An application comes to a running server, or goes.
 *
 * @param order makes the server begin
 * @param done the line that says that it has happened
 * @param failed the line that says that it will not
 */
record DeploymentChange(Order order, Pattern done, Pattern failed) {

    /** What makes a server begin. */
    interface Order {

        /**
         * Gives the order.
         *
         * @param says is told what the server answers, as if it stood in its log
         */
        void give(Consumer<String> says) throws IOException;
    }

    /** Does what the line means for the one who waits. Lines may come from several threads. */
    void heard(String line, CompletableFuture<Void> end) {
        if (done.matcher(line).find()) {
            end.complete(null);
        } else if (failed.matcher(line).find()) {
            end.completeExceptionally(new IllegalStateException(line.strip()));
        }
    }
}
