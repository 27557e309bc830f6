package switchboard.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.server.context.ServerLimits;
import switchboard.system.FileDescriptors;

/**
 * Bounds on the memory of clients that are silent, or that announce large messages, measured in a process of its own.
 */
@Timeout(120)
@Tag("slow")
class MemoryTest {
    private static final int IDLE = 10_000;
    private static final int ANNOUNCING = 500;
    private static final long MIB = 1 << 20;

    @Test
    void tenThousandIdleClientsCostLittleMemoryAndNoThreads() throws Exception {
        assumeTrue(FileDescriptors.lowered(IDLE + 200) == IDLE + 200, "needs ulimit -n of more than 10,264");
        List<TestClient> clients = new ArrayList<>();
        try (MeasuredServer server = MeasuredServer.start(IDLE, 1 << 20, "-Xmx256m")) {
            // The first client loads classes and fills pools, which are not part of the cost of the others.
            try (TestClient first = new TestClient(server.port())) {
                first.sendFramed("first").readFrame();
            }
            MeasuredServer.State before = server.awaitLive(0);
            for (int i = 0; i < IDLE; i++) {
                clients.add(new TestClient(server.port()));
            }
            MeasuredServer.State all = server.awaitLive(IDLE);
            assertEquals(IDLE, all.live());
            long each = (all.heap() - before.heap()) / IDLE;
            assertTrue(each <= 8 * 1024, each + " bytes of heap for each");
            assertTrue(all.threads() <= 30, all.threads() + " platform threads");
            assertEquals("still", clients.getFirst().sendFramed("still").readFrame());
        } finally {
            for (TestClient client : clients) {
                client.close();
            }
        }
    }

    @Test
    void fiveHundredWhoAnnounceTheLongestMessageAndSendOneByteCostNothingOfIt() throws Exception {
        List<TestClient> clients = new ArrayList<>();
        int most = ServerLimits.HARD_MAX_MESSAGE;
        try (MeasuredServer server = MeasuredServer.start(ANNOUNCING + 1, most, "-Xmx256m")) {
            String beginning = most + " ".repeat(64 - Integer.toString(most).length()) + "x";
            for (int i = 0; i < ANNOUNCING; i++) {
                clients.add(new TestClient(server.port()).send(beginning));
            }
            MeasuredServer.State state = server.awaitLive(ANNOUNCING);
            assertEquals(ANNOUNCING, state.live());
            assertTrue(state.heap() < 100 * MIB, state.heap() + " bytes, though 500 came");
            try (TestClient other = new TestClient(server.port())) {
                assertEquals("served", other.sendFramed("served").readFrame());
            }
        } finally {
            for (TestClient client : clients) {
                client.close();
            }
        }
    }
}
