package ir.gardeshpay;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The application's own threads, for {@link Workers}. A thread is kept for some seconds and used again: a new one for
 * each work was a tenth of a payment's CPU on Payara, most of it for noting whose request is being served. Here that is
 * noted once, while the application starts, when nobody's is: what is done on these threads is done by no user, whoever
 * came first or last. Thread-safe; one for the application.
 */
@ApplicationScoped
public class Threads {

    private static final int KEPT_SECONDS = 10;

    /** Without a limit of their own: {@link Workers} have one each. */
    private final ThreadPoolExecutor kept = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, KEPT_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), Threads::made);

    @Resource(lookup = "java:comp/DefaultContextService")
    private ContextService contexts;

    private Executor application;

    /** For the container. */
    @SuppressWarnings("NullAway.Init")
    public Threads() {}

    @PostConstruct
    void prepare() {
        application = contexts.currentContextExecutor();
    }

    /** To be called while the application starts: what these threads know is as of then. */
    public void open() {
        kept.allowCoreThreadTimeOut(true);
    }

    /** So many of these threads at a time, for one kind of work. */
    public Workers workers(int most) {
        return new Workers(most, kept, application);
    }

    /**
     * At the end of the application: idle threads end at once, busy ones when they are done. No work begins any more.
     */
    public void close() {
        kept.shutdown();
    }

    /** Without the class loader of whoever made it necessary. */
    private static Thread made(Runnable work) {
        Thread thread = new Thread(null, work, "gardeshpay", 0, false);
        thread.setContextClassLoader(null);
        thread.setDaemon(true);
        return thread;
    }
}
