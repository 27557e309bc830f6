package switchboard.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.awt.Frame;
import java.awt.GraphicsEnvironment;
import java.awt.event.WindowEvent;
import java.util.Arrays;
import java.util.Optional;
import javax.swing.AbstractButton;
import javax.swing.JFrame;
import javax.swing.JTextField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import switchboard.server.TestClient;
import switchboard.thread.Await;
import switchboard.thread.Threads;
import switchboard.ui.Settings;
import switchboard.ui.client.ClientPanel;
import switchboard.ui.client.SmallSwarm;
import switchboard.ui.clients.ClientsPanel;
import switchboard.ui.edt.EdtChecker;
import switchboard.ui.fake.ComponentFinder;
import switchboard.ui.start.StartPanel;

/** Checks the window before and when the first client connects, as a person finds it. */
@Timeout(120)
@ExtendWith(EdtChecker.class)
@Tag("slow")
class FirstClientTest {
    private long uncaughtBefore;

    @BeforeEach
    void needsADisplay() {
        assumeFalse(GraphicsEnvironment.isHeadless(), "needs a display; ./run.sh test brings one");
        uncaughtBefore = Threads.uncaughtCount();
    }

    @Test
    void theClientOfTheWindowIsTheFirstClientAndIsAnsweredThere() throws Exception {
        try (WindowFixture desk = new WindowFixture(Settings.inMemory())) {
            desk.listen();
            Await.until("the start screen shows", () -> showsStart(desk));
            press(desk, "Open a client");
            Await.until("a second window shows", () -> clientFrame().isPresent());
            JFrame client = clientFrame().orElseThrow();
            WindowFixture.doOnEdt(
                    () -> ComponentFinder.button(client, "Connect").doClick());
            desk.awaitClients(1);
            Await.until("the start screen is gone", () -> !showsStart(desk));
            WindowFixture.doOnEdt(() -> {
                JTextField message = ComponentFinder.one(
                        client,
                        JTextField.class,
                        one -> "Message".equals(one.getAccessibleContext().getAccessibleName()));
                message.setText("good morning");
                message.postActionEvent();
            });
            desk.awaitMessages(1);
            assertTrue(desk.session
                    .log()
                    .message(1)
                    .join()
                    .orElseThrow()
                    .message()
                    .text()
                    .equals("good morning"));
            WindowFixture.doOnEdt(() -> client.dispatchEvent(new WindowEvent(client, WindowEvent.WINDOW_CLOSING)));
            Await.until(
                    "the client has left", () -> desk.server.roster().counts().live() == 0);
            assertEquals(0, Threads.uncaughtCount() - uncaughtBefore, "exceptions that nobody caught");
        }
    }

    @Test
    void aSmallSwarmComesFromTheStartScreenAndStopsFromItsNotice() throws Exception {
        try (WindowFixture desk = new WindowFixture(Settings.inMemory())) {
            desk.listen();
            Await.until("the start screen shows", () -> showsStart(desk));
            press(desk, "Start a small swarm");
            Await.until("all clients came", () -> desk.server.roster().counts().live() == SmallSwarm.CLIENTS);
            Await.until("it can be stopped", () -> shown(desk, "Stop the swarm").isPresent());
            press(desk, "Stop the swarm");
            Await.until("all clients left", () -> desk.server.roster().counts().live() == 0);
            Await.until(
                    "the notice is gone", () -> shown(desk, "Stop the swarm").isEmpty());
            assertFalse(showsStart(desk), "clients have come");
            assertEquals(0, Threads.uncaughtCount() - uncaughtBefore, "exceptions that nobody caught");
        }
    }

    @Test
    void afterAllHaveLeftTheClientsPaneSaysSo() throws Exception {
        try (WindowFixture desk = new WindowFixture(Settings.inMemory())) {
            int port = desk.listen();
            try (TestClient client = new TestClient(port)) {
                desk.awaitClients(1);
            }
            ClientsPanel pane = WindowFixture.onEdt(() -> desk.find(ClientsPanel.class));
            Await.until(
                    "it says that one has left",
                    () -> WindowFixture.onEdt(() -> ComponentFinder.all(pane, javax.swing.JLabel.class).stream()
                            .anyMatch(label -> "No clients connected; 1 has left".equals(label.getText()))));
            assertEquals(0, Threads.uncaughtCount() - uncaughtBefore, "exceptions that nobody caught");
        }
    }

    private static boolean showsStart(WindowFixture desk) {
        return WindowFixture.onEdt(() -> desk.find(StartPanel.class).isShowing());
    }

    private static Optional<AbstractButton> shown(WindowFixture desk, String text) {
        return WindowFixture.onEdt(() -> ComponentFinder.all(desk.frame, AbstractButton.class).stream()
                .filter(button -> text.equals(button.getText()) && button.isShowing())
                .findFirst());
    }

    private static void press(WindowFixture desk, String text) {
        Await.until(text + " is there", () -> shown(desk, text).isPresent());
        AbstractButton button = shown(desk, text).orElseThrow();
        WindowFixture.doOnEdt(button::doClick);
    }

    private static Optional<JFrame> clientFrame() {
        return WindowFixture.onEdt(() -> Arrays.stream(Frame.getFrames())
                .filter(frame -> frame instanceof JFrame && frame.isShowing())
                .map(JFrame.class::cast)
                .filter(frame -> !ComponentFinder.all(frame, ClientPanel.class).isEmpty())
                .findFirst());
    }
}
