package ir.gardeshpay.client;

import java.util.List;

/**
 * What has happened to a payment, for the person who must explain it to a buyer.
 *
 * @param timeline the oldest step first
 */
public record PaymentTimeline(List<Step> timeline) {

    /**
     * One step.
     *
     * @param at ISO-8601, UTC
     * @param node which server of the service: host name and process id
     * @param step what happened: {@code CREATED}, {@code TOKEN_ISSUED}, {@code RETURNED}, {@code VERIFY_UNKNOWN},
     *     {@code PAID} and others; a later service may add some
     * @param detail what was sent or answered, with card numbers masked and without secrets; of {@code TELLING_FAILED}
     *     what the service's own observer has thrown
     */
    public record Step(String at, String node, String step, String detail) {}
}
