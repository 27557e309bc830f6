package switchboard.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.awt.GraphicsEnvironment;
import java.util.List;
import java.util.Optional;
import javax.swing.JPanel;
import javax.swing.JTable;
import javax.swing.JTextPane;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import switchboard.server.TestClient;
import switchboard.thread.Await;
import switchboard.ui.Settings;
import switchboard.ui.clients.ClientsPanel;
import switchboard.ui.edt.EdtChecker;
import switchboard.ui.fake.ComponentFinder;
import switchboard.ui.log.LogPanel;
import switchboard.ui.log.rows.LogRowsModel;
import switchboard.ui.reply.ReplyPanel;

/** Selects messages in the real window and looks at the recipients. */
@Timeout(120)
@ExtendWith(EdtChecker.class)
@Tag("slow")
class RecipientWindowTest {
    @BeforeEach
    void needsADisplay() {
        assumeFalse(GraphicsEnvironment.isHeadless(), "needs a display; ./run.sh test brings one");
    }

    private static String to(WindowFixture desk) {
        return WindowFixture.onEdt(() -> ComponentFinder.all(desk.find(ReplyPanel.class), JPanel.class).stream()
                .flatMap(panel ->
                        Optional.ofNullable(panel.getAccessibleContext().getAccessibleName()).stream())
                .filter(name -> name.startsWith("To: "))
                .findFirst()
                .orElseThrow());
    }

    private static void awaitTo(WindowFixture desk, String recipients) {
        Await.until("the recipients are " + recipients, () -> to(desk).equals(recipients));
    }

    /** Selects the row of a message, whose place depends on when the session has the connects. */
    private static void select(JTable log, long number) {
        WindowFixture.doOnEdt(() -> {
            int row = ((LogRowsModel) log.getModel()).rowOf(number);
            log.setRowSelectionInterval(row, row);
        });
    }

    @Test
    void aSelectedMessageLeadsToItsClientUntilARecipientIsChosenByHand() throws Exception {
        try (WindowFixture desk = new WindowFixture(Settings.inMemory())) {
            int port = desk.listen();
            try (TestClient first = new TestClient(port);
                    TestClient second = new TestClient(port)) {
                desk.awaitClients(2);
                first.sendFramed("one");
                desk.awaitMessages(1);
                second.sendFramed("two");
                desk.awaitMessages(2);
                JTable log = WindowFixture.onEdt(() -> WindowFixture.only(desk.find(LogPanel.class), JTable.class));
                Await.until("all rows are there", () -> WindowFixture.onEdt(log::getRowCount) == 4);
                List<String> names = List.of("To: #1", "To: #2");
                for (int number : new int[] {1, 2, 1}) {
                    select(log, number);
                    awaitTo(desk, names.get(number - 1));
                }
                assertEquals(4, WindowFixture.onEdt(log::getRowCount), "the log still shows both clients");
                WindowFixture.doOnEdt(() -> WindowFixture.only(desk.find(ReplyPanel.class), JTextPane.class)
                        .setText("to the first"));
                select(log, 2);
                WindowFixture.doOnEdt(() -> WindowFixture.only(desk.find(ReplyPanel.class), JTextPane.class)
                        .setText(""));
                JTable clients =
                        WindowFixture.onEdt(() -> desk.find(ClientsPanel.class).table());
                WindowFixture.doOnEdt(clients::selectAll);
                awaitTo(desk, "To: #1, #2");
                select(log, 1);
                assertEquals("To: #1, #2", to(desk));
            }
        }
    }
}
