/** Pages in Persian and English from templates and texts. Knows nothing of payments. */
@NullMarked
package ir.gardeshpay.simulator.page;

import org.jspecify.annotations.NullMarked;
