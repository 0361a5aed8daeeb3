package ir.gardeshpay.web.api;

import ir.gardeshpay.InvoiceNumber;
import ir.gardeshpay.PaymentRequest;
import ir.gardeshpay.payment.PaymentService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Makes a right request of the body of a start, or says all that is wrong with it. */
@ApplicationScoped
public class StartCheck {

    @Inject
    Validator validator;

    @Inject
    PaymentService payments;

    /**
     * What the engine is asked for.
     *
     * @throws ProblemException if the body is not right, or the caller has no right to it
     * @throws ir.gardeshpay.InvalidValueException if a value of the engine finds something that is wrong
     */
    PaymentRequest checked(byte[] body, Rights rights) {
        StartReader reader = new StartReader();
        StartBody start = reader.read(body);
        List<FieldError> errors = withViolations(reader.errors(), start);
        if (!errors.isEmpty()) {
            throw new ProblemException(Problem.of(errors));
        }
        PaymentRequest request = start.request(rights);
        rights.requireAccount(request.account());
        requireOwnNumber(request, rights);
        return request;
    }

    /** A member that could not be read is not missing. */
    private List<FieldError> withViolations(List<FieldError> unreadable, StartBody start) {
        List<FieldError> errors = new ArrayList<>(unreadable);
        Set<String> told = new HashSet<>();
        unreadable.forEach(error -> told.add(error.field()));
        validator.validate(start).stream()
                .map(wrong -> new FieldError(wrong.getPropertyPath().toString(), wrong.getMessage()))
                .sorted(Comparator.comparing(FieldError::field))
                .filter(error -> told.add(error.field()))
                .forEach(errors::add);
        return errors;
    }

    /** A number that was made for an earlier start of this caller is right too, so that the start can be repeated. */
    private void requireOwnNumber(PaymentRequest request, Rights rights) {
        InvoiceNumber number = request.invoiceNumber();
        if (number != null
                && !rights.mayName(number, request.account())
                && payments.find(number).filter(rights::maySee).isEmpty()) {
            throw ProblemException.wrong(
                    "invoiceNumber",
                    "with a key that is limited to accounts it begins with '" + Rights.beginning(request.account())
                            + "', or is left out to have one made. Nothing was done.");
        }
    }
}
