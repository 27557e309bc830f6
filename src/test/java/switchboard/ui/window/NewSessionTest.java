package switchboard.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.awt.GraphicsEnvironment;
import java.awt.event.ActionEvent;
import java.util.List;
import java.util.Optional;
import javax.swing.AbstractButton;
import javax.swing.JTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import switchboard.event.Request;
import switchboard.server.TestClient;
import switchboard.thread.Await;
import switchboard.thread.Threads;
import switchboard.ui.Settings;
import switchboard.ui.clients.ClientsPanel;
import switchboard.ui.command.WindowCommand;
import switchboard.ui.edt.EdtChecker;
import switchboard.ui.fake.ComponentFinder;
import switchboard.ui.fake.LogRows;
import switchboard.ui.log.LogPanel;
import switchboard.ui.look.InertLabel;
import switchboard.ui.start.StartPanel;
import switchboard.ui.wire.WirePanel;

/** Two classes in a row, in the real window. */
@Timeout(120)
@ExtendWith(EdtChecker.class)
@Tag("slow")
class NewSessionTest {
    private long uncaughtBefore;

    @BeforeEach
    void needsADisplay() {
        assumeFalse(GraphicsEnvironment.isHeadless(), "needs a display; ./run.sh test brings one");
        uncaughtBefore = Threads.uncaughtCount();
    }

    private static void press(WindowFixture desk, String text) {
        Await.until(text + " is there", () -> button(desk, text).isPresent());
        AbstractButton button = button(desk, text).orElseThrow();
        WindowFixture.doOnEdt(button::doClick);
    }

    private static Optional<AbstractButton> button(WindowFixture desk, String text) {
        return WindowFixture.onEdt(() -> ComponentFinder.all(desk.frame, AbstractButton.class).stream()
                .filter(one -> text.equals(one.getText()) && one.isShowing())
                .findFirst());
    }

    private static void begin(WindowFixture desk) {
        WindowFixture.doOnEdt(() -> desk.find(MainPanel.class)
                .action(WindowCommand.NEW_SESSION)
                .actionPerformed(new ActionEvent(desk.frame, ActionEvent.ACTION_PERFORMED, "")));
    }

    @Test
    void theLogBeginsEmptyAndTheClientWhoIsThereGoesOn() throws Exception {
        try (WindowFixture desk = new WindowFixture(Settings.inMemory())) {
            int port = desk.listen();
            JTable log = WindowFixture.onEdt(() -> WindowFixture.only(desk.find(LogPanel.class), JTable.class));
            JTable clients =
                    WindowFixture.onEdt(() -> desk.find(ClientsPanel.class).table());
            try (TestClient stays = new TestClient(port)) {
                try (TestClient leaves = new TestClient(port)) {
                    stays.sendFramed("one");
                    leaves.sendFramed("two");
                    Await.until("both messages are listed", () -> messages(log) == 2);
                    // A client that only finishes sending can still be answered and would stay.
                    leaves.reset();
                }
                desk.bus.request(new Request.Rename(
                        desk.server.roster().clients().stream()
                                .filter(one -> one.info().peer().equals(stays.address()))
                                .findFirst()
                                .orElseThrow()
                                .id(),
                        "Ana"));
                Await.until("one has left", () -> desk.server.roster().counts().live() == 1);
                WindowFixture.doOnEdt(() -> LogRows.select(log, 1));
                Await.until("its bytes show", () -> !title(desk).isEmpty());

                begin(desk);
                press(desk, "Begin a new session");
                Await.until("the log is empty", () -> messages(log) == 0);
                Await.until("one client is listed", () -> WindowFixture.onEdt(clients::getRowCount) == 1);
                stays.sendFramed("three");
                Await.until("the new message is listed", () -> messages(log) == 1);
                assertEquals(
                        "three",
                        desk.session.log().rows(1, 100).join().getFirst().preview());
                assertEquals(
                        List.of("Ana"),
                        desk.session.log().clients().join().stream()
                                .map(one -> one.name())
                                .toList());
            }
            assertEquals(0, Threads.uncaughtCount() - uncaughtBefore, "exceptions that nobody caught");
        }
    }

    @Test
    void messagesThatAreNotRecordedAreKeptUntilAPersonAgrees() throws Exception {
        try (WindowFixture desk = new WindowFixture(Settings.inMemory())) {
            int port = desk.listen();
            JTable log = WindowFixture.onEdt(() -> WindowFixture.only(desk.find(LogPanel.class), JTable.class));
            try (TestClient client = new TestClient(port)) {
                client.sendFramed("one");
                Await.until("the message is listed", () -> messages(log) == 1);
                begin(desk);
                press(desk, "Keep this session");
                Await.until(
                        "the question is gone",
                        () -> button(desk, "Keep this session").isEmpty());
                assertEquals(1, messages(log));
                client.reset();
            }
            begin(desk);
            Await.until(
                    "the client has left", () -> desk.server.roster().counts().live() == 0);
            press(desk, "Begin a new session");
            Await.until(
                    "nobody has come to the new session",
                    () -> WindowFixture.onEdt(() -> desk.find(StartPanel.class).isShowing()));
            assertTrue(title(desk).isEmpty());
            assertEquals(0, Threads.uncaughtCount() - uncaughtBefore, "exceptions that nobody caught");
        }
    }

    private static int messages(JTable log) {
        return WindowFixture.onEdt(() -> LogRows.messages(log).size());
    }

    private static String title(WindowFixture desk) {
        return WindowFixture.onEdt(() -> ComponentFinder.all(desk.find(WirePanel.class), InertLabel.class).stream()
                .filter(InertLabel::isShowing)
                .map(InertLabel::text)
                .findFirst()
                .orElse(""));
    }
}
