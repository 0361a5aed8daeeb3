/**
 * The least that a shop is, to measure the module in it: it starts payments of orders that are there already, and marks
 * them paid. To be compared with {@code ir.gardeshpay.bench.floor}, which has the same addresses.
 */
@NullMarked
package ir.gardeshpay.bench.shop;

import org.jspecify.annotations.NullMarked;
