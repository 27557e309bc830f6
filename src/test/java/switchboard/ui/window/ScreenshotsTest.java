package switchboard.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.awt.GraphicsEnvironment;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.swing.JTable;
import javax.swing.JTextPane;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.event.Request;
import switchboard.model.Annotation;
import switchboard.model.ConnectionId;
import switchboard.model.Note;
import switchboard.server.TestClient;
import switchboard.thread.Await;
import switchboard.ui.Settings;
import switchboard.ui.clients.ClientsPanel;
import switchboard.ui.fake.ComponentFinder;
import switchboard.ui.log.LogPanel;
import switchboard.ui.log.rows.LogRowsModel;
import switchboard.ui.reply.ReplyPanel;

/** Draws the pictures in {@code assets/} again: {@code ./run.sh screenshots}. */
@Tag("screenshot")
@Timeout(120)
class ScreenshotsTest {
    private static final List<String> NAMES =
            List.of("Ana", "Bruno", "李雷", "Sofía", "محمد", "Kenji", "Zoë", "Ünal", "Marta", "Noah");

    @BeforeEach
    void needsADisplay() {
        assumeFalse(GraphicsEnvironment.isHeadless(), "needs a display; ./run.sh screenshots brings one");
    }

    @Test
    void light() throws Exception {
        draw("light", false, 1280, 800, true, "screenshot-light");
    }

    @Test
    void dark() throws Exception {
        draw("dark", false, 1280, 800, true, "screenshot-dark");
    }

    @Test
    void present() throws Exception {
        draw("light", true, 1920, 1080, true, "screenshot-present");
    }

    @Test
    void empty() throws Exception {
        draw("light", false, 1280, 800, false, "screenshot-empty");
    }

    private static void draw(String theme, boolean presents, int width, int height, boolean busy, String name)
            throws Exception {
        Settings settings = Settings.inMemory();
        settings.put("theme", theme);
        List<TestClient> clients = new ArrayList<>();
        try (WindowFixture desk = new WindowFixture(settings)) {
            WindowFixture.doOnEdt(() -> desk.frame.setSize(width, height));
            int port = desk.listen(5050).port();
            if (busy) {
                talk(desk, port, clients);
            }
            if (presents) {
                WindowFixture.doOnEdt(() -> ComponentFinder.press(desk.find(MainPanel.class), "F11"));
            }
            Await.until("it has settled", () -> WindowFixture.onEdt(() -> desk.frame.getWidth() == width));
            File file = new File("assets/" + name + ".png");
            ImageIO.write(desk.settledPicture(), "png", file);
            assertEquals(true, file.length() > 10_000);
        } finally {
            for (TestClient client : clients) {
                client.close();
            }
        }
    }

    private static void talk(WindowFixture desk, int port, List<TestClient> clients) throws Exception {
        for (int i = 0; i < NAMES.size(); i++) {
            TestClient client = new TestClient(port);
            clients.add(client);
            int there = i + 1;
            // A client is renamed only once it is in the table.
            Await.until(
                    "the client is in the table",
                    () -> WindowFixture.onEdt(
                                    () -> desk.find(ClientsPanel.class).table().getRowCount())
                            == there);
            desk.bus.request(new Request.Rename(new ConnectionId(there), NAMES.get(i)));
        }
        String[] said = {
            "Hello Server!",
            "",
            "你好，世界",
            "¡Hola! ¿Me oyes?",
            "مرحبا بالعالم",
            "{\"temp\": 21.4, \"unit\": \"°C\"}",
            "My first socks 🧦"
        };
        int count = 0;
        for (int i = 0; i < said.length; i++) {
            if (!said[i].isEmpty()) {
                clients.get(i).sendFramed(said[i]);
                desk.awaitMessages(++count);
            }
        }
        clients.get(7).send("alice");
        desk.awaitMessages(++count);
        String text = "Grüße vom Platz 9";
        clients.get(8).send(text.length() + " ".repeat(62) + text);
        desk.awaitMessages(++count);
        clients.get(9).sendFramed("bye").close();
        desk.awaitMessages(++count);
        clients.get(1).sendFramed("One byte").send("12");
        desk.awaitMessages(++count);
        desk.bus.request(new Request.Reply(
                desk.bus.nextRequest(),
                List.of(new Request.RecipientBody(new ConnectionId(1), TestClient.utf8("Hi, Ana!"))),
                new Request.ReplyForm.ClientFormat()));
        clients.get(0).readFrame();
        desk.bus.request(new Request.Hold(new Request.Target.Only(Set.of(new ConnectionId(6)))));
        clients.get(0).sendFramed("Thank you!");
        desk.awaitMessages(13);
        note(desk, new Note.Subject.OfMessage(3), new Note(true, ""));
        note(desk, new Note.Subject.OfMessage(6), new Note(false, "Show on Monday"));
        note(desk, new Note.Subject.OfClient(new ConnectionId(9)), new Note(true, "Sits at window 3"));
        WindowFixture.doOnEdt(() -> {
            JTable log = WindowFixture.only(desk.find(LogPanel.class), JTable.class);
            int alice = ((LogRowsModel) log.getModel()).rowOf(7);
            log.setRowSelectionInterval(alice, alice);
            JTable table = desk.find(ClientsPanel.class).table();
            table.getSelectionModel().clearSelection();
            WindowFixture.only(desk.find(ReplyPanel.class), JTextPane.class).setText("You are welcome, {{name}}!");
        });
    }

    private static void note(WindowFixture desk, Note.Subject subject, Note note) {
        desk.session.notes().put(List.of(new Annotation(subject, note))).join();
    }
}
