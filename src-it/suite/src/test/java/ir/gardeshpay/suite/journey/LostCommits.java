package ir.gardeshpay.suite.journey;

import ir.gardeshpay.suite.Database;

/** What a PostgreSQL is without that was a standby and had not heard of the latest commits. */
record LostCommits(Database database) {

    private static final String PAYMENT = "(select id from gardeshpay_payment where invoice_number = '%s')";

    /** The sequence of payments goes back by so many. */
    void letPaymentIdsComeAgain(int howMany) {
        run("select setval('gardeshpay_payment_seq', (select last_value from gardeshpay_payment_seq) - " + howMany
                + ")");
    }

    /** Nobody has come back for the one payment, and who came back for the other has the id of that return. */
    void letReturnBeLost(String invoiceNumber, String idGoesTo) {
        String one = PAYMENT.formatted(invoiceNumber);
        run("with lost as (delete from gardeshpay_verification where payment_id = " + one + " returning id),"
                + " waits as (update gardeshpay_payment set status = 'PENDING', resting_status = 'PENDING', returns = 0"
                + " where invoice_number = '" + invoiceNumber + "')"
                + " update gardeshpay_verification set id = -lost.id from lost where payment_id = "
                + PAYMENT.formatted(idGoesTo));
        run("update gardeshpay_verification set id = -id where payment_id = " + PAYMENT.formatted(idGoesTo));
    }

    /** Nobody has come back for the payment. */
    void letReturnBeLost(String invoiceNumber) {
        run("delete from gardeshpay_verification where payment_id = " + PAYMENT.formatted(invoiceNumber));
        run("update gardeshpay_payment set status = 'PENDING', resting_status = 'PENDING', returns = 0"
                + " where invoice_number = '" + invoiceNumber + "'");
    }

    /** Nobody has started the payment. */
    void letBeGone(String invoiceNumber) {
        run("delete from gardeshpay_verification where payment_id = " + PAYMENT.formatted(invoiceNumber));
        run("delete from gardeshpay_payment where invoice_number = '" + invoiceNumber + "'");
    }

    private void run(String sql) {
        new Tables(database).run(sql);
    }
}
