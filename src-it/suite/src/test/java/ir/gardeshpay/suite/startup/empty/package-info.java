/**
 * What an application has at least: an EJB that starts with it, and one resource; another EJB that asks the database.
 */
@NullMarked
package ir.gardeshpay.suite.startup.empty;

import org.jspecify.annotations.NullMarked;
