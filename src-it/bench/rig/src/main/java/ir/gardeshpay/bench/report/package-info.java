/** How figures are written down: numbers, tables, plots. */
@NullMarked
package ir.gardeshpay.bench.report;

import org.jspecify.annotations.NullMarked;
