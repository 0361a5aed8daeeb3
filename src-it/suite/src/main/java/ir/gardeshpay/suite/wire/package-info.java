/**
 * What lies between a server and what it talks to: {@link ir.gardeshpay.suite.wire.Wire} can be cut and mended, and
 * {@link ir.gardeshpay.suite.wire.PostgresWire} also stops a chosen commit on its way. Knows TCP and PostgreSQL's
 * protocol, and nothing of payments.
 */
@NullMarked
package ir.gardeshpay.suite.wire;

import org.jspecify.annotations.NullMarked;
