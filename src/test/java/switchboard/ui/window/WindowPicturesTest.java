package switchboard.ui.window;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.awt.GraphicsEnvironment;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.swing.Action;
import javax.swing.JComponent;
import javax.swing.JTable;
import javax.swing.JTextPane;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import switchboard.event.Request;
import switchboard.model.ConnectionId;
import switchboard.server.TestClient;
import switchboard.thread.Await;
import switchboard.ui.Settings;
import switchboard.ui.clients.ClientsPanel;
import switchboard.ui.command.CommandAction;
import switchboard.ui.command.WindowCommand;
import switchboard.ui.fake.ComponentFinder;
import switchboard.ui.log.LogPanel;
import switchboard.ui.reply.ReplyPanel;

/**
 * Draws the window in all its states, in both themes and on four screens, into a folder: {@code ./run.sh screenshots
 * FOLDER}.
 */
@Tag("screenshot")
@Timeout(300)
class WindowPicturesTest {
    private static final String FOLDER = System.getProperty("screenshots.folder", "");

    private static final List<String> NAMES = List.of(
            "Ana",
            "Ben",
            "Chlo\u00e9",
            "Dmitri",
            "\u674e\u96f7",
            "Emma",
            "Farid",
            "Giulia",
            "Hugo",
            "Ines",
            "Jonas",
            "Kaoru",
            "Liam",
            "Mia",
            "Noor",
            "Olaf",
            "Priya",
            "Quentin",
            "Rosa",
            "Sof\u00eda",
            "Tom\u00e1\u0161",
            "\u0645\u062d\u0645\u062f",
            "Ursula",
            "Viktor",
            "Wen",
            "Xenia",
            "Yusuf",
            "Zo\u00eb",
            "\u00dcnal",
            "Marta");

    private final List<TestClient> clients = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "light,1024,768,100",
        "light,1280,800,100",
        "light,1920,1080,100",
        "light,2560,1440,200",
        "dark,1024,768,100",
        "dark,1280,800,100",
        "dark,1920,1080,100",
        "dark,2560,1440,200"
    })
    void theWindowInAllItsStates(String theme, int width, int height, int zoom) throws Exception {
        assumeFalse(FOLDER.isEmpty(), "no folder is given");
        assumeFalse(GraphicsEnvironment.isHeadless(), "needs a display; ./run.sh screenshots brings one");
        Settings settings = Settings.inMemory();
        settings.put("theme", theme);
        settings.put("zoom", zoom);
        String suffix = "-" + theme + "-" + width + "x" + height;
        try (WindowFixture desk = new WindowFixture(settings)) {
            WindowFixture.doOnEdt(() -> desk.frame.setBounds(0, 0, width, height));
            Await.until("it has its size", () -> WindowFixture.onEdt(() -> desk.frame.getWidth() == width));
            int port = desk.listen(0).port();
            draw(desk, "1-empty" + suffix);
            join(desk, port, 1);
            clients.getFirst().sendFramed("Hello Server!");
            desk.awaitMessages(1);
            draw(desk, "2-first-client" + suffix);
            learn(desk, port);
            selectFromNewest(desk, 0);
            draw(desk, "3-class" + suffix);
            selectFromNewest(desk, 14);
            draw(desk, "4-problems" + suffix);
            answerTwo(desk);
            draw(desk, "5-two-recipients" + suffix);
            WindowFixture.doOnEdt(() -> editor(desk).setText(""));
            run(desk, WindowCommand.PRESENT);
            draw(desk, "10-present" + suffix);
            run(desk, WindowCommand.WRITE_REPLY);
            draw(desk, "11-present-reply" + suffix);
        } finally {
            for (TestClient client : clients) {
                client.close();
            }
        }
    }

    private void join(WindowFixture desk, int port, int count) {
        while (clients.size() < count) {
            clients.add(new TestClient(port));
            int there = clients.size();
            // A client is renamed only once it is in the table.
            Await.until(
                    "the client is in the table",
                    () -> WindowFixture.onEdt(
                                    () -> desk.find(ClientsPanel.class).table().getRowCount())
                            == there);
            desk.bus.request(new Request.Rename(new ConnectionId(there), NAMES.get(there - 1)));
        }
    }

    /** Lets a class of thirty talk: most of them right, some wrong in the usual ways. */
    private void learn(WindowFixture desk, int port) throws Exception {
        join(desk, port, NAMES.size());
        int count = 1;
        for (int i = 1; i < NAMES.size(); i++) {
            String name = NAMES.get(i);
            String text = "My name is " + name;
            switch (i) {
                case 5, 18 -> clients.get(i).send("hello\n");
                case 12, 20 -> clients.get(i).send(text.length() + " ".repeat(62) + text + "\u00e9\u00e9");
                case 26 -> clients.get(i).sendFramed("{\"temp\": 21.4, \"unit\": \"\u00b0C\"}");
                default -> clients.get(i).sendFramed(text);
            }
            desk.awaitMessages(++count);
        }
        clients.get(7).sendFramed("Two lines\nand a tab\there");
        desk.awaitMessages(++count);
        for (int i : new int[] {2, 3, 9, 14}) {
            desk.bus.request(new Request.Reply(
                    desk.bus.nextRequest(),
                    List.of(new Request.RecipientBody(
                            new ConnectionId(i + 1), TestClient.utf8("Welcome, " + NAMES.get(i)))),
                    new Request.ReplyForm.ClientFormat()));
            clients.get(i).readFrame();
        }
        desk.bus.request(new Request.Hold(new Request.Target.Only(Set.of(new ConnectionId(4)))));
    }

    /** Selects a row of the log, counted from the newest one; the oldest rows tell that the clients connected. */
    private static void selectFromNewest(WindowFixture desk, int back) {
        WindowFixture.doOnEdt(() -> {
            JTable log = WindowFixture.only(desk.find(LogPanel.class), JTable.class);
            int row = Math.max(0, log.getRowCount() - 1 - back);
            log.setRowSelectionInterval(row, row);
        });
    }

    private static JTextPane editor(WindowFixture desk) {
        return WindowFixture.only(desk.find(ReplyPanel.class), JTextPane.class);
    }

    private static void answerTwo(WindowFixture desk) {
        WindowFixture.doOnEdt(() -> {
            desk.find(ClientsPanel.class).table().setRowSelectionInterval(1, 2);
            editor(desk).setText("Well done, {{name}}!");
        });
    }

    /** Runs a command that has a key. */
    private static void run(WindowFixture desk, WindowCommand command) {
        WindowFixture.doOnEdt(() -> {
            for (JComponent component : ComponentFinder.all(desk.frame.getRootPane(), JComponent.class)) {
                Object[] names = component.getActionMap().keys();
                for (Object name : names == null ? new Object[0] : names) {
                    Action action = component.getActionMap().get(name);
                    if (action instanceof CommandAction found && found.command() == command) {
                        found.actionPerformed(null);
                        return;
                    }
                }
            }
            throw new AssertionError("no key runs " + command);
        });
    }

    private static void draw(WindowFixture desk, String name) throws Exception {
        Path file = Files.createDirectories(Path.of(FOLDER)).resolve(name + ".png");
        // Waiting times change all the time, so no two pictures are the same: the panes load within these looks.
        int[] looks = {0};
        Await.until("the panes have loaded", () -> ++looks[0] > 60);
        BufferedImage picture = desk.picture();
        assertTrue(ImageIO.write(picture, "png", file.toFile()));
    }
}
