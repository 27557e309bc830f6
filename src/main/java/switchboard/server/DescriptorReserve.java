package switchboard.server;

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
import switchboard.system.OpenFiles;

/**
 * A few open files that are let go before the system gives no more, and got back before anybody else is accepted.
 *
 * <p>Without it clients could take the last file, and then whatever opens one for the first time fails: a class, a
 * native library, a file to save to. Java remembers for ever that a class could not be loaded. Where there is no
 * {@code /dev/null}, as on Windows, such limits are not met in practice. Thread-safe.
 */
final class DescriptorReserve implements AutoCloseable {
    /** What a shortage is told under. */
    static final String TROUBLE = "accept";

    /** Enough for a window to load its fonts and libraries, and for whatever a dialog or an export needs. */
    private static final int SIZE = 48;

    /** So many more have to be free for somebody to be accepted: others open files at the same time. */
    private static final int ROOM = 8;

    private static final File NOTHING = new File("/dev/null");

    /** When it was not missed for so long, the shortage is over. */
    private static final long CALM_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final AtomicReference<List<Closeable>> held = new AtomicReference<>(List.of());

    private final int size = OpenFiles.reserved(SIZE);

    private final IntSupplier left;

    /**
     * How many may be accepted before the open files are counted again: counting before each would be nearly all that
     * an accept costs.
     */
    private final AtomicInteger uncounted = new AtomicInteger();

    private final AtomicBoolean shortage = new AtomicBoolean();

    /** When it was missed last, in nanoseconds. */
    private volatile long missed;

    /**
     * Creates one that holds nothing yet.
     *
     * @param left tells how many more files could be opened
     */
    DescriptorReserve(IntSupplier left) {
        this.left = left;
    }

    /** Returns whether somebody may be accepted: then this is held, and the client will not have the last file. */
    boolean allowsOneMore() {
        boolean allows = isHeld() && hasRoom();
        if (!allows) {
            release();
        }
        return allows;
    }

    /** Returns whether there was a shortage that is over now; true once for each. */
    boolean isOver(long now) {
        return shortage.get() && now - missed > CALM_NANOS && shortage.compareAndSet(true, false);
    }

    /** Returns whether there is room for one more; counts when half of the room that was found last has been taken. */
    private boolean hasRoom() {
        if (uncounted.getAndDecrement() > 0) {
            return true;
        }
        int room = left.getAsInt() - ROOM;
        uncounted.set(room / 2);
        return room >= 0;
    }

    /** Returns whether all of them are held; gets them back if they can be had. */
    private boolean isHeld() {
        if (!Objects.requireNonNull(held.get()).isEmpty() || !NOTHING.exists()) {
            return true;
        }
        return left.getAsInt() >= size + ROOM && hold();
    }

    private boolean hold() {
        List<Closeable> opened = new ArrayList<>(size);
        try {
            while (opened.size() < size) {
                opened.add(new FileInputStream(NOTHING));
            }
        } catch (IOException noMore) {
            close(opened);
            return false;
        }
        if (!held.compareAndSet(List.of(), List.copyOf(opened))) {
            close(opened);
        }
        return true;
    }

    /** Lets go of all of them: the system gives no more. */
    void release() {
        missed = System.nanoTime();
        shortage.set(true);
        uncounted.set(0);
        letGo();
    }

    private void letGo() {
        close(held.getAndSet(List.of()));
    }

    private static void close(List<Closeable> files) {
        files.forEach(TcpDoor::close);
    }

    @Override
    public void close() {
        letGo();
    }
}
