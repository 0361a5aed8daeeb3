package ir.gardeshpay.simulator;

import ir.gardeshpay.simulator.wire.Answer;

/** What the gateway does for a call when nothing goes wrong. To be done once at most. */
interface Work {
    Answer answer();
}
