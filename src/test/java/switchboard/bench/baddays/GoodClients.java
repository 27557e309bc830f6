package switchboard.bench.baddays;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import switchboard.thread.Threads;

/**
 * The good clients: together they send at a fixed rate, whatever comes back. One that is hung up on connects anew.
 *
 * <p>All work is done by one thread, which naps between its rounds; the public methods are thread-safe and wait for it.
 */
final class GoodClients implements AutoCloseable {
    static final int COUNT = 24;

    private static final long NAP_NANOS = TimeUnit.MICROSECONDS.toNanos(500);

    /** A thread that was away for longer does not make up for what it did not send. */
    private static final double MOST_BEHIND_SECONDS = 0.1;

    private final Waits waits;
    private final EventLog log;
    private final Selector selector = Selector.open();
    private final Queue<FutureTask<?>> work = new ConcurrentLinkedQueue<>();
    private final Thread thread = Threads.platform("good-clients", this::run);
    private volatile boolean closed;
    private volatile double perSecond;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong leftOut = new AtomicLong();

    // The fields below are used by the thread alone.
    private final List<GoodClient> clients = new ArrayList<>();
    private Optional<InetSocketAddress> server = Optional.empty();
    private Optional<ExpectedSession> session = Optional.empty();
    private boolean parting;
    private int next;

    GoodClients(Waits waits, EventLog log) throws IOException {
        this.waits = waits;
        this.log = log;
        thread.start();
    }

    /** Sets the rate of all clients together, in messages a second. */
    void rate(double wanted) {
        perSecond = wanted;
    }

    /** Connects all of them to a life of the program. */
    void connect(InetSocketAddress address, ExpectedSession expected) throws IOException {
        carryOut(() -> {
            server = Optional.of(address);
            session = Optional.of(expected);
            parting = false;
            while (clients.size() < COUNT) {
                join();
            }
            return clients.size();
        });
    }

    /** Announces that the program ends: to be hung up on is no finding from now on, and nobody connects anew. */
    void expectEnd() throws IOException {
        carryOut(() -> parting = true);
    }

    /** Hangs up. */
    void disconnect() throws IOException {
        carryOut(() -> {
            parting = true;
            for (GoodClient client : clients) {
                client.close();
            }
            clients.clear();
            server = Optional.empty();
            return clients.size();
        });
    }

    /** Returns the number of messages sent so far. */
    long sent() {
        return sent.get();
    }

    /** Returns the number of messages that were due while the client had too many unanswered ones. */
    long leftOut() {
        return leftOut.get();
    }

    private <T> void carryOut(java.util.concurrent.Callable<T> task) throws IOException {
        FutureTask<T> future = new FutureTask<>(task);
        work.add(future);
        LockSupport.unpark(thread);
        try {
            future.get();
        } catch (ExecutionException failed) {
            throw new IOException("the good clients: " + failed.getCause(), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    private void run() {
        double due = 0;
        long last = RunClock.now();
        while (!closed) {
            for (FutureTask<?> task = work.poll(); task != null; task = work.poll()) {
                task.run();
            }
            long now = RunClock.now();
            due = Math.min(due + perSecond * (now - last) / 1e9, perSecond * MOST_BEHIND_SECONDS);
            last = now;
            for (; due >= 1; due--) {
                sendOne();
            }
            try {
                if (selector.selectNow(this::ready) == 0) {
                    LockSupport.parkNanos(NAP_NANOS);
                }
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }

    private void sendOne() {
        if (clients.isEmpty()) {
            return;
        }
        for (int tried = 0; tried < clients.size(); tried++) {
            GoodClient client = clients.get(next++ % clients.size());
            if (client.maySend()) {
                sent.incrementAndGet();
                try {
                    client.send();
                } catch (IOException hungUp) {
                    lost(client, hungUp);
                }
                return;
            }
        }
        leftOut.incrementAndGet();
    }

    private void ready(SelectionKey key) {
        GoodClient client = (GoodClient) key.attachment();
        try {
            client.ready();
        } catch (IOException hungUp) {
            lost(client, hungUp);
        }
    }

    private void lost(GoodClient client, IOException why) {
        clients.remove(client);
        try {
            client.close();
            if (!parting || why instanceof GoodClient.WrongAnswerException) {
                log.finding(
                        "a good client (talk %d) was let down: %s",
                        client.talk().number(), why.getMessage());
            }
            if (!parting) {
                join();
            }
        } catch (IOException refused) {
            log.finding("a good client was not let in again: %s", refused.getMessage());
        }
    }

    private void join() throws IOException {
        clients.add(new GoodClient(
                selector, server.orElseThrow(), session.orElseThrow().begin(), waits));
    }

    @Override
    public void close() throws IOException {
        disconnect();
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        selector.close();
    }
}
