package ir.gardeshpay.simulator;

import com.github.mfathi91.time.PersianDateTime;
import java.security.SecureRandom;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;

/** Gives out the gateway's numbers, in the shapes that were seen. */
final class Numbers {
    private static final ZoneId TEHRAN = ZoneId.of("Asia/Tehran");
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);

    private final Random random = new SecureRandom();

    /** 19 digits that begin with the Jalali date and time. */
    String token() {
        return PersianDateTime.fromGregorian(LocalDateTime.now(TEHRAN)).format(SECOND) + digits(5);
    }

    /** 16 digits. */
    String trackingNumber() {
        return digits(16);
    }

    /** 12 digits, as the reference numbers of the banks. */
    String referenceNumber() {
        return digits(12);
    }

    /** Not beginning with 0, so that the number survives being written as a JSON number. */
    private String digits(int count) {
        StringBuilder digits = new StringBuilder(count).append(1 + random.nextInt(9));
        while (digits.length() < count) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }
}
