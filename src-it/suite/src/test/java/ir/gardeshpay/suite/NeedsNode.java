package ir.gardeshpay.suite;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The test runs something with Node.js. Without it, it does not run, and {@link RunSummary} says so. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsNode.NodeIsThere.class)
public @interface NeedsNode {

    /** Asks {@link NodePackages#isInstalled}. */
    final class NodeIsThere implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return NodePackages.isInstalled()
                    ? ConditionEvaluationResult.enabled("node and npm are there")
                    : ConditionEvaluationResult.disabled(NodePackages.NONE_FOUND);
        }
    }
}
