package ir.gardeshpay.suite;

import java.util.regex.Pattern;

/**
 * By what lines of its log a make of server tells how its start goes.
 *
 * @param deployed an application is there; group 1 is its name, as {@link Deployable#name} has it
 * @param ready all that could be started is started
 * @param failed a part of what was asked for cannot be
 */
record ReadyWords(Pattern deployed, Pattern ready, Pattern failed) {}
