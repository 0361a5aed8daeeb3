package ir.gardeshpay.suite;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The class shares a server with others: of all so marked, one runs after the other. Every other class has what it
 * needs for itself, and runs beside them, because most of a test is waiting; {@code junit-platform.properties} says how
 * many at once.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Execution(ExecutionMode.SAME_THREAD)
public @interface InTurn {}
