package ir.gardeshpay.naive;

/**
 * An order, as the table has it and as programs are shown it.
 *
 * @param invoiceNumber of its newest payment
 * @param amount in Rial
 * @param status {@code NEW}, {@code PAID} or {@code FAILED}
 * @param timesCredited how often it was marked paid
 */
public record Order(String id, String invoiceNumber, long amount, String status, int timesCredited) {}
