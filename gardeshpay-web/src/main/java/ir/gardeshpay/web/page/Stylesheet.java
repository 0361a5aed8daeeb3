package ir.gardeshpay.web.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The one stylesheet, which each page holds inline, and the policy that lets a browser use this text and nothing else.
 */
final class Stylesheet {

    /** The text between the tags of {@code <style>}. */
    static final String TEXT = Resources.text("page.css");

    /** {@code Content-Security-Policy} of every answer. */
    static final String POLICY = "default-src 'none'; style-src 'sha256-" + sha256(TEXT)
            + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private Stylesheet() {}

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
