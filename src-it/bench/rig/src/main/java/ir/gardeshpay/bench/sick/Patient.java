package ir.gardeshpay.bench.sick;

import ir.gardeshpay.bench.run.Contestant;
import java.util.List;

/**
 * An application whose gateway falls sick.
 *
 * @param title in the table
 * @param jvm options of its server
 */
record Patient(String title, Contestant contestant, List<String> jvm) {

    /** As it comes, with a place for each buyer's call, and the floor, which has no such limit. */
    static List<Patient> all(int crowd) {
        String places = "gardeshpay.gateway.concurrency=" + crowd;
        return List.of(
                new Patient(Contestant.MODULE.title(), Contestant.MODULE, List.of()),
                new Patient(
                        Contestant.MODULE.title() + ", `" + places + "`", Contestant.MODULE, List.of("-D" + places)),
                new Patient(Contestant.FLOOR.title(), Contestant.FLOOR, List.of()));
    }
}
