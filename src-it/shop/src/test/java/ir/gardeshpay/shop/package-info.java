/** What can be said of the shop without a server; the rest is told by the suite. */
@NullMarked
package ir.gardeshpay.shop;

import org.jspecify.annotations.NullMarked;
