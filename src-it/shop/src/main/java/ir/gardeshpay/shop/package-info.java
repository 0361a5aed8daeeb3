/**
 * An example host of the payment module: a small shop in one WAR, with the module inside.
 *
 * <p>{@link ir.gardeshpay.shop.Checkout} starts payments, {@link ir.gardeshpay.shop.Orders} hears how they end: what a
 * host must write is in these two. The rest is what any shop has: products, orders and pages. Nothing here knows the
 * gateway, and nothing here decides whether money moved.
 */
@NullMarked
package ir.gardeshpay.shop;

import org.jspecify.annotations.NullMarked;
