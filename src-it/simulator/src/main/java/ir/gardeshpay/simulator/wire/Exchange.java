package ir.gardeshpay.simulator.wire;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;

/** One call that waits for its answer, and every way to give it one, or none. */
public final class Exchange {
    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final Waiting waiting;

    /** The call of this request and response. */
    public Exchange(HttpServletRequest request, HttpServletResponse response, Waiting waiting) {
        this.request = request;
        this.response = response;
        this.waiting = waiting;
    }

    /** The request. */
    public HttpServletRequest request() {
        return request;
    }

    /** Does nothing for so long; ends early when the simulator does. */
    public void pause(Duration time) {
        waiting.pause(time);
    }

    /** Sends the whole answer. */
    public void send(Answer answer) throws IOException {
        begin(answer);
        response.getOutputStream().write(answer.bytes());
    }

    /** Sends half of the answer under a Content-Length that promises all of it, then closes the connection. */
    public void sendHalf(Answer answer) throws IOException {
        byte[] whole = answer.bytes();
        begin(answer);
        response.getOutputStream().write(Arrays.copyOf(whole, whole.length / 2));
        response.flushBuffer();
        connection().close();
    }

    /** Sends the whole answer byte by byte, with a pause before each: never silent for long, and never done. */
    public void sendSlowly(Answer answer, Duration pause) throws IOException {
        begin(answer);
        response.flushBuffer();
        for (byte one : answer.bytes()) {
            pause(pause);
            response.getOutputStream().write(one);
            response.flushBuffer();
        }
    }

    /** Sends the whole answer, then blanks one by one without end: until the caller hangs up, or the simulator ends. */
    public void sendWithoutEnd(Answer answer, Duration pause) throws IOException {
        beginUnmeasured(answer);
        response.getOutputStream().write(answer.bytes());
        response.flushBuffer();
        while (waiting.goesOn()) {
            pause(pause);
            response.getOutputStream().write(' ');
            response.flushBuffer();
        }
    }

    /** Resets the connection without an answer. */
    public void reset() {
        connection().reset();
    }

    /** Gives up without an answer: closes the connection where it can be reached, else answers 504. */
    public void abandon() throws IOException {
        if (request.getAttribute(Connection.ATTRIBUTE) instanceof Connection reachable) {
            reachable.close();
        } else {
            send(Answer.empty(HttpServletResponse.SC_GATEWAY_TIMEOUT));
        }
    }

    private void begin(Answer answer) {
        beginUnmeasured(answer);
        response.setContentLength(answer.bytes().length);
    }

    private void beginUnmeasured(Answer answer) {
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        response.setHeader("Cache-Control", "no-store");
        if (!answer.contentType().isEmpty()) {
            response.setContentType(answer.contentType());
        }
    }

    private Connection connection() {
        if (request.getAttribute(Connection.ATTRIBUTE) instanceof Connection reachable) {
            return reachable;
        }
        throw new IllegalStateException("This server does not let the simulator reach the connection of a call");
    }
}
