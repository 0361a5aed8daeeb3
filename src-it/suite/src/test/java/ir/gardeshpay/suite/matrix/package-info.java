/**
 * Runs the suite's journeys on every server, in every packaging, on every database and Java version, each combination
 * in a JVM of its own. Knows nothing of what a test does: it starts JUnit's own launcher and reads the counts.
 */
@NullMarked
package ir.gardeshpay.suite.matrix;

import org.jspecify.annotations.NullMarked;
