package switchboard.ui.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Component;
import java.awt.Container;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.swing.AbstractButton;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JPanel;
import javax.swing.JTable;
import javax.swing.JTextField;
import javax.swing.text.JTextComponent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import switchboard.client.ClientTarget;
import switchboard.record.LogRow;
import switchboard.text.ClientText;
import switchboard.text.CodedText;
import switchboard.thread.Await;
import switchboard.ui.Settings;
import switchboard.ui.edt.Edt;
import switchboard.ui.edt.EdtChecker;
import switchboard.ui.edt.OnEdt;
import switchboard.ui.fake.ComponentFinder;
import switchboard.ui.fake.LogRows;
import switchboard.ui.log.LogPanel;
import switchboard.ui.look.InertParagraph;
import switchboard.ui.look.LookAndFeelSetup;
import switchboard.ui.look.Theme;
import switchboard.wire.ReplyFormat;
import switchboard.wire.framing.Framings;

@Timeout(60)
@ExtendWith(EdtChecker.class)
class ClientPanelTest {
    private final List<ClientPanel> panels = new ArrayList<>();
    private ServerSocket server = unbound();

    private static ServerSocket unbound() {
        try {
            return new ServerSocket();
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    @BeforeEach
    void listen() throws Exception {
        server = new ServerSocket(0, 4, InetAddress.getLoopbackAddress());
        OnEdt.run(() -> LookAndFeelSetup.install(Theme.LIGHT, 100));
    }

    @AfterEach
    void end() throws Exception {
        OnEdt.run(() -> panels.forEach(ClientPanel::stop));
        server.close();
    }

    private ClientPanel panel(Optional<CalledServer> first) {
        ClientPanel panel = new ClientPanel(first, Settings.inMemory(), Edt::later, ZoneOffset.UTC, text -> {});
        // Hidden, because a text field that shows asks its window for its place.
        JPanel hidden = new JPanel(null);
        hidden.setVisible(false);
        hidden.add(panel);
        panel.setSize(980, 700);
        hidden.addNotify();
        panel.validate();
        panels.add(panel);
        return panel;
    }

    private CalledServer own() {
        return new CalledServer(
                new ClientTarget(
                        "127.0.0.1",
                        server.getLocalPort(),
                        Framings.HEADER64,
                        ReplyFormat.FRAMED,
                        Duration.ofSeconds(20),
                        Optional.empty()),
                "");
    }

    private static <T> T edt(Callable<T> part) {
        try {
            return OnEdt.call(part);
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    private static JTextField field(ClientPanel panel, String name) {
        return ComponentFinder.one(
                panel,
                JTextField.class,
                one -> name.equals(one.getAccessibleContext().getAccessibleName()));
    }

    private static boolean says(ClientPanel panel, String words) {
        return ComponentFinder.all(panel, InertParagraph.class).stream()
                .anyMatch(one -> one.isVisible() && one.text().contains(words));
    }

    private static JTable log(ClientPanel panel) {
        return ComponentFinder.one(ComponentFinder.one(panel, LogPanel.class, any -> true), JTable.class, any -> true);
    }

    private static void awaitWords(ClientPanel panel, String words) {
        Await.until("it says " + words, () -> edt(() -> says(panel, words)));
    }

    @Test
    void itConnectsToThisServerSendsWhatIsTypedAndShowsBothDirections() throws Exception {
        ClientPanel panel = edt(() -> panel(Optional.of(own())));
        OnEdt.run(() -> {
            assertFalse(ComponentFinder.button(panel, "Send").isEnabled());
            ComponentFinder.button(panel, "Connect").doClick();
        });
        try (Socket other = server.accept()) {
            awaitWords(panel, "Connected to 127.0.0.1:" + server.getLocalPort());
            OnEdt.run(() -> {
                field(panel, "Message").setText("žlu");
                field(panel, "Message").postActionEvent();
            });
            byte[] came = other.getInputStream().readNBytes(64 + 4);
            assertEquals("žlu", new String(came, 64, 4, StandardCharsets.UTF_8));
            other.getOutputStream()
                    .write(Framings.HEADER64
                            .frame("thanks".getBytes(StandardCharsets.UTF_8))
                            .bytes());
            Await.until(
                    "both messages are listed",
                    () -> edt(() -> {
                        panel.tick();
                        return LogRows.messages(log(panel)).stream()
                                .map(LogRow::preview)
                                .toList()
                                .equals(List.of("žlu", "thanks"));
                    }));
            Await.until(
                    "the sent text is gone",
                    () -> edt(() -> field(panel, "Message").getText().isEmpty()));
        }
        awaitWords(panel, "closed the connection");
        OnEdt.run(() -> assertTrue(ComponentFinder.button(panel, "Connect").isEnabled()));
    }

    @Test
    void bytesAreTypedInHexAndAMistakeIsSaidAndNotSent() throws Exception {
        ClientPanel panel = edt(() -> panel(Optional.of(own())));
        OnEdt.run(() -> ComponentFinder.button(panel, "Connect").doClick());
        try (Socket other = server.accept()) {
            awaitWords(panel, "Connected to");
            OnEdt.run(() -> {
                JComboBox<?> notation = ComponentFinder.one(
                        panel,
                        JComboBox.class,
                        one -> "Message format"
                                .equals(one.getAccessibleContext().getAccessibleName()));
                notation.setSelectedIndex(2);
                field(panel, "Message").setText("01 0x");
                assertFalse(ComponentFinder.button(panel, "Send").isEnabled());
                field(panel, "Message").postActionEvent();
                field(panel, "Message").setText("01 ff");
                assertTrue(ComponentFinder.button(panel, "Send").isEnabled());
                ComponentFinder.button(panel, "Send").doClick();
            });
            byte[] came = other.getInputStream().readNBytes(64 + 2);
            assertEquals(1, came[64]);
            assertEquals((byte) 0xFF, came[65]);
        }
    }

    @Test
    void aServerThatIsNotThereIsSaidInOneSentenceAndTheFormIsOpenAgain() throws Exception {
        CalledServer nowhere = own();
        server.close();
        ClientPanel panel = edt(() -> panel(Optional.of(nowhere)));
        OnEdt.run(() -> ComponentFinder.button(panel, "Connect").doClick());
        awaitWords(panel, "refused the connection");
        OnEdt.run(() -> {
            assertTrue(field(panel, "Port").isEnabled());
            assertTrue(ComponentFinder.button(panel, "Connect").isEnabled());
        });
    }

    @Test
    void aMistakeInTheFormIsSaidAndKeepsItFromConnecting() throws Exception {
        ClientPanel panel = edt(() -> panel(Optional.empty()));
        OnEdt.run(() -> {
            assertTrue(says(panel, "A port is a number from 1 to 65535."));
            assertFalse(ComponentFinder.button(panel, "Connect").isEnabled());
            field(panel, "Port").setText("5050");
            field(panel, "Framing").setText("header");
            assertFalse(ComponentFinder.button(panel, "Connect").isEnabled());
            field(panel, "Framing").setText("lines");
            assertTrue(ComponentFinder.button(panel, "Connect").isEnabled());
            field(panel, "Server").setText(" ");
            assertTrue(says(panel, "Give the server’s address or name."));
        });
    }

    @Test
    void noSentenceOfTheWindowNamesAnOptionOfTheCommandLine() {
        for (CodedText text : List.of(
                ClientText.TLS_FINGERPRINT.with("AB:CD"),
                ClientText.TLS_UNTRUSTED.with("example.org:443"),
                ClientText.TLS_PLAIN.with("example.org:80", "--tls"))) {
            String said = FailureWords.of(text);
            assertFalse(said.contains("--"), said);
            assertTrue(said.contains(text.arguments().getFirst().toString()), said);
        }
    }

    @Test
    void whatCanHaveTheFocusHasANameAndNoButtonIsCut() throws Exception {
        for (int zoom : new int[] {100, 200}) {
            OnEdt.run(() -> {
                LookAndFeelSetup.install(Theme.DARK, zoom);
                ClientPanel panel = panel(Optional.of(own()));
                panel.setSize(980 * zoom / 100, 700 * zoom / 100);
                panel.validate();
                panel.validate();
                List<String> wrong = new ArrayList<>();
                for (Component one : all(panel)) {
                    boolean asked = one instanceof AbstractButton
                            || one instanceof JTextComponent
                            || one instanceof JComboBox<?>
                            || one instanceof JTable;
                    if (asked
                            && one.isFocusable()
                            && one.isEnabled()
                            && name(one).isBlank()) {
                        wrong.add("no name: " + one);
                    }
                    if (one instanceof JButton button
                            && button.getText() != null
                            && !button.getText().isEmpty()
                            && button.getWidth() > 0
                            && button.getWidth() < button.getPreferredSize().width) {
                        wrong.add("cut: " + button.getText());
                    }
                }
                assertEquals(List.of(), wrong);
                LookAndFeelSetup.install(Theme.LIGHT, 100);
            });
        }
    }

    private static List<Component> all(Container root) {
        List<Component> found = new ArrayList<>();
        for (Component child : root.getComponents()) {
            if (child.isVisible()) {
                found.add(child);
                if (child instanceof Container inner) {
                    found.addAll(all(inner));
                }
            }
        }
        return found;
    }

    private static String name(Component component) {
        return component.getAccessibleContext() == null
                        || component.getAccessibleContext().getAccessibleName() == null
                ? ""
                : component.getAccessibleContext().getAccessibleName();
    }
}
