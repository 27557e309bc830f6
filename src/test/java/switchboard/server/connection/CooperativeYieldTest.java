package switchboard.server.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.thread.Threads;

/**
 * Tests that {@link CooperativeYield} works in this Java, and that this Java needs it.
 *
 * <p>The number of carrier threads is fixed for the life of a process, so each test runs in a process of its own.
 */
@Timeout(60)
class CooperativeYieldTest {
    private static final int RAN = 0;
    private static final int DID_NOT_RUN = 1;

    /** The first long-lived version in which a yield alone does not give way to threads from outside. */
    private static final int NEEDS_PARKS = 25;

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void whoComesFromOutsideHasItsTurnWhileOthersKeepTheCarriersBusy(int carriers) throws Exception {
        assertEquals(RAN, exitOfBusyCarriers(carriers, "turns", 20_000));
    }

    /** A failure means that this Java gives way by itself; then {@link CooperativeYield} is not needed any more. */
    @Test
    void withoutTurnsWhoComesFromOutsideWaitsForEver() throws Exception {
        assumeTrue(Runtime.version().feature() >= NEEDS_PARKS, "on Java 21 a yield alone gives way");
        assertEquals(DID_NOT_RUN, exitOfBusyCarriers(1, "yield", 1_000));
    }

    private static int exitOfBusyCarriers(int carriers, String how, long millis)
            throws IOException, InterruptedException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djdk.virtualThreadScheduler.parallelism=" + carriers,
                "-Djdk.virtualThreadScheduler.maxPoolSize=" + carriers,
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                BusyCarriers.class.getName(),
                Integer.toString(2 * carriers),
                how,
                Long.toString(millis));
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    /** Runs in a process of its own: virtual threads that can always run, and one more that is started from outside. */
    static final class BusyCarriers {
        private BusyCarriers() {}

        /**
         * Exits with {@link #RAN} if the thread from outside ran in time, otherwise with {@link #DID_NOT_RUN}.
         *
         * @param args the number of busy threads; {@code turns} or {@code yield}; the time in milliseconds
         */
        public static void main(String[] args) throws InterruptedException {
            int busy = Integer.parseInt(args[0]);
            CountDownLatch allRun = new CountDownLatch(busy);
            // Started by a virtual thread: threads that are started from outside would be in the same queue as the
            // later one.
            Threads.virtual("starting", () -> {
                        for (int i = 0; i < busy; i++) {
                            Threads.virtual("busy " + i, () -> keepBusy(args[1].equals("turns"), allRun))
                                    .start();
                        }
                    })
                    .start();
            allRun.await();
            CountDownLatch ran = new CountDownLatch(1);
            Threads.virtual("from outside", ran::countDown).start();
            boolean inTime = ran.await(Long.parseLong(args[2]), TimeUnit.MILLISECONDS);
            Runtime.getRuntime().halt(inTime ? RAN : DID_NOT_RUN);
        }

        private static void keepBusy(boolean takesTurns, CountDownLatch allRun) {
            CooperativeYield turns = new CooperativeYield();
            allRun.countDown();
            while (true) {
                if (takesTurns) {
                    turns.next();
                } else {
                    Thread.yield();
                }
            }
        }
    }
}
