/** The same load on one node and on several, behind a balancer. */
@NullMarked
package ir.gardeshpay.bench.nodes;

import org.jspecify.annotations.NullMarked;
