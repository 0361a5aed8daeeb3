/** How figures are written down. */
@NullMarked
package ir.gardeshpay.bench.report;

import org.jspecify.annotations.NullMarked;
