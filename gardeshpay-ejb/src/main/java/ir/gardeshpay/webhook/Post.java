package ir.gardeshpay.webhook;

import ir.gardeshpay.Loopback;
import ir.gardeshpay.Node;
import ir.gardeshpay.health.Health;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.ConnectException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Sends a message once, over HTTP/1.1. Redirects are not followed, since they may lead anywhere, and answers are not
 * read beyond their headers. Whatever the other side does, an attempt ends with its time-out, or with the application.
 * Thread-safe.
 */
@ApplicationScoped
public class Post {

    private static final Logger LOG = System.getLogger(Post.class.getName());

    /**
     * A client that is younger has no connection that was idle for long, and many that fail at once make one new
     * client.
     */
    private static final Duration KEPT = Duration.ofSeconds(1);

    @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
    private ManagedThreadFactory factory;

    @Inject
    private WebhookSettings settings;

    @Inject
    private Node node;

    /** What each thread waits for. */
    private final Map<Thread, Future<?>> underWay = new ConcurrentHashMap<>();

    private ExecutorService threads;
    private String agent;
    private long madeAt;

    /** None once this is closed: its own thread ends when nothing refers to it any more. */
    private volatile @Nullable HttpClient client;

    /** For the container. */
    @SuppressWarnings("NullAway.Init")
    public Post() {}

    @PostConstruct
    void open() {
        threads = Executors.newCachedThreadPool(factory);
        agent = "GardeshPay/" + Health.moduleVersion();
        client = made();
    }

    /** Whether one was there, and broke; else there is nothing to be left behind. */
    private static boolean isOfAConnection(@Nullable Throwable failed) {
        return failed instanceof IOException
                && !(failed instanceof ConnectException
                        || failed instanceof HttpConnectTimeoutException
                        || failed instanceof UnknownHostException
                        || failed instanceof SSLException);
    }

    private HttpClient made() {
        madeAt = System.nanoTime();
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.timeout().multipliedBy(9).dividedBy(10)) // before the whole attempt ends
                .executor(threads)
                .build();
    }

    /**
     * Leaves all connections behind after one has failed, if they may have been idle: Java 17 keeps them for twenty
     * minutes, and a firewall that has forgotten them lets one attempt after the other run into its time-out. What is
     * under way on them goes on.
     */
    private synchronized void renew(HttpClient failed) {
        if (client == failed && System.nanoTime() - madeAt > KEPT.toNanos()) {
            client = made();
        }
    }

    /** Breaks off what is under way, and sends nothing any more. */
    @PreDestroy
    synchronized void close() {
        client = null;
        underWay.values().forEach(answer -> answer.cancel(true));
        threads.shutdownNow();
    }

    /** Sends it, and says what came of it; never throws for what a receiver does. */
    Attempt send(Receiver receiver, StoredWebhook message) {
        HttpClient open = client;
        Attempt attempt = open == null ? new Attempt.BrokenOff() : tried(open, receiver, message);
        return attempt instanceof Attempt.Failed && client == null ? new Attempt.BrokenOff() : attempt;
    }

    /** All within one time-out: a message that is sent later than that may be somebody else's to send. */
    private Attempt tried(HttpClient open, Receiver receiver, StoredWebhook message) {
        long deadline = System.nanoTime() + settings.timeout().toNanos();
        try {
            String obstacle = obstacle(receiver.url(), deadline);
            return obstacle == null
                    ? brought(
                            open.sendAsync(request(receiver, message), BodyHandlers.ofInputStream()),
                            deadline,
                            this::judged)
                    : new Attempt.Failed(obstacle);
        } catch (RejectedExecutionException noThread) {
            return new Attempt.Failed("no thread could be made");
        } catch (TimeoutException silent) {
            renew(open);
            return new Attempt.Failed(Answers.silence(settings.timeout()));
        } catch (ExecutionException failed) {
            if (isOfAConnection(failed.getCause())) {
                renew(open);
            }
            return new Attempt.Failed(Answers.reason(failed.getCause(), receiver.url(), settings.timeout()));
        } catch (CancellationException closed) {
            return new Attempt.BrokenOff();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Attempt.BrokenOff();
        }
    }

    private @Nullable String obstacle(URI url, long deadline) throws ExecutionException, InterruptedException {
        String host = url.getHost();
        if (settings.allowPrivate() || Loopback.isNamedBy(host) || isThroughAProxy(url)) {
            return null;
        }
        try {
            return brought(
                            threads.submit(() -> Optional.ofNullable(Addresses.obstacle(host))),
                            deadline,
                            Function.identity())
                    .orElse(null);
        } catch (TimeoutException slow) {
            return "the name of the host is not looked up in "
                    + settings.timeout().toMillis() + " ms";
        }
    }

    /**
     * The JVM's proxy (https.proxyHost) looks the name up, where this machine may not know it; and only it can refuse
     * an address.
     */
    private static boolean isThroughAProxy(URI url) {
        ProxySelector selector = ProxySelector.getDefault();
        List<Proxy> chosen = selector == null ? List.of() : selector.select(url);
        return !chosen.isEmpty() && chosen.get(0).type() == Proxy.Type.HTTP; // HttpClient heeds the first, and no SOCKS
    }

    private <T, R> R brought(Future<T> work, long deadline, Function<T, R> read)
            throws ExecutionException, TimeoutException, InterruptedException {
        underWay.put(Thread.currentThread(), work);
        try {
            if (client == null) { // closed since: perhaps before it was there to be broken off
                work.cancel(true);
            }
            return read.apply(work.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS));
        } finally {
            work.cancel(true);
            underWay.remove(Thread.currentThread());
        }
    }

    private HttpRequest request(Receiver receiver, StoredWebhook message) {
        long seconds = node.now().getEpochSecond();
        return HttpRequest.newBuilder(receiver.url())
                .timeout(settings.timeout())
                .header("Content-Type", "application/json")
                .header("User-Agent", agent)
                .header("webhook-id", message.messageId())
                .header("webhook-timestamp", Long.toString(seconds))
                .header(
                        "webhook-signature",
                        Signature.of(receiver.secrets(), message.messageId(), seconds, message.body()))
                .POST(BodyPublishers.ofString(message.body()))
                .build();
    }

    private Attempt judged(HttpResponse<InputStream> answer) {
        try {
            answer.body().close();
        } catch (IOException unread) {
            LOG.log(Level.DEBUG, "the rest of an answer broke off, which nobody reads", unread);
        }
        return Answers.judged(answer.statusCode(), answer.headers().firstValue("Retry-After"), node.now());
    }
}
