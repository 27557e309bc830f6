package switchboard.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.awt.Component;
import java.awt.GraphicsEnvironment;
import java.awt.KeyboardFocusManager;
import java.awt.Robot;
import java.awt.event.KeyEvent;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JButton;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import javax.swing.JTable;
import javax.swing.MenuSelectionManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import switchboard.server.TestClient;
import switchboard.thread.Await;
import switchboard.ui.LocalizedDigits;
import switchboard.ui.Settings;
import switchboard.ui.clients.ClientsPanel;
import switchboard.ui.edt.EdtChecker;
import switchboard.ui.fake.ComponentFinder;
import switchboard.ui.look.InertLabel;
import switchboard.ui.look.InertParagraph;
import switchboard.ui.removal.UndoBar;

/** Disconnects and blocks clients in the real window, by keyboard. */
@Timeout(120)
@ExtendWith(EdtChecker.class)
@Tag("slow")
class RemovalWindowTest {
    private static final int CLIENTS = 3;

    private final List<TestClient> clients = new ArrayList<>();
    private WindowFixture desk;
    private JTable table;
    private Robot robot;

    @BeforeEach
    void connect() throws Exception {
        assumeFalse(GraphicsEnvironment.isHeadless(), "needs a display; ./run.sh test brings one");
        desk = new WindowFixture(Settings.inMemory());
        int port = desk.listen();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(new TestClient(port));
        }
        table = WindowFixture.onEdt(() -> desk.find(ClientsPanel.class).table());
        Await.until("all rows are there", () -> WindowFixture.onEdt(table::getRowCount) == CLIENTS);
        robot = new Robot();
        robot.setAutoWaitForIdle(true);
        robot.setAutoDelay(15);
    }

    @AfterEach
    void disconnect() throws Exception {
        for (TestClient client : clients) {
            client.close();
        }
        if (desk != null) {
            desk.close();
        }
    }

    private void press(int... keys) {
        for (int key : keys) {
            robot.keyPress(key);
        }
        for (int i = keys.length - 1; i >= 0; i--) {
            robot.keyRelease(keys[i]);
        }
        robot.waitForIdle();
    }

    private void selectAndFocus(int last) {
        WindowFixture.doOnEdt(() -> {
            table.setRowSelectionInterval(0, last);
            table.requestFocusInWindow();
        });
        Await.until("the clients have the focus", () -> WindowFixture.onEdt(table::isFocusOwner));
    }

    private void awaitFocusOn(String button) {
        String words = LocalizedDigits.ofUser(button);
        Await.until(
                button + " has the focus",
                () -> WindowFixture.onEdt(() -> {
                    Component owner = KeyboardFocusManager.getCurrentKeyboardFocusManager()
                            .getFocusOwner();
                    return owner instanceof JButton focused && words.equals(focused.getText());
                }));
    }

    private int connected() {
        return desk.server.roster().counts().live();
    }

    @Test
    void severalClientsAreDisconnectedOnlyAfterAnAnswerThatIsNotTheFirstOne() {
        selectAndFocus(CLIENTS - 1);
        press(KeyEvent.VK_CONTROL, KeyEvent.VK_K);
        awaitFocusOn("Cancel");
        List<String> shown = WindowFixture.onEdt(() -> ComponentFinder.all(desk.frame, InertLabel.class).stream()
                .filter(InertLabel::isShowing)
                .map(InertLabel::text)
                .toList());
        assertTrue(shown.contains(LocalizedDigits.ofUser("Disconnect 3 clients?")), shown.toString());
        press(KeyEvent.VK_ESCAPE);
        Await.until("the clients have the focus again", () -> WindowFixture.onEdt(table::isFocusOwner));
        selectAndFocus(CLIENTS - 1);
        press(KeyEvent.VK_CONTROL, KeyEvent.VK_K);
        awaitFocusOn("Cancel");
        press(KeyEvent.VK_SPACE);
        Await.until("the clients have the focus again", () -> WindowFixture.onEdt(table::isFocusOwner));
        assertEquals(CLIENTS, connected(), "neither Escape nor the answer with the focus does harm");
        selectAndFocus(CLIENTS - 1);
        press(KeyEvent.VK_CONTROL, KeyEvent.VK_K);
        awaitFocusOn("Cancel");
        press(KeyEvent.VK_SHIFT, KeyEvent.VK_TAB);
        awaitFocusOn("Disconnect 3");
        press(KeyEvent.VK_SPACE);
        Await.until("all are gone", () -> connected() == 0);
    }

    private void block() {
        selectAndFocus(0);
        press(KeyEvent.VK_SHIFT, KeyEvent.VK_F10);
        Await.until(
                "the menu is open",
                () -> WindowFixture.onEdt(
                        () -> MenuSelectionManager.defaultManager().getSelectedPath().length > 0));
        WindowFixture.doOnEdt(() -> {
            JPopupMenu menu = (JPopupMenu) MenuSelectionManager.defaultManager().getSelectedPath()[0];
            JMenuItem block =
                    ComponentFinder.one(menu, JMenuItem.class, item -> "Disconnect and block".equals(item.getText()));
            MenuSelectionManager.defaultManager().clearSelectedPath();
            block.doClick();
        });
        awaitFocusOn("Undo");
    }

    @Test
    void aBlockSaysHowManyShareTheAddressAndIsUndoneByEscape() {
        block();
        assertTrue(
                WindowFixture.onEdt(
                                () -> ComponentFinder.one(desk.find(UndoBar.class), InertParagraph.class, any -> true)
                                        .text())
                        .contains(LocalizedDigits.ofUser("2 other clients")),
                "the number");
        press(KeyEvent.VK_ESCAPE);
        Await.until("the clients have the focus again", () -> WindowFixture.onEdt(table::isFocusOwner));
        assertEquals(CLIENTS, connected());
        assertTrue(WindowFixture.onEdt(() -> !desk.find(UndoBar.class).isVisible()));
        block();
        press(KeyEvent.VK_TAB);
        awaitFocusOn("Block now");
        press(KeyEvent.VK_SPACE);
        Await.until("all behind the address are gone", () -> connected() == 0);
    }
}
