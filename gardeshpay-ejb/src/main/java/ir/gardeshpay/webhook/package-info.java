/**
 * Telling applications outside, by signed webhooks as the Standard Webhooks specification has them: messages that are
 * kept with the outcome that they tell of, and sent again and again until their receiver has taken them.
 *
 * <p>Uses the root package only: what a message says is given by the caller. The rule of the room: no transaction and
 * no connection is held while a message is sent, and no receiver keeps another one waiting.
 */
@NullMarked
package ir.gardeshpay.webhook;

import org.jspecify.annotations.NullMarked;
