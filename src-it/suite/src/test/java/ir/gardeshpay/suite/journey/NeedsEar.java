package ir.gardeshpay.suite.journey;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The test is about the enterprise's EAR. In a run of the WAR it does not run, and the summary says so. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsEar.EarIsDeployed.class)
@interface NeedsEar {

    /** Asks {@link Packaging#ofTheRun}. */
    final class EarIsDeployed implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return Packaging.ofTheRun() == Packaging.EAR
                    ? ConditionEvaluationResult.enabled("the run deploys the EAR")
                    : ConditionEvaluationResult.disabled("this run deploys the WAR; for the EAR say"
                            + " -Dsuite.packaging=ear, and a server that deploys one");
        }
    }
}
