package ir.gardeshpay.enterprise.desk;

import ir.gardeshpay.enterprise.bookkeeping.MonthEnd;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

/** Closes the month: until it ends, the books take nothing. */
@Path("month-end")
@RequestScoped
public class MonthEndResource {

    @Inject
    private MonthEnd monthEnd;

    /** {@code true} begins it, {@code false} ends it. */
    @PUT
    public void set(String underWay) {
        if (Boolean.parseBoolean(underWay)) {
            monthEnd.begin();
        } else {
            monthEnd.end();
        }
    }
}
