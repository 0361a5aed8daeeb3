package ir.gardeshpay.suite;

import java.net.URI;

/** What stands before the nodes of a shop, and is all that buyers see of them. */
public interface Front extends AutoCloseable {

    /** Its address without a path. */
    URI url();

    @Override
    void close();
}
