package switchboard.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.awt.AWTException;
import java.awt.Component;
import java.awt.Container;
import java.awt.GraphicsEnvironment;
import java.awt.KeyboardFocusManager;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import javax.swing.AbstractButton;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JTable;
import javax.swing.JTextPane;
import javax.swing.SwingUtilities;
import javax.swing.text.JTextComponent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import switchboard.model.ClientState;
import switchboard.model.ClientSummary;
import switchboard.server.TestClient;
import switchboard.server.context.ReceivedHistory;
import switchboard.thread.Await;
import switchboard.thread.Threads;
import switchboard.ui.Settings;
import switchboard.ui.clients.ClientsPanel;
import switchboard.ui.edt.EdtChecker;
import switchboard.ui.fake.ComponentFinder;
import switchboard.ui.help.ShortcutsCard;
import switchboard.ui.log.LogPanel;
import switchboard.ui.look.InertLabel;
import switchboard.ui.panes.MainPart;
import switchboard.ui.reply.ReplyPanel;
import switchboard.ui.wire.WirePanel;

/** Drives the real window by mouse and keyboard, with clients over real sockets. */
@Timeout(120)
@ExtendWith(EdtChecker.class)
@Tag("slow")
class RealWindowTest {
    private static final int CLIENTS = 30;

    private long uncaughtBefore;

    @BeforeEach
    void needsADisplay() {
        assumeFalse(GraphicsEnvironment.isHeadless(), "needs a display; ./run.sh test brings one");
        uncaughtBefore = Threads.uncaughtCount();
    }

