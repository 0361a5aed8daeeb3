package ir.gardeshpay.payment;

import ir.gardeshpay.Database;
import ir.gardeshpay.DatabaseProduct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** Chooses by the database. */
@ApplicationScoped
class UsualWayProducer {

    @Produces
    @ApplicationScoped
    static UsualWay usualWay(Database database, UsualWayByRows byRows, UsualWayAtOnce atOnce) {
        return database.product() == DatabaseProduct.POSTGRESQL ? atOnce : byRows;
    }
}
