package ir.gardeshpay.suite.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Values and bodies that test a schema: its limits and what lies beyond them, other types, odd characters. */
final class Trouble {

    private static final JsonNodeFactory NEW = JsonNodeFactory.instance;

    /** Texts that programs trip over. */
    static final List<String> ODD_TEXTS = List.of(
            "",
            " ",
            "\u0000",
            "a\nb",
            "\u0085\u2028\u2029",
            "\u200e\u202e\u202dabc",
            "\ufeffa",
            "\uffff",
            "\ud83d\ude00",
            "\ud83d",
            "\ude00\ud83d",
            "e\u0301\u0301\u0301",
            "سفارش ۱۷",
            "';drop table gardeshpay_payment;--",
            "<script>alert(1)</script>",
            "${jndi:ldap://x}",
            "%00%0d%0a",
            "../../etc/passwd",
            "\\u0000",
            "true",
            "1e400");

    private Trouble() {}

    /** Values for one member, right ones and wrong ones. */
    static List<JsonNode> values(JsonNode schema) {
        List<JsonNode> values = new ArrayList<>(List.of(
                NEW.nullNode(),
                NEW.booleanNode(true),
                NEW.arrayNode(),
                NEW.arrayNode().add(1),
                NEW.objectNode()));
        for (String odd : ODD_TEXTS) {
            values.add(NEW.textNode(odd));
        }
        schema.path("enum").forEach(values::add);
        for (String number : List.of(
                "0",
                "-1",
                "1",
                "1.0",
                "1.5",
                "-0",
                "9007199254740993",
                "9223372036854775807",
                "9223372036854775808",
                "1e3",
                "1e400",
                "1e-400",
                "1e2147483647",
                "99999999999999999999999999999999999999999999")) {
            values.add(NEW.numberNode(new BigDecimal(number)));
        }
        values.add(NEW.numberNode(BigInteger.TEN.pow(2_000)));
        for (String limit : List.of("minimum", "maximum")) {
            if (schema.has(limit)) {
                BigInteger at = schema.get(limit).bigIntegerValue();
                values.add(NEW.numberNode(at.subtract(BigInteger.ONE)));
                values.add(NEW.numberNode(at));
                values.add(NEW.numberNode(at.add(BigInteger.ONE)));
            }
        }
        for (String limit : List.of("minLength", "maxLength")) {
            int at = schema.path(limit).asInt(0);
            for (int length = Math.max(0, at - 1); length <= at + 1; length++) {
                values.add(NEW.textNode("a".repeat(length)));
                values.add(NEW.textNode("\u06f1".repeat(length)));
                values.add(NEW.textNode("\ud83d\ude00".repeat(length)));
            }
        }
        values.add(NEW.textNode("a".repeat(20_000)));
        return values;
    }

    /** Bodies that are wrong as a whole, made of a right one. */
    static List<String> bodies(ObjectNode right) {
        String whole = right.toString();
        List<String> bodies = new ArrayList<>(List.of(
                "", " ", "null", "true", "1", "\"a\"", "[]", "{", "}", "[" + whole + "]", whole + whole, whole + " x"));
        for (int end = 1; end < whole.length(); end += 7) {
            bodies.add(whole.substring(0, end));
        }
        bodies.add(whole.replace('"', '\''));
        bodies.add("\ufeff" + whole);
        bodies.add("// comment\n" + whole);
        bodies.add(whole.replace("}", ",}"));
        bodies.add(whole.replace("}", ",\"color\":\"red\"}"));
        bodies.add(whole.replace("}", ",\"\":1}"));
        bodies.add(whole.replace("}", ",\"__proto__\":{\"a\":[{}]}}"));
        bodies.add("{" + whole.substring(1, whole.length() - 1) + "," + whole.substring(1));
        bodies.add("{\"a\":[");
        bodies.add("{\"a\":{");
        bodies.add("{\"a\":" + "[".repeat(30_000) + "]".repeat(30_000) + "}");
        bodies.add("{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000));
        bodies.add(whole.replace("}", ",\"x\":\"" + "y".repeat(100_000) + "\"}"));
        return bodies;
    }
}
