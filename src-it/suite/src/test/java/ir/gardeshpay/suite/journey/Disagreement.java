package ir.gardeshpay.suite.journey;

/**
 * One way in which the ledgers do not agree.
 *
 * @param words which payment or order it is, and what is wrong
 */
record Disagreement(Kind kind, String words) {

    /** How bad it is. */
    enum Kind {
        /** Money was taken for good, and the order is not credited. */
        LOST,
        /** More was credited than was paid: twice, or for nothing. */
        TWICE,
        /** Nothing is decided, and nothing goes on by itself. */
        STUCK
    }

    @Override
    public String toString() {
        return kind + ": " + words;
    }
}
