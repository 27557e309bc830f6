package switchboard.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.awt.GraphicsEnvironment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javax.swing.JTable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import switchboard.event.Fact;
import switchboard.model.ConnectionId;
import switchboard.model.ConnectionInfo;
import switchboard.model.Counts;
import switchboard.model.Reading;
import switchboard.thread.Await;
import switchboard.thread.Threads;
import switchboard.ui.Settings;
import switchboard.ui.clients.ClientsPanel;
import switchboard.ui.edt.EdtChecker;
import switchboard.ui.log.LogPanel;
import switchboard.wire.Message;
import switchboard.wire.ReplyFormat;
import switchboard.wire.framing.Framings;

/**
 * Counts the messages in the file and in the real window at 50,000 messages a second for ten seconds.
 *
 * <p>The latency of the window meanwhile is measured by {@code ./run.sh bench window-flood}.
 */
@Tag("long")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@ExtendWith(EdtChecker.class)
class FloodedWindowTest {
    private static final int CLIENTS = 8;
    private static final int EACH_ROUND = 125;
    private static final int ROUNDS = 500;
    private static final long ROUND_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    @Test
    void everyMessageIsInTheFileAndCountedInTheWindowWhichAnswersAllTheTime() throws Exception {
        assumeFalse(GraphicsEnvironment.isHeadless(), "needs a display; ./run.sh test brings one");
        long uncaughtBefore = Threads.uncaughtCount();
        long all = (long) CLIENTS * EACH_ROUND * ROUNDS;
        AtomicLong answered = new AtomicLong();
        try (WindowFixture desk = new WindowFixture(Settings.inMemory())) {
            desk.listen();
            List<Thread> talkers = new ArrayList<>();
            for (int client = 1; client <= CLIENTS; client++) {
                int number = client;
                Thread talker = Threads.platform("talker", () -> talk(desk, number));
                talkers.add(talker);
                talker.start();
            }
            int asked = 0;
            while (talkers.stream().anyMatch(Thread::isAlive)) {
                // At the rate at which the window answers; a call that is never answered ends the test by its time
                // limit.
                WindowFixture.doOnEdt(answered::incrementAndGet);
                asked++;
                LockSupport.parkNanos(ROUND_NANOS);
            }
            desk.awaitMessages(all);
            JTable log = WindowFixture.onEdt(() -> WindowFixture.only(desk.find(LogPanel.class), JTable.class));
            Await.until("the log shows all", () -> WindowFixture.onEdt(log::getRowCount) == all);
            JTable clients =
                    WindowFixture.onEdt(() -> desk.find(ClientsPanel.class).table());
            assertEquals(CLIENTS, WindowFixture.onEdt(clients::getRowCount));
            assertEquals(asked, answered.get());
            assertEquals(all, desk.session.log().newest().get());
            assertEquals(0, Threads.uncaughtCount() - uncaughtBefore, "exceptions that nobody caught");
        }
    }

    private static void talk(WindowFixture desk, int number) {
        ConnectionId id = new ConnectionId(number);
        String peer = "127.0.0.1:" + (50_000 + number);
        Counts counts = new Counts(number, number, number, number, 0, number, Map.of());
        desk.bus.publish(new Fact.Opened(
                new ConnectionInfo(
                        id, 1, peer, "127.0.0.1", "127.0.0.1:5050", 1, ReplyFormat.FRAMED, false, Reading.USUAL),
                counts));
        Message message = Framings.HEADER64.frame("hello".getBytes(StandardCharsets.UTF_8));
        long began = System.nanoTime();
        for (int round = 0; round < ROUNDS; round++) {
            for (int count = 0; count < EACH_ROUND; count++) {
                desk.bus.publish(
                        number % 2 == 0
                                ? new Fact.Received(id, round, message)
                                : new Fact.Sent(id, round, message, OptionalLong.empty()));
            }
            LockSupport.parkNanos(began + (round + 1) * ROUND_NANOS - System.nanoTime());
        }
    }
}
