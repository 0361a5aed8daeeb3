package ir.gardeshpay.suite;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The test runs something on Node.js. Without it, it does not run, and {@link RunSummary} says so. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsNode.NodeIsThere.class)
public @interface NeedsNode {

    /** Asks {@link NodeJs#find}. */
    final class NodeIsThere implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return NodeJs.find()
                    .map(path -> ConditionEvaluationResult.enabled("found " + path))
                    .orElseGet(() -> ConditionEvaluationResult.disabled(NodeJs.NONE_FOUND));
        }
    }
}
