package switchboard.client.swarm;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import switchboard.client.ClientException;
import switchboard.client.Dialer;
import switchboard.text.CodedText;
import switchboard.thread.Threads;

/**
 * Many clients in one process.
 *
 * <p>Each client has one virtual thread that sends and one that reads. {@link #run} is called once and waits for the
 * end; {@link #stop} and {@link #progress} are thread-safe.
 */
public final class Swarm {
    /** The extra time beyond its reply limits for a client that does not end by itself. */
    private static final long STRAGGLER_NANOS = TimeUnit.SECONDS.toNanos(5);

    /** The same extra time after an early stop. */
    private static final long HURRIED_STRAGGLER_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

    private final SwarmPlan plan;
    private final SwarmContext context;
    private final Consumer<ConnectionResult> onCall;
    private final List<SwarmClient> swarmClients = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final CountDownLatch remaining;
    private final ReentrantLock lock = new ReentrantLock();

    @GuardedBy("lock")
    private final Map<ClientKind, KindCounts> counts = new EnumMap<>(ClientKind.class);

    private Swarm(SwarmPlan plan, Consumer<ConnectionResult> onCall) {
        this.plan = plan;
        this.onCall = onCall;
        this.context = new SwarmContext(plan);
        this.remaining = new CountDownLatch(plan.mix().size());
        plan.mix().counts().forEach((kind, clients) -> counts.put(kind, KindCounts.none(kind, clients)));
    }

    /** Creates a swarm and starts its clock. */
    public static Swarm of(SwarmPlan plan) {
        return of(plan, call -> {});
    }

    /**
     * Creates a swarm and starts its clock.
     *
     * @param onCall receives the result of each connection in the client's thread, possibly in many threads at once
     */
    public static Swarm of(SwarmPlan plan, Consumer<ConnectionResult> onCall) {
        return new Swarm(plan, onCall);
    }

    /**
     * Starts the clients, waits until all have left and returns the results.
     *
     * @throws ClientException if the server cannot be reached
     */
    public SwarmReport run() throws ClientException, InterruptedException {
        long begun = System.nanoTime();
        SwarmSocket first = context.line(Dialer.dial(plan.host(), plan.port(), plan.replyTimeout()));
        InetSocketAddress server = new InetSocketAddress(first.tcp().getInetAddress(), plan.port());
        Optional<SwarmSocket> connection = Optional.of(first);
        for (ClientKind kind : plan.mix().assigned(plan.seed())) {
            SwarmClient client = new SwarmClient(
                    context, kind, swarmClients.size() + 1, server, connection, new ResultCounter(), this::gone);
            connection = Optional.empty();
            swarmClients.add(client);
            threads.add(Threads.virtual("swarm " + client.name(), client));
        }
        threads.forEach(Thread::start);
        awaitEverybody();
        Duration time = Duration.ofNanos(System.nanoTime() - begun);
        lock.lock();
        try {
            return new SwarmReport(plan, time, context.runClock().isStopped(), List.copyOf(counts.values()));
        } finally {
            lock.unlock();
        }
    }

    private void awaitEverybody() throws InterruptedException {
        context.runClock().await();
        // The end of the run ends every other wait.
        threads.forEach(LockSupport::unpark);
        // A client that never reads may be blocked in a write indefinitely.
        swarmClients.stream().filter(client -> !client.kind().listens()).forEach(SwarmClient::cut);
        if (!awaitStragglers()) {
            swarmClients.forEach(SwarmClient::cut);
            remaining.await();
        }
    }

    /**
     * Waits for the clients that still wait for replies or close their connections; returns false if some do not end.
     */
    private boolean awaitStragglers() throws InterruptedException {
        long longestWait = 2 * plan.replyTimeout().toNanos() + STRAGGLER_NANOS;
        long until = System.nanoTime() + longestWait;
        while (!context.runClock().isStopped() && until - System.nanoTime() > 0) {
            if (remaining.await(Math.min(until - System.nanoTime(), HURRIED_STRAGGLER_NANOS), TimeUnit.NANOSECONDS)) {
                return true;
            }
        }
        return remaining.await(context.runClock().replyTimeoutNanos() + HURRIED_STRAGGLER_NANOS, TimeUnit.NANOSECONDS);
    }

    /** Stops the run early: no client sends any more, and within about a second all have left. */
    public void stop() {
        context.runClock().stop();
    }

    /** Returns the progress. */
    public SwarmProgress progress() {
        return context.progress();
    }

    private void gone(SwarmClient client) {
        remaining.countDown();
    }

    private void add(ClientKind kind, UnaryOperator<KindCounts> change) {
        lock.lock();
        try {
            counts.computeIfPresent(kind, (same, before) -> change.apply(before));
        } finally {
            lock.unlock();
        }
    }

    /** Adds the results of the clients to the totals. */
    private final class ResultCounter implements SwarmClient.ResultListener {
        @Override
        public void ended(ConnectionResult result) {
            add(result.kind(), before -> before.plus(result));
            onCall.accept(result);
        }

        @Override
        public void failed(ClientKind kind, CodedText why) {
            add(kind, before -> before.plusRefused(why));
        }
    }
}
