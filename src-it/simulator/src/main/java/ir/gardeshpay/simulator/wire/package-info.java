/**
 * One HTTP call as it goes over the wire: what came in, what goes out, and the ways an answer can go wrong on the way.
 * Knows servlets and JSON, and nothing of payments. Not for use from outside; the API is in the parent package.
 */
@NullMarked
package ir.gardeshpay.simulator.wire;

import org.jspecify.annotations.NullMarked;
