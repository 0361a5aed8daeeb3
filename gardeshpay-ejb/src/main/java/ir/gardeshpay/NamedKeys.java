package ir.gardeshpay;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;

/**
 * Keys with a name in them that the deployer chooses, such as {@code gardeshpay.accounts.NAME.token}. A name may come
 * from properties, from environment variables, or one key from here and one from there. A variable's name has lost its
 * case, its dots and its hyphens, and some servers list a variable as a property too, in small letters with dots: so
 * all names that make the same variable are one name, the spelling of a property counts, and a name of variables alone
 * is in small letters. Values are then read by the name, so that the sources' precedence is that of MicroProfile
 * Config. Immutable.
 */
public final class NamedKeys {

    private final String prefix;
    private final Pattern property;
    private final Pattern variable;
    private final Pattern right;

    /**
     * Such as {@code gardeshpay.accounts.}, then a name, then {@code .token}.
     *
     * @param prefix what comes before the name, with its last dot
     * @param right names as they must be
     * @param ends what comes after the name, without the dot
     */
    public NamedKeys(String prefix, Pattern right, String... ends) {
        String end = String.join("|", ends);
        this.prefix = prefix;
        this.right = right;
        this.property = Pattern.compile(Pattern.quote(prefix) + "(.+)\\.(" + end + ")");
        this.variable = Pattern.compile(variable(prefix) + "(.+)_(" + end.toUpperCase(Locale.ROOT) + ")");
    }

    /**
     * The names, each once, in alphabetical order. One that is not right is among them if there is no right spelling of
     * it.
     *
     * @throws ConfigurationException if two names differ, but not as variables
     */
    public List<String> names(Config config) {
        Map<String, Set<String>> spellings = new TreeMap<>();
        Set<String> keys = new HashSet<>();
        config.getPropertyNames().forEach(keys::add);
        for (String key : keys) {
            Matcher ofVariable = variable.matcher(key);
            if (ofVariable.matches()) {
                spellings.computeIfAbsent(ofVariable.group(1).toLowerCase(Locale.ROOT), none -> new TreeSet<>());
            }
            Matcher ofProperty = property.matcher(key);
            if (ofProperty.matches() && !isListedVariable(key, ofProperty.group(1), keys)) {
                String name = ofProperty.group(1);
                spellings
                        .computeIfAbsent(variable(name).toLowerCase(Locale.ROOT), none -> new TreeSet<>())
                        .add(name);
            }
        }
        List<String> names = new ArrayList<>();
        spellings.forEach((ofVariable, ofProperties) -> names.add(one(ofVariable, ofProperties)));
        return List.copyOf(names);
    }

    private String one(String ofVariable, Set<String> ofProperties) {
        List<String> good = ofProperties.stream()
                .filter(name -> right.matcher(name).matches())
                .toList();
        if (good.size() > 1) {
            throw new ConfigurationException(prefix + good.get(0) + " and " + prefix + good.get(1)
                    + " are one name to an environment variable, " + variable(prefix + good.get(0))
                    + ". Right names differ in more than their case, '-' and '_'.");
        }
        if (!good.isEmpty()) {
            return good.get(0);
        }
        return ofProperties.isEmpty() ? ofVariable : ofProperties.iterator().next();
    }

    /** Some servers also list A_2_B as a[2]b and A__B as a."b, which are names of nobody's. */
    private boolean isListedVariable(String key, String name, Set<String> keys) {
        String variable = variable(key);
        String dotted = variable.toLowerCase(Locale.ROOT).replace('_', '.');
        return keys.contains(variable)
                && (key.equals(dotted) || !right.matcher(name).matches());
    }

    private static String variable(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
