package ir.gardeshpay.suite;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** The test runs something on Node.js. Without it, it does not run, and {@link RunSummary} says so. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsNode.NodeIsThere.class)
public @interface NeedsNode {

    /** The oldest major version that will do. */
    int value() default 18;

    /** Asks {@link NodePackages#areInstalled}. */
    final class NodeIsThere implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            int oldest = AnnotationSupport.findAnnotation(context.getElement(), NeedsNode.class)
                    .map(NeedsNode::value)
                    .orElse(0);
            return NodePackages.areInstalled(oldest)
                    ? ConditionEvaluationResult.enabled("Node.js and npm are there")
                    : ConditionEvaluationResult.disabled(NodePackages.NONE_FOUND);
        }
    }
}
