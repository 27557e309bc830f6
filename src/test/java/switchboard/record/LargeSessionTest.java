package switchboard.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import switchboard.event.EventBus;
import switchboard.filter.TextCondition;
import switchboard.record.reader.RecordedFile;
import switchboard.record.session.RecordingSession;

/**
 * Checks the numbers of recorded and found messages of a large session. {@code ./run.sh bench log} and {@code ./run.sh
 * bench record} measure the speed.
 */
@Tag("long")
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class LargeSessionTest {
    private static final int PAGE = 256;

    @TempDir
    Path directory;

    @Test
    void fiveMillionMessagesAreReadWithAHeapThatHoldsAFewThousand() throws Exception {
        int messages = 5_000_000;
        Path file = directory.resolve("class.db");
        try (PrintStream nobody = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            LogBenchSession.generate(file, messages, nobody);
        }
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Reader.class.getName(),
                        file.toString(),
                        Integer.toString(messages))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(process.waitFor(1, TimeUnit.MINUTES));
            assertEquals(0, process.exitValue(), said);
            assertEquals("read and found", said.strip());
        } finally {
            process.destroyForcibly();
        }
    }

    /** Reads pages of a session, jumps in it, and searches it from one end to the other. */
    static final class Reader {
        public static void main(String[] arguments) throws Exception {
            long messages = Long.parseLong(arguments[1]);
            try (SessionLog log = RecordedFile.open(Path.of(arguments[0]))) {
                require(log.newest().get() == messages, "newest");
                Random random = new Random(5);
                for (int jump = 0; jump < 200; jump++) {
                    long first = 1 + random.nextLong(messages - PAGE);
                    List<LogRow> rows = log.rows(first, PAGE).get();
                    require(rows.size() == PAGE && rows.getFirst().number() == first, "page at " + first);
                    require(rows.getLast().at() == LogBenchSession.at(first + PAGE - 1), "time at " + first);
                }
                long found = 0;
                long after = 0;
                while (after < messages) {
                    Matches matches = log.matches(new TextCondition(LogBenchSession.RARE), after, messages)
                            .get();
                    found += matches.numbers().length;
                    after = matches.lookedUpTo();
                }
                require(found == 1, found + " found");
            }
            System.out.println("read and found");
        }

        private static void require(boolean holds, String otherwise) {
            if (!holds) {
                throw new IllegalStateException(otherwise);
            }
        }
    }

    @Test
    void aMillionMessagesThatAreSaidAsFastAsItGoesAreAllRecordedAndAllFound() throws Exception {
        int messages = 1_000_000;
        Path file = directory.resolve("class.db");
        try (EventBus bus = new EventBus();
                Recorded recorded = new Recorded(bus);
                RecordingSession session = RecordingSession.open(new SessionLocation.ChosenFile(file), bus)) {
            bus.publish(Facts.opened(1));
            for (int count = 1; count <= messages; count++) {
                bus.publish(Facts.received(1, count % 1_000 == 0 ? "a thousandth one" : "message " + count));
            }
            assertEquals(0, recorded.await(messages).missing());
            long found = 0;
            long after = 0;
            while (after < messages) {
                Matches matches = session.log()
                        .matches(new TextCondition("thousandth"), after, messages)
                        .get();
                found += matches.numbers().length;
                after = matches.lookedUpTo();
            }
            assertEquals(messages / 1_000, found);
        }
    }
}
