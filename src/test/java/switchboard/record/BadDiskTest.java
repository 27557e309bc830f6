package switchboard.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import switchboard.event.EventBus;
import switchboard.record.session.RecordingSession;

/**
 * Records onto a disk whose writes or fsyncs fail for a while.
 *
 * <p>A second Java runs {@link Child}, with {@code bad_disk.c} loaded before its C library, and prints its
 * observations.
 */
@Timeout(120)
@EnabledOnOs(OS.LINUX)
class BadDiskTest {
    @TempDir
    Path directory;

    private List<String> play(String scene) throws Exception {
        Path library = directory.resolve("bad_disk.so");
        assumeTrue(Preloaded.compiled("bad_disk.c", library), "no C compiler here");
        Path disk = Files.createDirectory(directory.resolve("disk"));
        Files.createDirectory(disk.resolve("faults"));
        return Preloaded.run(
                        Child.class,
                        Map.of("LD_PRELOAD", library.toString(), "BAD_DISK", disk.toString()),
                        scene,
                        disk.toString())
                .lines()
                .toList();
    }

    /**
     * Removes from the files the data that is only in the system's memory: the failed fsync is the only report of it.
     */
    private void losePower() throws IOException {
        for (String lost : Files.readAllLines(directory.resolve("disk/faults/lost"))) {
            String[] parts = lost.split(" ", 3);
            try (FileChannel file = FileChannel.open(Path.of(parts[2]), StandardOpenOption.WRITE)) {
                file.write(ByteBuffer.allocate(Integer.parseInt(parts[1])), Long.parseLong(parts[0]));
            }
        }
    }

    private List<String> found() throws Exception {
        try (EventBus bus = new EventBus();
                RecordingSession session = RecordingSession.open(
                        new SessionLocation.ChosenFile(directory.resolve("disk/class.db")), bus)) {
            return session.log().rows(1, 100).get().stream()
                    .map(LogRow::preview)
                    .toList();
        }
    }

    @Test
    void writesThatFailAreToldAndMadeUpFor() throws Exception {
        assertEquals(List.of("told", "resumed", "recorded 3"), play("write"));
        losePower();
        assertEquals(List.of("before", "meanwhile", "also"), found());
    }

    @Test
    void whatAFailedFsyncLeftInMemoryAloneIsWrittenAnewBeforeItCountsAsRecorded() throws Exception {
        assertEquals(List.of("told", "resumed", "recorded 3"), play("sync"));
        losePower();
        assertEquals(List.of("before", "meanwhile", "also"), found());
    }

    @Test
    void whatIsCommittedButNotYetForcedHoldsUpNobodyIsNotCalledRecordedAndSurvivesAKill() throws Exception {
        assertEquals(List.of("committed 2001", "recorded 1"), play("hang"));
        assertEquals(2_001, newest());
    }

    private long newest() throws Exception {
        try (EventBus bus = new EventBus();
                RecordingSession session = RecordingSession.open(
                        new SessionLocation.ChosenFile(directory.resolve("disk/class.db")), bus)) {
            return session.log().newest().get();
        }
    }

    /** The actions on the bad disk, up to the kill. A failed expectation ends it with a stack trace. */
    static final class Child {
        public static void main(String[] arguments) throws Exception {
            String fault = arguments[0];
            Path disk = Path.of(arguments[1]);
            Path faults = disk.resolve("faults");
            Path file = disk.resolve("class.db");
            EventBus bus = new EventBus();
            Recorded recorded = new Recorded(bus);
            RecordingSession session =
                    RecordingSession.open(new SessionLocation.ChosenFile(file), bus, Clock.systemUTC(), 50);
            bus.publish(Facts.opened(1));
            bus.publish(Facts.received(1, "before"));
            recorded.await(1);
            Files.createFile(faults.resolve(fault));
            if (fault.equals("hang")) {
                hang(bus, session, recorded);
            }
            bus.publish(Facts.received(1, "meanwhile"));
            String trouble = recorded.awaitTrouble();
            require(trouble.startsWith("Writing " + session.file() + " failed"), trouble);
            require(trouble.endsWith("until then messages wait in memory and are not shown."), trouble);
            System.out.println("told");
            bus.publish(Facts.received(1, "also"));
            // The recorder continues to retry.
            while (Files.notExists(faults.resolve("failed")) || Files.size(faults.resolve("failed")) < 4) {
                Thread.onSpinWait();
            }
            Files.delete(faults.resolve(fault));
            while (!recorded.awaitTrouble().isEmpty()) {
                require(Files.exists(file), "never resumed");
            }
            System.out.println("resumed");
            System.out.println("recorded " + recorded.await(3).messages());
            System.out.flush();
            Runtime.getRuntime().halt(0);
        }

        private static void hang(EventBus bus, RecordingSession session, Recorded recorded) throws Exception {
            for (int count = 0; count < 2_000; count++) {
                bus.publish(Facts.received(1, "committed"));
            }
            // A reader sees a commit as soon as the system has it.
            long newest = session.log().newest().get();
            while (newest < 2_001) {
                newest = session.log().newest().get();
            }
            System.out.println("committed " + newest);
            System.out.println("recorded " + recorded.newest());
            System.out.flush();
            Runtime.getRuntime().halt(0);
        }

        private static void require(boolean holds, String otherwise) {
            if (!holds) {
                throw new IllegalStateException(otherwise);
            }
        }
    }
}
