package switchboard.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Simulates a machine that misbehaves, for processes that are started with its {@linkplain #environment() environment}:
 * the wall clock jumps, a sync of the disk takes long, the disk is full. The library {@code bad_machine.c}, loaded
 * before the C library, does it; its source says how far.
 *
 * <p>Thread-safe. Changes count at once, in all of these processes.
 */
public final class BadMachine {
    private static final int WALL_CLOCK = 0;
    private static final int SYNC = 1;
    private static final int FULL = 2;
    private static final int NUMBERS = 3;

    private final Path library;
    private final Path numbers;
    private final Path disk;
    private final ByteBuffer mapped;

    private BadMachine(Path library, Path numbers, Path disk) throws IOException {
        this.library = library;
        this.numbers = numbers;
        this.disk = disk;
        try (FileChannel file = FileChannel.open(
                numbers, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            mapped = file.map(FileChannel.MapMode.READ_WRITE, 0, (long) NUMBERS * Long.BYTES)
                    .order(ByteOrder.nativeOrder());
        }
    }

    /**
     * Compiles the library; empty if this machine has no compiler or is not Linux.
     *
     * @param scratch an existing folder for the library
     * @param disk the folder whose disk can be full
     */
    public static Optional<BadMachine> in(Path scratch, Path disk) throws IOException {
        Optional<CCompiler> compiler = CCompiler.find();
        if (compiler.isEmpty()) {
            return Optional.empty();
        }
        Path library = scratch.resolve("bad_machine.so");
        compiler.get().compile("bad_machine.c", library, "-shared", "-fPIC", "-ldl");
        return Optional.of(new BadMachine(library, scratch.resolve("bad_machine"), disk));
    }

    /** Returns the environment variables of processes that it affects. */
    public Map<String, String> environment() {
        return Map.of("LD_PRELOAD", library.toString(), "BAD_MACHINE", numbers.toString(), "BAD_DISK", disk.toString());
    }

    /** Sets the distance of the wall clock from the true time. The monotonic clock stays as it is. */
    public void moveWallClock(Duration distance) {
        mapped.putLong(WALL_CLOCK * Long.BYTES, distance.toNanos());
    }

    /** Makes each fsync and fdatasync take longer by this time. */
    public void delaySync(Duration delay) {
        mapped.putLong(SYNC * Long.BYTES, delay.toMillis());
    }

    /** Makes the disk full, or frees it. */
    public void fillDisk(boolean full) {
        mapped.putLong(FULL * Long.BYTES, full ? 1 : 0);
    }
}