    @Test
    void aReplyTypedIntoTheEditorArrivesAtExactlyTheSelectedClients() throws Exception {
        List<TestClient> clients = new ArrayList<>();
        try (WindowFixture desk = new WindowFixture(Settings.inMemory())) {
            int port = desk.listen();
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(new TestClient(port).sendFramed("hello from " + i));
            }
            JTable table =
                    WindowFixture.onEdt(() -> desk.find(ClientsPanel.class).table());
            Await.until("all rows are there", () -> WindowFixture.onEdt(table::getRowCount) == CLIENTS);
            Hand hand = new Hand();

            hand.click(rowOf(table, 2), false);
            hand.click(rowOf(table, 5), true);
            hand.click(rowOf(table, 7), true);
            Set<Integer> rows = new TreeSet<>();
            for (int row : WindowFixture.onEdt(table::getSelectedRows)) {
                rows.add(row);
            }
            assertEquals(Set.of(2, 5, 7), rows);
            Set<String> chosen = new TreeSet<>();
            for (int row : rows) {
                chosen.add(WindowFixture.onEdt(() -> peerOf(table, row)));
            }

            assertEquals(3, chosen.size());

            JTextComponent editor = WindowFixture.onEdt(() -> editor(desk));
            hand.click(editor);
            Await.until("the editor has the focus", () -> WindowFixture.onEdt(editor::isFocusOwner));
            hand.type("only you three");
            Await.until(
                    "it is typed", () -> WindowFixture.onEdt(editor::getText).equals("only you three"));
            hand.press(KeyEvent.VK_CONTROL, KeyEvent.VK_ENTER);
            int answered = 0;
            for (TestClient client : clients) {
                if (chosen.contains(client.address())) {
                    assertEquals("only you three", client.readFrame());
                    answered++;
                }
            }
            assertEquals(3, answered);
            Await.until(
                    "the editor is empty",
                    () -> WindowFixture.onEdt(editor::getText).isEmpty());

            hand.type("now all");
            hand.press(KeyEvent.VK_CONTROL, KeyEvent.VK_SHIFT, KeyEvent.VK_ENTER);
            Await.until("it asks in place", () -> !WindowFixture.onEdt(editor::isFocusOwner));
            hand.press(KeyEvent.VK_ENTER);
            for (TestClient client : clients) {
                assertEquals("now all", client.readFrame(), "nobody else had got anything before");
            }
            assertEquals(0, Threads.uncaughtCount() - uncaughtBefore, "exceptions that nobody caught");
        } finally {
            for (TestClient client : clients) {
                client.close();
            }
        }
    }

    @Test
    void holdAndDisconnectWorkByKeyboardAlone() throws Exception {
        try (WindowFixture desk = new WindowFixture(Settings.inMemory())) {
            int port = desk.listen();
            try (TestClient client = new TestClient(port)) {
                JTable table =
                        WindowFixture.onEdt(() -> desk.find(ClientsPanel.class).table());
                Await.until("the row is there", () -> WindowFixture.onEdt(table::getRowCount) == 1);
                Hand hand = new Hand();
                hand.click(rowOf(table, 0), false);
                hand.press(KeyEvent.VK_SPACE);
                Await.until(
                        "it is held",
                        () -> desk.server.roster().clients().stream().anyMatch(one -> one.state() == ClientState.HELD));
                hand.press(KeyEvent.VK_CONTROL, KeyEvent.VK_K);
                assertEquals("", client.readAll());
                Await.until("it is gone", () -> desk.server.roster().counts().live() == 0);
            }
            assertEquals(0, Threads.uncaughtCount() - uncaughtBefore, "exceptions that nobody caught");
        }
    }

    @Test
    void aQuestionMarkShowsTheKeysButStaysALetterWhereTextIsTyped() throws Exception {
        try (WindowFixture desk = new WindowFixture(Settings.inMemory())) {
            int port = desk.listen();
            try (TestClient client = new TestClient(port)) {
                JTable table =
                        WindowFixture.onEdt(() -> desk.find(ClientsPanel.class).table());
                Await.until("the row is there", () -> WindowFixture.onEdt(table::getRowCount) == 1);
                Hand hand = new Hand();
                JTextComponent editor = WindowFixture.onEdt(() -> editor(desk));
                hand.click(editor);
                Await.until("the editor has the focus", () -> WindowFixture.onEdt(editor::isFocusOwner));
                hand.press(KeyEvent.VK_SHIFT, KeyEvent.VK_SLASH);
                Await.until(
                        "it is typed",
                        () -> WindowFixture.onEdt(editor::getText).equals("?"));
                assertTrue(WindowFixture.onEdt(() -> ComponentFinder.all(desk.frame, ShortcutsCard.class))
                        .isEmpty());

                hand.click(rowOf(table, 0), false);
                Await.until("the table has the focus", () -> WindowFixture.onEdt(table::isFocusOwner));
                hand.press(KeyEvent.VK_SHIFT, KeyEvent.VK_SLASH);
                Await.until(
                        "the keys show",
                        () -> WindowFixture.onEdt(() -> ComponentFinder.all(desk.frame, ShortcutsCard.class))
                                        .size()
                                == 1);
                hand.press(KeyEvent.VK_ESCAPE);
                Await.until("the table has the focus again", () -> WindowFixture.onEdt(table::isFocusOwner));
                assertEquals("?", WindowFixture.onEdt(editor::getText));
            }
            assertEquals(0, Threads.uncaughtCount() - uncaughtBefore, "exceptions that nobody caught");
        }
    }

    @Test
    void f6LeadsFromPaneToPane() throws Exception {
        try (WindowFixture desk = new WindowFixture(Settings.inMemory())) {
            int port = desk.listen();
            try (TestClient client = new TestClient(port)) {
                JTable table =
                        WindowFixture.onEdt(() -> desk.find(ClientsPanel.class).table());
                Await.until("the row is there", () -> WindowFixture.onEdt(table::getRowCount) == 1);
                Hand hand = new Hand();
                hand.click(rowOf(table, 0), false);
                Await.until("the clients have the focus", () -> WindowFixture.onEdt(table::isFocusOwner));
                hand.press(KeyEvent.VK_F6);
                Await.until("the log has the focus", () -> hasFocus(desk, LogPanel.class));
                hand.press(KeyEvent.VK_F6);
                Await.until("the editor has the focus", () -> hasFocus(desk, ReplyPanel.class));
                hand.press(KeyEvent.VK_SHIFT, KeyEvent.VK_F6);
                Await.until("the log has the focus again", () -> hasFocus(desk, LogPanel.class));
            }
            assertEquals(0, Threads.uncaughtCount() - uncaughtBefore, "exceptions that nobody caught");
        }
    }

    @Test
    void f6LeadsToTheMainPartOfEachPaneAlsoFromTheButtonsOfAPane() throws Exception {
        try (WindowFixture desk = new WindowFixture(Settings.inMemory())) {
            int port = desk.listen();
            try (TestClient client = new TestClient(port)) {
                client.sendFramed("hello");
                JTable table = WindowFixture.onEdt(() -> WindowFixture.only(desk.find(LogPanel.class), JTable.class));
                Await.until("the row is there", () -> WindowFixture.onEdt(table::getRowCount) == 2);
                Hand hand = new Hand();
                // The first row tells that the client connected.
                hand.click(rowOf(table, 1), false);
                JTable clients =
                        WindowFixture.onEdt(() -> desk.find(ClientsPanel.class).table());
                WindowFixture.doOnEdt(() -> clients.setRowSelectionInterval(0, 0));
                List<MainPart> panes = WindowFixture.onEdt(() -> List.<MainPart>of(
                        desk.find(ClientsPanel.class),
                        desk.find(LogPanel.class),
                        desk.find(WirePanel.class),
                        desk.find(ReplyPanel.class)));
                Await.until(
                        "the message shows",
                        () -> WindowFixture.onEdt(() -> panes.get(2).mainPart().isShowing()));
                for (int i = 0; i < panes.size(); i++) {
                    JComponent next = panes.get((i + 1) % panes.size()).mainPart();
                    Container pane = (Container) panes.get(i);
                    for (JComponent from : WindowFixture.onEdt(() -> buttons(pane))) {
                        WindowFixture.doOnEdt(from::requestFocusInWindow);
                        Await.until("the button has the focus", () -> WindowFixture.onEdt(from::isFocusOwner));
                        hand.press(KeyEvent.VK_F6);
                        Await.until(
                                "the focus goes from "
                                        + from.getAccessibleContext().getAccessibleName()
                                        + " to the next pane's main part",
                                () -> WindowFixture.onEdt(next::isFocusOwner));
                    }
                }
            }
            assertEquals(0, Threads.uncaughtCount() - uncaughtBefore, "exceptions that nobody caught");
        }
    }

    private static List<JComponent> buttons(Container pane) {
        return ComponentFinder.all(pane, AbstractButton.class).stream()
                .filter(button -> button.isShowing() && button.isFocusable() && button.isEnabled())
                .map(JComponent.class::cast)
                .toList();
    }

    @Test
    void theButtonOnAFindingLeadsToTheMessageAsItIsReadNowAndTheFocusStaysInThePane() throws Exception {
        try (WindowFixture desk = new WindowFixture(Settings.inMemory())) {
            desk.server.readAgainFrom((client, last, wanted) -> new ReceivedHistory.Found(
                    desk.session.log().message(1).join().stream()
                            .map(kept -> new ReceivedHistory.Kept(1, kept.at(), kept.message()))
                            .toList(),
                    Optional.empty()));
            int port = desk.listen();
            try (TestClient client = new TestClient(port)) {
                client.send("alice\nbob\n");
                JTable table = WindowFixture.onEdt(() -> WindowFixture.only(desk.find(LogPanel.class), JTable.class));
                Await.until("the row is there", () -> WindowFixture.onEdt(table::getRowCount) == 2);
                Hand hand = new Hand();
                // The first row tells that the client connected.
                hand.click(rowOf(table, 1), false);
                Await.until("its finding shows", () -> readAsLines(desk).isPresent());
                hand.click(readAsLines(desk).orElseThrow());
                Await.until(
                        "the views show the new message", () -> titleOf(desk).startsWith("Message 2,"));
                Await.until(
                        "so does the log",
                        () -> WindowFixture.onEdt(table::getRowCount) == 3
                                && WindowFixture.onEdt(table::getSelectedRow) == 1);
                assertTrue(hasFocus(desk, WirePanel.class), "the focus is in the pane of the button");
            }
            assertEquals(0, Threads.uncaughtCount() - uncaughtBefore, "exceptions that nobody caught");
        }
    }

    private static Optional<JButton> readAsLines(WindowFixture desk) {
        return WindowFixture.onEdt(() -> ComponentFinder.all(desk.find(WirePanel.class), JButton.class).stream()
                .filter(button -> "Read this client as lines".equals(button.getText()) && button.isShowing())
                .findFirst());
    }

    private static String titleOf(WindowFixture desk) {
        return WindowFixture.onEdt(() -> ComponentFinder.all(desk.find(WirePanel.class), InertLabel.class).stream()
                .map(InertLabel::text)
                .filter(text -> text.startsWith("Message "))
                .findFirst()
                .orElse(""));
    }

    private static boolean hasFocus(WindowFixture desk, Class<? extends Component> pane) {
        return WindowFixture.onEdt(() -> {
            Component owner =
                    KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner();
            return owner != null && SwingUtilities.isDescendingFrom(owner, desk.find(pane));
        });
    }

    private static JTextComponent editor(WindowFixture desk) {
        return WindowFixture.only(desk.find(ReplyPanel.class), JTextPane.class);
    }

    private static String peerOf(JTable table, int row) {
        int column = table.getColumnCount() - 1;
        Object value = table.getValueAt(row, column);
        return value instanceof ClientSummary client ? client.info().peer() : String.valueOf(value);
    }

    private static Place rowOf(JTable table, int row) {
        return new Place(table, () -> {
            Rectangle cell = table.getCellRect(row, 0, true);
            return new Point(cell.x + cell.width / 2, cell.y + cell.height / 2);
        });
    }

    /** A point in a component. */
    private record Place(Component component, Supplier<Point> within) {
        Point onScreen() {
            return WindowFixture.onEdt(() -> {
                Point point = within.get();
                Point origin = component.getLocationOnScreen();
                return new Point(origin.x + point.x, origin.y + point.y);
            });
        }
    }

    /** A mouse and a keyboard, driven by a robot. */
    private static final class Hand {
        private final Robot robot;

        Hand() throws AWTException {
            robot = new Robot();
            robot.setAutoWaitForIdle(true);
            robot.setAutoDelay(15);
        }

        void click(Component component) {
            click(new Place(component, () -> new Point(component.getWidth() / 2, component.getHeight() / 2)), false);
        }

        void click(Place place, boolean withControl) {
            Point point = place.onScreen();
            robot.mouseMove(point.x, point.y);
            if (withControl) {
                robot.keyPress(KeyEvent.VK_CONTROL);
            }
            robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
            robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
            if (withControl) {
                robot.keyRelease(KeyEvent.VK_CONTROL);
            }
            robot.waitForIdle();
        }

        void type(String text) {
            for (char letter : text.toUpperCase(Locale.ROOT).toCharArray()) {
                assertTrue(letter == ' ' || (letter >= 'A' && letter <= 'Z'));
                press(letter);
            }
        }

        void press(int... keys) {
            for (int key : keys) {
                robot.keyPress(key);
            }
            for (int i = keys.length - 1; i >= 0; i--) {
                robot.keyRelease(keys[i]);
            }
            robot.waitForIdle();
        }
    }
}
