package ir.gardeshpay.simulator.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import ir.gardeshpay.simulator.wire.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Renders the templates of this package. What comes from outside is escaped; the one style sheet is allowed by its hash
 * and nothing else is. Thread-safe.
 */
public final class Pages {
    private final Map<String, Template> templates = new ConcurrentHashMap<>();
    private final Mustache.Compiler compiler = Mustache.compiler().withLoader(Pages::template);
    private final String style = resource("style.css");
    private final String policy = "default-src 'none'; style-src 'sha256-" + hash(style)
            + "'; img-src data:; base-uri 'none'; frame-ancestors 'none'";

    /** A page as an answer. The template finds the texts under {@code t}, beside what is in {@code model}. */
    public Answer answer(int status, String template, Language language, Map<String, ?> model) {
        Map<String, Object> all = new HashMap<>(model);
        all.put("t", texts(language));
        all.put("lang", language.code());
        all.put("dir", language.direction());
        all.put("otherLang", language.other().code());
        all.put("style", style);
        String html = templates.computeIfAbsent(template, this::compiled).execute(all);
        return Answer.html(status, html)
                .withHeader("Content-Security-Policy", policy)
                .withHeader("Content-Language", language.code())
                .withHeader("X-Content-Type-Options", "nosniff");
    }

    private Template compiled(String name) {
        return compiler.compile(template(name));
    }

    /** The text {@code pay.hint} is {@code t.pay_hint}: templates read a dot as the way into an object. */
    private static Map<String, String> texts(Language language) {
        var bundle = language.texts();
        Map<String, String> texts = new HashMap<>();
        bundle.keySet().forEach(key -> texts.put(key.replace('.', '_'), bundle.getString(key)));
        return texts;
    }

    private static Reader template(String name) {
        return new StringReader(resource(name + ".mustache"));
    }

    private static String resource(String name) {
        try (InputStream stream = Objects.requireNonNull(Pages.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String hash(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
