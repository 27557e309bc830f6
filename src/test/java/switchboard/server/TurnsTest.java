package switchboard.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
 * Whether {@link Turns} does what it is for in this Java, and whether this Java needs it.
 *
 * <p>How many carriers there are is decided once for a process, so each takes a process of its own.
 */
@Timeout(60)
class TurnsTest {
    private static final int RAN = 0;
    private static final int DID_NOT_RUN = 1;
    private static final int ATTEMPTS = 5;

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void whoComesFromOutsideHasItsTurnWhileOthersKeepTheCarriersBusy(int carriers) throws Exception {
        assertEquals(RAN, exitOfBusyCarriers(carriers, "turns", 20_000));
    }

    /**
     * If this fails, a Java has come that takes turns by itself: then {@link Turns} is needless and goes.
     *
     * <p>Several attempts, because a carrier that finds its own queue empty for a moment while the busy threads start
     * puts them into the queue of those that come from outside. From then on they all take turns.
     */
    @Test
    void withoutTurnsWhoComesFromOutsideWaitsForEver() throws Exception {
        int exit = RAN;
        for (int attempt = 0; attempt < ATTEMPTS && exit == RAN; attempt++) {
            exit = exitOfBusyCarriers(1, "yield", 1_000);
        }
        assertEquals(DID_NOT_RUN, exit);
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

    /** Virtual threads that always can go on, and one more that is started from outside. */
    static final class BusyCarriers {
        private BusyCarriers() {}

        /**
         * Ends with {@link #RAN} if the one from outside ran in time, else with {@link #DID_NOT_RUN}.
         *
         * @param args how many are busy; whether they take {@code turns} or only {@code yield}; milliseconds
         */
        public static void main(String[] args) throws InterruptedException {
            int busy = Integer.parseInt(args[0]);
            CountDownLatch allRun = new CountDownLatch(busy);
            // From inside: those that were started from outside would stand in one line with the one that comes later.
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
            Turns turns = new Turns();
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
