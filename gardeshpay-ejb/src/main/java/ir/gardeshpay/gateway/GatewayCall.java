package ir.gardeshpay.gateway;

import ir.gardeshpay.Turn;

/** The calls that the gateway's guide has. */
public enum GatewayCall {
    /** Section 1: a buyer would like to pay. */
    GET_TOKEN("getToken", Turn.IN_ORDER, "Buyers are asked to try again."),
    /** Section 4: a buyer may have paid, and goes before who would like to. */
    VERIFY("verify", Turn.FIRST, "Payments that wait for it are verified when the gateway is back.");

    private final String title;
    private final Turn turn;
    private final String withoutIt;

    GatewayCall(String title, Turn turn, String withoutIt) {
        this.title = title;
        this.turn = turn;
        this.withoutIt = withoutIt;
    }

    /** As the guide has it. */
    String title() {
        return title;
    }

    /** When it is begun, where not all can be. */
    Turn turn() {
        return turn;
    }

    /** What becomes of payments while it is not made. */
    String withoutIt() {
        return withoutIt;
    }
}
