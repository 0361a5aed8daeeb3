package ir.gardeshpay.suite;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The test looks through a browser. Without one it does not run, and {@link RunSummary} says so. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsBrowser.BrowserIsThere.class)
public @interface NeedsBrowser {

    /** Asks {@link Browsers#find}. */
    final class BrowserIsThere implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return Browsers.find()
                    .map(path -> ConditionEvaluationResult.enabled("found " + path))
                    .orElseGet(() -> ConditionEvaluationResult.disabled(Browsers.NONE_FOUND));
        }
    }
}
