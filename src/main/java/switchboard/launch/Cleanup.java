package switchboard.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Ends child processes and deletes temporary folders when this process ends, also by Ctrl-C. Thread-safe. */
final class Cleanup implements AutoCloseable {
    private static final long END_SECONDS = 5;
    private static final int INTERRUPTED = 130;
    private static final int TERMINATED = 143;

    private final Deque<Process> processes = new ConcurrentLinkedDeque<>();
    private final Deque<Path> folders = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    boolean isClosed() {
        return closed;
    }

    Process start(ProcessBuilder builder) throws IOException {
        Process process = builder.start();
        processes.push(process);
        return process;
    }

    Path folder(Path parent, String prefix) throws IOException {
        Path folder = Files.createTempDirectory(parent, prefix);
        folders.push(folder);
        return folder;
    }

    /** Waits after an exit code that a signal caused: Ctrl-C is about to end this process too. */
    static void settle(int code) throws InterruptedException {
        if (code == INTERRUPTED || code == TERMINATED) {
            Thread.sleep(TimeUnit.SECONDS.toMillis(1));
        }
    }

    /** Ends the processes and those that they started, and deletes the folders. */
    @Override
    public void close() {
        closed = true;
        for (Process process : processes) {
            List<ProcessHandle> family = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                    .toList();
            family.forEach(ProcessHandle::destroy);
            for (ProcessHandle one : family) {
                try {
                    one.onExit().get(END_SECONDS, TimeUnit.SECONDS);
                } catch (TimeoutException stuck) {
                    one.destroyForcibly();
                } catch (ExecutionException | InterruptedException unknown) {
                    // Nothing more can be done about this one.
                }
            }
        }
        folders.forEach(Cleanup::delete);
    }

    static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException inUse) {
            // It stays, in a folder for temporary files or in the cache.
        }
    }
}
