/**
 * The buyers: Gatling, as a process of its own, and what it is told and says. A closed model: so many buyers, each of
 * whom pays one order after the other.
 */
@NullMarked
package ir.gardeshpay.bench.load;

import org.jspecify.annotations.NullMarked;
