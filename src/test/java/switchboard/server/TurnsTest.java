package switchboard.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.thread.Threads;

/** How many carriers there are is decided once for a process, so this takes a process of its own. */
@Timeout(60)
class TurnsTest {
    @Test
    void whoComesFromOutsideHasItsTurnWhileOthersKeepTheOnlyCarrierBusy() throws Exception {
        assertEquals(0, exitOfBusyCarrier());
    }

    private static int exitOfBusyCarrier() throws IOException, InterruptedException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djdk.virtualThreadScheduler.parallelism=1",
                "-Djdk.virtualThreadScheduler.maxPoolSize=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                BusyCarrier.class.getName());
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    /** Two virtual threads that always can go on, on one carrier, and a third that is started from outside. */
    static final class BusyCarrier {
        private static final int ENOUGH_SECONDS = 5;

        private BusyCarrier() {}

        /** End with 0 if the third one ran, else with 1: so it was with {@link Thread#yield} alone. */
        public static void main(String[] args) throws InterruptedException {
            Turns turns = new Turns();
            CountDownLatch bothRun = new CountDownLatch(2);
            for (int i = 0; i < 2; i++) {
                Threads.virtual("busy " + i, () -> {
                            int round = turns.round();
                            bothRun.countDown();
                            while (true) {
                                round = turns.next(round);
                            }
                        })
                        .start();
            }
            bothRun.await();
            CountDownLatch ran = new CountDownLatch(1);
            Threads.virtual("from outside", ran::countDown).start();
            Runtime.getRuntime().halt(ran.await(ENOUGH_SECONDS, TimeUnit.SECONDS) ? 0 : 1);
        }
    }
}
