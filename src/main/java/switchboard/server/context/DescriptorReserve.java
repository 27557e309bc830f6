package switchboard.server.context;

import java.io.Closeable;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntSupplier;
import switchboard.system.FileDescriptors;

/**
 * A reserve of file descriptors: open files that are closed when descriptors run short, and reopened before another
 * client is accepted.
 *
 * <p>Without it clients could take the last descriptor, and then everything fails that opens a file for the first time:
 * a class, a native library, an export. Java remembers for ever that a class could not be loaded. On a system without
 * {@code /dev/null}, such as Windows, the reserve is empty, because such low limits are not met there in practice.
 * Thread-safe.
 */
public final class DescriptorReserve implements AutoCloseable {
    /** The source of the warnings about a shortage. */
    public static final String WARNING_SOURCE = "accept";

    /** The size of the reserve: enough for a window to load fonts and libraries, and for a dialog or an export. */
    private static final int SIZE = 48;

    /**
     * The descriptors that have to be free beyond the reserve before an accept, because other threads open files too.
     */
    private static final int ROOM = 8;

    private static final File NOTHING = new File("/dev/null");

    /** The time without a shortage after which the shortage is over. */
    private static final long CALM_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final AtomicReference<List<Closeable>> held = new AtomicReference<>(List.of());

    private final int size = FileDescriptors.reserved(SIZE);

    private final IntSupplier available;

    /**
     * The number of accepts before the open descriptors are counted again; counting is most of the cost of an accept.
     */
    private final AtomicInteger acceptsUntilRecount = new AtomicInteger();

    private final AtomicBoolean shortage = new AtomicBoolean();

    /** The time of the last shortage, in nanoseconds. */
    private volatile long lastShortageNanos;

    /**
     * Creates a reserve that holds no descriptors yet.
     *
     * @param available returns the number of descriptors that the process can still open
     */
    DescriptorReserve(IntSupplier available) {
        this.available = available;
    }

    /**
     * Returns whether a client may be accepted. If so, the reserve is held, so that the client does not take the last
     * descriptor; if not, the reserve is released.
     */
    public boolean allowsOneMore() {
        boolean allows = isHeld() && hasRoom();
        if (!allows) {
            release();
        }
        return allows;
    }

    /** Returns whether a shortage is over now; returns true once for each shortage. */
    public boolean isOver(long now) {
        return shortage.get() && now - lastShortageNanos > CALM_NANOS && shortage.compareAndSet(true, false);
    }

    /** Returns whether one more descriptor is free; counts again after half of the last counted room is used. */
    private boolean hasRoom() {
        if (acceptsUntilRecount.getAndDecrement() > 0) {
            return true;
        }
        int room = available.getAsInt() - ROOM;
        acceptsUntilRecount.set(room / 2);
        return room >= 0;
    }

    /** Returns whether the reserve is held; takes it again if enough descriptors are free. */
    private boolean isHeld() {
        if (!Objects.requireNonNull(held.get()).isEmpty() || !NOTHING.exists()) {
            return true;
        }
        return available.getAsInt() >= size + ROOM && reopen();
    }

    private boolean reopen() {
        List<Closeable> opened = new ArrayList<>(size);
        try {
            while (opened.size() < size) {
                opened.add(new FileInputStream(NOTHING));
            }
        } catch (IOException openFailed) {
            close(opened);
            return false;
        }
        if (!held.compareAndSet(List.of(), List.copyOf(opened))) {
            close(opened);
        }
        return true;
    }

    /** Closes the reserve because of a shortage. */
    public void release() {
        lastShortageNanos = System.nanoTime();
        shortage.set(true);
        acceptsUntilRecount.set(0);
        releaseFiles();
    }

    private void releaseFiles() {
        close(held.getAndSet(List.of()));
    }

    private static void close(Closeable file) {
        try {
            file.close();
        } catch (IOException closeFailed) {
            // Nothing was written to it, so there is nothing to lose.
            return;
        }
    }

    private static void close(List<Closeable> files) {
        files.forEach(DescriptorReserve::close);
    }

    @Override
    public void close() {
        releaseFiles();
    }
}
