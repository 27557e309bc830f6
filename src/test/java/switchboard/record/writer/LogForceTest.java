package switchboard.record.writer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import switchboard.record.file.Sqlite;

@Timeout(30)
class LogForceTest {
    @TempDir
    Path directory;

    private final BlockingQueue<Long> reported = new LinkedBlockingQueue<>();

    private void report(List<Commit> commits) {
        commits.forEach(commit -> reported.add(commit.newest()));
    }

    private static Commit commit(long newest, long weight) {
        return new Commit(newest, 0, 0, List.of(), List.of(), weight);
    }

    /** A disk whose forces return one by one, or fail. */
    private static final class Disk implements LogForce.Log {
        private final Semaphore begun = new Semaphore(0);
        private final Semaphore returns = new Semaphore(0);
        private volatile boolean broken;
        private volatile boolean closed;

        @Override
        public void force() throws IOException {
            begun.release();
            returns.acquireUninterruptibly();
            if (broken) {
                throw new IOException("the disk is broken");
            }
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    @Test
    void aCommitIsReportedOnlyWhenAForceThatBeganAfterItHasReturned() throws Exception {
        Disk disk = new Disk();
        LogForce force = LogForce.start(disk, this::report, () -> {});
        force.add(commit(1, 10));
        disk.begun.acquire();
        force.add(commit(2, 10));
        force.add(commit(3, 10));
        assertTrue(reported.isEmpty(), reported.toString());
        disk.returns.release();
        assertEquals(1, reported.take());
        // The force that was running may not have seen the later commits; the next one takes both.
        disk.begun.acquire();
        assertTrue(reported.isEmpty(), reported.toString());
        disk.returns.release();
        assertEquals(2, reported.take());
        assertEquals(3, reported.take());
        assertEquals(List.of(), force.close());
        assertTrue(disk.closed);
        assertEquals(0, disk.begun.availablePermits());
    }

    @Test
    void theEndForcesWhatIsLeft() throws Exception {
        Disk disk = new Disk();
        LogForce force = LogForce.start(disk, this::report, () -> {});
        force.add(commit(1, 10));
        disk.begun.acquire();
        force.add(commit(2, 10));
        disk.returns.release(2);
        assertEquals(List.of(), force.close());
        assertEquals(List.of(1L, 2L), List.copyOf(reported));
    }

    @Test
    void aForceThatFailsIsToldAndNothingOfItIsReported() throws Exception {
        Disk disk = new Disk();
        CountDownLatch failed = new CountDownLatch(1);
        LogForce force = LogForce.start(disk, this::report, failed::countDown);
        disk.broken = true;
        force.add(commit(1, 10));
        disk.returns.release();
        failed.await();
        force.add(commit(2, LogForce.MOST_BYTES * 2));
        // Nobody waits for a disk that has failed.
        force.awaitRoom(() -> false);
        assertEquals("the disk is broken", force.failure().orElseThrow().getMessage());
        assertEquals(2, force.close().size());
        assertTrue(reported.isEmpty(), reported.toString());
    }

    @Test
    void tooManyBytesThatAreNotOnDiskMakeTheRecorderWaitUnlessItHurries() throws Exception {
        Disk disk = new Disk();
        LogForce force = LogForce.start(disk, this::report, () -> {});
        force.add(commit(1, LogForce.MOST_BYTES));
        force.awaitRoom(() -> false);
        force.add(commit(2, 1));
        AtomicBoolean hurried = new AtomicBoolean();
        CountDownLatch asked = new CountDownLatch(3);
        Thread recorder = Thread.ofPlatform().start(() -> {
            try {
                force.awaitRoom(() -> {
                    asked.countDown();
                    return hurried.get();
                });
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
        assertTrue(asked.await(20, TimeUnit.SECONDS));
        assertTrue(recorder.isAlive());
        hurried.set(true);
        recorder.join();
        disk.returns.release(2);
        force.close();
        force.awaitRoom(() -> false);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void onlyTheLogIsOpenedAndClosingItReleasesNoLockOfSqlite() throws Exception {
        Path file = Files.createFile(directory.resolve("class.db"));
        try (Connection connection = Sqlite.writing(file)) {
            assertEquals("wal", Sqlite.text(connection, "PRAGMA journal_mode = wal"));
            Sqlite.execute(connection, "CREATE TABLE one(two)");
            Sqlite.execute(connection, "BEGIN IMMEDIATE");
            List<String> locks = locks();
            // The database is locked as in use, the shared memory for reading and writing.
            assertTrue(locks.size() >= 3, locks.toString());
            List<String> before = openFiles();
            LogForce force = LogForce.open(file, this::report, () -> {});
            List<String> opened = openFiles();
            before.forEach(opened::remove);
            assertEquals(List.of(file.toRealPath() + "-wal"), opened);
            force.add(commit(1, 10));
            assertEquals(1, reported.take());
            assertEquals(List.of(), force.close());
            assertEquals(locks, locks());
            assertEquals(before, openFiles());
        }
    }

    private List<String> locks() throws IOException {
        List<String> inodes = new ArrayList<>();
        for (String suffix : List.of("", "-wal", "-shm")) {
            inodes.add(":" + Files.getAttribute(directory.resolve("class.db" + suffix), "unix:ino") + " ");
        }
        // The number at the beginning of a line counts the locks of all processes.
        return Files.readAllLines(Path.of("/proc/locks")).stream()
                .filter(line -> inodes.stream().anyMatch(line::contains))
                .map(line -> line.substring(line.indexOf(':') + 1))
                .sorted()
                .toList();
    }

    /** Returns the files of the folder that this process has open. */
    private List<String> openFiles() throws IOException {
        List<String> open = new ArrayList<>();
        String folder = directory.toRealPath() + "/";
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            for (Path descriptor : descriptors.toList()) {
                try {
                    String target = Files.readSymbolicLink(descriptor).toString();
                    if (target.startsWith(folder)) {
                        open.add(target);
                    }
                } catch (IOException closedMeanwhile) {
                    assertFalse(Files.exists(descriptor), closedMeanwhile.toString());
                }
            }
        }
        open.sort(null);
        return open;
    }
}
