package ir.gardeshpay.web.api;

import java.util.List;

/** Ends a request of the REST API with a problem. */
final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    ProblemException(Problem problem) {
        super(problem.body().toString());
        this.problem = problem;
    }

    /** One member or parameter is wrong. */
    static ProblemException wrong(String field, String message) {
        return new ProblemException(Problem.of(List.of(new FieldError(field, message))));
    }

    Problem problem() {
        return problem;
    }
}
