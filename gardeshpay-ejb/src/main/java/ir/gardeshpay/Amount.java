package ir.gardeshpay;

import java.math.BigDecimal;

/**
 * An amount of money in Rial: positive, 64 bits. The gateway counts in Rial everywhere; shops often think in Toman (1
 * Toman is 10 Rial), so the unit is part of the name of each way in and out: {@link #ofRial}, {@link #ofToman}. The
 * constructor takes Rial; write the unit, and leave it alone.
 *
 * @param rial the amount in Rial
 */
public record Amount(long rial) implements Comparable<Amount> {

    private static final int RIAL_PER_TOMAN = 10;

    /** Checks the amount. */
    public Amount {
        if (rial <= 0) {
            throw new InvalidValueException(
                    "amount", rial + " is not a positive number of Rial. A right value is 250000, for 25,000 Toman.");
        }
    }

    /** An amount given in Rial. */
    public static Amount ofRial(long rial) {
        return new Amount(rial);
    }

    /** An amount given in Toman. */
    public static Amount ofToman(long toman) {
        try {
            return new Amount(Math.multiplyExact(toman, RIAL_PER_TOMAN));
        } catch (ArithmeticException tooLarge) {
            throw new InvalidValueException("amount", toman + " Toman are more Rial than 64 bits hold.");
        }
    }

    /** The amount in Toman, to the Rial: 255 Rial are 25.5 Toman, and 250 Rial are 25, with nothing behind it. */
    public BigDecimal toman() {
        return rial % RIAL_PER_TOMAN == 0 ? BigDecimal.valueOf(rial / RIAL_PER_TOMAN) : BigDecimal.valueOf(rial, 1);
    }

    @Override
    public int compareTo(Amount other) {
        return Long.compare(rial, other.rial);
    }

    @Override
    public String toString() {
        return rial + " Rial";
    }
}
