/** What an application has at least: an EJB that starts with it, and one resource. Goes into archives of its own. */
@NullMarked
package ir.gardeshpay.suite.startup.empty;

import org.jspecify.annotations.NullMarked;
