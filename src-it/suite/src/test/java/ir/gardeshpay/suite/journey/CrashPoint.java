package ir.gardeshpay.suite.journey;

import ir.gardeshpay.simulator.Call;
import ir.gardeshpay.simulator.Hold;
import ir.gardeshpay.simulator.HoldPoint;
import ir.gardeshpay.suite.wire.CommitHold;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A point on the way of a payment at which a server can be killed.
 *
 * @param name as the report has it
 * @param ambush lets the next payment stop there
 */
record CrashPoint(String name, Function<BrittleWorld, Ambush> ambush) {

    /** A payment that will stop at a point. */
    interface Ambush {

        /**
         * Waits until the payment stands at the point.
         *
         * @throws IllegalStateException if it does not within this time
         */
        void awaitArrival(Duration limit);

        /** Ends the wait of whatever stands there; the server that was waiting is dead by now. */
        void end();
    }

    /** Before and after the work of both calls, while the server waits for the answer. */
    static Stream<CrashPoint> atGateway() {
        return Stream.of(Call.GET_TOKEN, Call.VERIFY)
                .flatMap(call -> Arrays.stream(HoldPoint.values()).map(point -> atGateway(call, point)));
    }

    /** Before the database hears of a commit, and after it has committed while the server does not know that. */
    static Stream<CrashPoint> around(Application.Commit commit) {
        return Arrays.stream(CommitHold.Moment.values())
                .map(moment -> new CrashPoint(
                        moment.name().toLowerCase(Locale.ROOT) + " the commit: " + commit.name(),
                        world -> at(world.databaseWire().holdNext(moment, commit.words()))));
    }

    private static CrashPoint atGateway(Call call, HoldPoint point) {
        String moment = point == HoldPoint.BEFORE_WORK ? "before" : "after";
        String name = call == Call.GET_TOKEN ? "getToken" : "verify";
        return new CrashPoint(
                moment + " the gateway's work: " + name,
                world -> at(world.world().gateway().holds().next(call, point)));
    }

    private static Ambush at(Hold hold) {
        return new Ambush() {
            @Override
            public void awaitArrival(Duration limit) {
                hold.awaitArrival(limit);
            }

            @Override
            public void end() {
                hold.release();
            }
        };
    }

    private static Ambush at(CommitHold hold) {
        return new Ambush() {
            @Override
            public void awaitArrival(Duration limit) {
                hold.awaitArrival(limit);
            }

            @Override
            public void end() {
                hold.drop();
            }
        };
    }
}
