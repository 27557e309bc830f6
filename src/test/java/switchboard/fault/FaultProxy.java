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
 * A TCP proxy between clients and a server on this computer that injects faults.
 *
 * <p>One platform thread accepts; each connection has two virtual threads, one for each direction. The faults of a
 * connection depend on its number only.
 */
public final class FaultProxy implements AutoCloseable {
    private static final int BUFFER = 16 << 10;

    private final ServerSocket door;
    private final int target;
    private final IntFunction<NetworkFaults> weather;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();
    private final Thread accepting;
    private final CountDownLatch acceptedAll = new CountDownLatch(1);
    private volatile boolean closed;

    private FaultProxy(int target, IntFunction<NetworkFaults> weather) throws IOException {
        this.target = target;
        this.weather = weather;
        this.door = new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress());
        this.accepting = Threads.platform("fault-proxy", this::accept);
    }

    /**
     * Opens a proxy on a free port of loopback.
     *
     * @param target the server's port
     * @param weather the faults of a connection, by its number from 1
     */
    public static FaultProxy to(int target, IntFunction<NetworkFaults> weather) throws IOException {
        FaultProxy proxy = new FaultProxy(target, weather);
        proxy.accepting.start();
        return proxy;
    }

    public int port() {
        return door.getLocalPort();
    }

    /** Returns the number of accepted connections. */
    public int accepted() {
        return accepted.get();
    }

    /** Returns the number of connections that are open on either side. */
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
            // The listening socket is closed; no more connections are accepted.
        } finally {
            acceptedAll.countDown();
        }
    }

    /** Resets all connections and waits until all threads have ended. */
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
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** One connection: the client's socket and the server's. */
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
            NetworkFaults here = weather.apply(number);
            Threads.virtual("fault link " + number + " down", () -> pump(server, client, here.down(), 2))
                    .start();
            pump(client, server, here.up(), 1);
        }

        private void pump(Socket from, Socket to, Faults faults, int side) {
            try {
                new Pump(this, from, to, faults, new SplittableRandom(number * 2L + side)).run();
            } catch (IOException gone) {
                // One side has reset the connection; the other side gets a reset too.
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
                    // The socket is closed already; nothing is left to reset.
                }
                closeQuietly(socket);
            }
        }

        /** Sends FIN to both sides and passes on nothing more. */
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
            // The socket is closed in any case.
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
                // In steps, so that a connection that is reset meanwhile ends soon.
                LockSupport.parkNanos(link, Math.min(left, 50_000_000));
                left = until - System.nanoTime();
            }
        }
    }
}
