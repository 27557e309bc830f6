package switchboard.fault;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import switchboard.thread.Threads;

/**
 * A network between clients and a server on this machine that misbehaves as it is told.
 *
 * <p>One platform thread accepts; each connection has two virtual threads, one for each direction. Which faults a
 * connection gets depends on nothing but its number.
 */
public final class FaultProxy implements AutoCloseable {
    private static final int BUFFER = 16 << 10;

    private final ServerSocket door;
    private final int target;
    private final IntFunction<Weather> weather;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();
    private final Thread accepting;
    private final CountDownLatch acceptedAll = new CountDownLatch(1);
    private volatile boolean closed;

    private FaultProxy(int target, IntFunction<Weather> weather) throws IOException {
        this.target = target;
        this.weather = weather;
        this.door = new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress());
        this.accepting = Threads.platform("fault-proxy", this::accept);
    }

    /**
     * Opens one on a free port of loopback.
     *
     * @param target the server's port
     * @param weather what happens to a connection, by its number from 1
     */
    public static FaultProxy to(int target, IntFunction<Weather> weather) throws IOException {
        FaultProxy proxy = new FaultProxy(target, weather);
        proxy.accepting.start();
        return proxy;
    }

    public int port() {
        return door.getLocalPort();
    }

    /** Returns how many connections came. */
    public int accepted() {
        return accepted.get();
    }

    /** Returns how many connections are not over yet, on either side. */
    public int open() {
        return links.size();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = door.accept();
                int number = accepted.incrementAndGet();
                Link link = new Link(client, number);
                links.add(link);
                link.start();
                if (closed) {
                    link.reset();
                }
            }
        } catch (IOException over) {
            // Closed: nobody comes any more.
        } finally {
            acceptedAll.countDown();
        }
    }

    /** Ends everything by a reset and wait until nothing is left of it. */
    @Override
    public void close() throws IOException {
        closed = true;
        door.close();
        try {
            acceptedAll.await();
            links.forEach(Link::reset);
            for (Link link : links) {
                link.ended.await();
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    /** One connection: two sockets. */
    private final class Link {
        final Socket client;
        final Socket server = new Socket();
        final int number;
        final AtomicInteger pumping = new AtomicInteger(2);
        final CountDownLatch ended = new CountDownLatch(1);
        volatile boolean finishing;
        volatile boolean broken;

        Link(Socket client, int number) {
            this.client = client;
            this.number = number;
        }

        void start() {
            Threads.virtual("fault link " + number, this::run).start();
        }

        private void run() {
            try {
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target), 10_000);
            } catch (IOException refused) {
                reset();
                over();
                return;
            }
            Weather here = weather.apply(number);
            Threads.virtual("fault link " + number + " down", () -> pump(server, client, here.down(), 2))
                    .start();
            pump(client, server, here.up(), 1);
        }

        private void pump(Socket from, Socket to, Faults faults, int side) {
            try {
                new Pump(this, from, to, faults, new SplittableRandom(number * 2L + side)).run();
            } catch (IOException gone) {
                // Whoever reset it: the other side gets to know.
                reset();
            } finally {
                if (pumping.decrementAndGet() == 0) {
                    closeQuietly(client);
                    closeQuietly(server);
                    over();
                }
            }
        }

        private void over() {
            links.remove(this);
            ended.countDown();
        }

        void reset() {
            broken = true;
            for (Socket socket : new Socket[] {client, server}) {
                try {
                    socket.setSoLinger(true, 0);
                } catch (SocketException closedAlready) {
                    // Then there is nothing to reset.
                }
                closeQuietly(socket);
            }
        }

        /** Says the end to both, and pass nothing on any more. */
        void finish() throws IOException {
            finishing = true;
            client.shutdownOutput();
            server.shutdownOutput();
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException already) {
            // Closed is closed.
        }
    }

    /** One direction of a connection. */
    private record Pump(Link link, Socket from, Socket to, Faults faults, SplittableRandom random) {
        void run() throws IOException {
            byte[] buffer = new byte[faults.slice() > 0 ? faults.slice() : BUFFER];
            long passed = 0;
            boolean deaf = faults.blackHole();
            while (true) {
                if (passed >= faults.cut().after() && !deaf) {
                    switch (faults.cut().how()) {
                        case NOT -> {}
                        case RESET -> {
                            link.reset();
                            return;
                        }
                        case HALF_CLOSE -> to.shutdownOutput();
                        case LIMIT -> link.finish();
                    }
                    deaf = true;
                }
                int count = from.getInputStream().read(buffer);
                if (count < 0) {
                    break;
                }
                if (deaf || link.finishing) {
                    continue;
                }
                delay(count);
                int most = (int) Math.min(count, faults.cut().after() - passed);
                to.getOutputStream().write(buffer, 0, most);
                passed += most;
            }
            if (!deaf && !link.finishing) {
                pause(faults.slowClose().toNanos());
                to.shutdownOutput();
            }
        }

        private void delay(int count) {
            long nanos = faults.latency().toNanos() + faults.sliceDelay().toNanos();
            long jitter = faults.jitter().toNanos();
            nanos += jitter > 0 ? random.nextLong(jitter) : 0;
            nanos += faults.bytesPerSecond() > 0 ? count * 1_000_000_000L / faults.bytesPerSecond() : 0;
            pause(nanos);
        }

        private void pause(long nanos) {
            long until = System.nanoTime() + nanos;
            long left = nanos;
            while (left > 0 && !link.broken) {
                // In steps, so that a link which is reset meanwhile ends soon.
                LockSupport.parkNanos(link, Math.min(left, 50_000_000));
                left = until - System.nanoTime();
            }
        }
    }
}
