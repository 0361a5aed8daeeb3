package ir.gardeshpay.suite;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The test runs HAProxy. Without one it does not run, and {@link RunSummary} says so. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsHaproxy.HaproxyIsThere.class)
public @interface NeedsHaproxy {

    /** Asks {@link Haproxy#find}. */
    final class HaproxyIsThere implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return Haproxy.find()
                    .map(path -> ConditionEvaluationResult.enabled("found " + path))
                    .orElseGet(() -> ConditionEvaluationResult.disabled(Haproxy.NONE_FOUND));
        }
    }
}
