package ir.gardeshpay.naive;

/** What getToken answers when all is well. */
public record TokenAnswer(boolean success, Data data, String message) {

    /** Where the buyer goes: {@code GET {url}/{token}}. */
    public record Data(String url, String token) {}
}
