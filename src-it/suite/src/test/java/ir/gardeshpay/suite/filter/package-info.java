/**
 * What a host may have beside the module and for purposes of its own: a provider that the server finds by its
 * annotation. Runs inside the servers only; everything here is added to the WAR as it is.
 */
@NullMarked
package ir.gardeshpay.suite.filter;

import org.jspecify.annotations.NullMarked;
