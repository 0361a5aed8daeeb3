package ir.gardeshpay.bench.growth;

import ir.gardeshpay.bench.measure.Snapshot;
import ir.gardeshpay.bench.report.Spread;
import ir.gardeshpay.bench.run.BenchFailedException;
import ir.gardeshpay.bench.run.Contestant;
import ir.gardeshpay.bench.stage.Stage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Looks for the payments of old orders through the REST API, one after the other, each for another order.
 *
 * @param databaseMillis what one took PostgreSQL
 * @param overHttp milliseconds of each, sorted
 */
record OrderLooks(double databaseMillis, Spread overHttp) {

    private static final int OK = 200;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double MOST = 0.99;

    /** Makes half as many first that do not count. */
    static OrderLooks made(AgedShop shop, int looks) throws IOException {
        Random orders = new Random(shop.stored());
        look(shop, looks / 2, orders);
        Snapshot before = shop.stage().probe().before();
        List<Double> millis = look(shop, looks, orders);
        double database = shop.stage().probe().after().since(before).database().millis();
        return new OrderLooks(database / looks, Spread.of(millis));
    }

    private static List<Double> look(AgedShop shop, int looks, Random orders) throws IOException {
        HttpClient client = HttpClient.newHttpClient();
        List<Double> millis = new ArrayList<>();
        for (int look = 0; look < looks; look++) {
            String order = OldPayments.order(1 + orders.nextLong(shop.stored()));
            long begin = System.nanoTime();
            HttpResponse<String> answer = sent(client, shop, order);
            millis.add((System.nanoTime() - begin) / NANOS_PER_MILLI);
            if (answer.statusCode() != OK || !answer.body().contains(order)) {
                throw new BenchFailedException("The payments of order " + order + " were asked for, and the answer was "
                        + answer.statusCode());
            }
        }
        return millis;
    }

    private static HttpResponse<String> sent(HttpClient client, AgedShop shop, String order) throws IOException {
        URI address = URI.create(shop.stage().url(Contestant.MODULE) + "/gardeshpay/api/v1/payments?orderId=" + order);
        try {
            return client.send(
                    HttpRequest.newBuilder(address)
                            .header("Authorization", "Bearer " + Stage.API_KEY)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new BenchFailedException("interrupted", interrupted);
        }
    }

    double median() {
        return overHttp.median();
    }

    double percentile99() {
        List<Double> sorted = overHttp.sorted();
        return sorted.get((int) Math.ceil(sorted.size() * MOST) - 1);
    }
}
