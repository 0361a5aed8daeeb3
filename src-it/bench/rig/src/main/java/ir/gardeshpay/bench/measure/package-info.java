/**
 * What a server, its JVM and its database have done between two moments: from the kernel, from the JVM's own log of
 * garbage collections, and from PostgreSQL's own statistics. Looking costs what is looked at nearly nothing.
 */
@NullMarked
package ir.gardeshpay.bench.measure;

import org.jspecify.annotations.NullMarked;
