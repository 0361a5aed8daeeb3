package ir.gardeshpay.bench.growth;

import ir.gardeshpay.bench.stage.Stage;

/**
 * The module where payments have been taken for a long time.
 *
 * @param stored so many
 * @param stage has them
 */
record AgedShop(long stored, Stage stage) {}
