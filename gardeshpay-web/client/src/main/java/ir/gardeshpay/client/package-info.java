/**
 * The client of a payment service: its REST API as a MicroProfile Rest Client, for applications that do not live with
 * the engine. Depends on nothing but what a Jakarta EE 10 / MicroProfile 6 server has; knows nothing of the engine,
 * only what the API's document says.
 */
@NullMarked
package ir.gardeshpay.client;

import org.jspecify.annotations.NullMarked;
