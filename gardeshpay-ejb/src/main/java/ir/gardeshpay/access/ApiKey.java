package ir.gardeshpay.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A key of the REST API as it is kept: its name, and a digest from which nobody gets the key back. Immutable.
 *
 * @param name whose key it is; two keys with one name are the old and the new one of a rotation
 */
record ApiKey(String name, Digest digest) {

    /** The key itself is forgotten here. */
    static ApiKey of(String name, String key) {
        return new ApiKey(name, Digest.of(key));
    }

    /** SHA-256 of a key. Keys are random and long, so that it needs no salt and must not be slow. */
    static final class Digest {

        private final byte[] bytes;

        private Digest(byte[] bytes) {
            this.bytes = bytes;
        }

        static Digest of(String key) {
            try {
                return new Digest(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
            } catch (NoSuchAlgorithmException impossible) { // every Java platform has it
                throw new IllegalStateException(impossible);
            }
        }

        /** In a time that does not tell how much of it is the same. */
        boolean isThatOf(Digest other) {
            return MessageDigest.isEqual(bytes, other.bytes);
        }
    }
}
