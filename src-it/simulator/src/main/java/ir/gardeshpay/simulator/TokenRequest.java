package ir.gardeshpay.simulator;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** What getToken asks for, once every field was found good. */
record TokenRequest(
        long amount,
        String invoiceNumber,
        String invoiceDate,
        @Nullable String mobile,
        @Nullable String email,
        URI callback,
        String apiToken) {}
