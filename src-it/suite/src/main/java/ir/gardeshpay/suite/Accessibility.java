package ir.gardeshpay.suite;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.stream.Collectors;

/** Checks a page with axe for what keeps people from using it: WCAG 2.1, levels A and AA, and axe's best practices. */
public final class Accessibility {
    private Accessibility() {}

    /**
     * What is wrong with the page as it is now. The page must allow JavaScript, and have no frame of another origin:
     * axe would open a second page for those, which takes several times as long.
     *
     * @return a sentence for each broken rule, with its place in the page; empty if none is broken
     */
    public static List<String> problems(Page page) {
        return new AxeBuilder(page)
                .setLegacyMode(true).analyze().getViolations().stream()
                        .map(Accessibility::sentence)
                        .toList();
    }

    private static String sentence(Rule rule) {
        String places = rule.getNodes().stream()
                .map(CheckedNode::getTarget)
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
        return rule.getId() + " (" + rule.getImpact() + "): " + rule.getHelp() + " at " + places;
    }
}
