package switchboard.server;

import java.io.Closeable;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A few open files that are let go when the system gives no more, and got back before anybody else is accepted.
 *
 * <p>Without it clients could take the last file, and then whatever opens one for the first time fails: a library's
 * classes, a native library, a file to save to. Java remembers for ever that a class could not be loaded. Where there
 * is no {@code /dev/null}, as on Windows, such limits are not met in practice. Thread-safe.
 */
final class DescriptorReserve implements AutoCloseable {
    /** Enough to load what a dialog or an export needs. */
    static final int SIZE = 16;

    /** So many more have to be free before accepting goes on, so that it does not end again at once. */
    private static final int ROOM = 8;

    private static final File NOTHING = new File("/dev/null");

    private final AtomicReference<List<Closeable>> held = new AtomicReference<>(List.of());

    /** Return whether all of them are held; gets them back if they can be had, or none. */
    boolean isHeld() {
        if (!held.get().isEmpty() || !NOTHING.exists()) {
            return true;
        }
        List<Closeable> opened = new ArrayList<>(SIZE + ROOM);
        List<Closeable> kept = List.of();
        try {
            for (int i = 0; i < SIZE + ROOM; i++) {
                opened.add(new FileInputStream(NOTHING));
            }
            kept = List.copyOf(opened.subList(0, SIZE));
        } catch (IOException noMore) {
            kept = List.of();
        }
        boolean mine = !kept.isEmpty() && held.compareAndSet(List.of(), kept);
        close(mine ? opened.subList(SIZE, opened.size()) : opened);
        return !held.get().isEmpty();
    }

    /** Let go of all of them. */
    void release() {
        close(held.getAndSet(List.of()));
    }

    private static void close(List<Closeable> files) {
        files.forEach(TcpDoor::close);
    }

    @Override
    public void close() {
        release();
    }
}
