package switchboard.ui.listen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Component;
import java.awt.Insets;
import java.awt.Rectangle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javax.swing.AbstractButton;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTabbedPane;
import javax.swing.JTextField;
import javax.swing.SwingUtilities;
import javax.swing.text.JTextComponent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import switchboard.event.Request;
import switchboard.model.ClassCode;
import switchboard.model.ListenerSettings;
import switchboard.model.ListenerSettings.Where;
import switchboard.thread.Await;
import switchboard.ui.edt.Edt;
import switchboard.ui.fake.ComponentFinder;
import switchboard.ui.fake.OnEdt;
import switchboard.ui.look.InertLabel;
import switchboard.ui.look.InertParagraph;
import switchboard.ui.look.LookAndFeelSetup;
import switchboard.ui.look.Theme;
import switchboard.wire.framing.Framings;

@Timeout(60)
class ListenersCardTest {
    private static final ListenerSettings HERE = ListenFixture.at(5050);
    private static final ListenerSettings SECRET =
            HERE.at(new Where.Tcp("127.0.0.1", 5443, true)).asking(new ClassCode("apple"));

    @TempDir
    Path directory;

    private final List<String> copied = new ArrayList<>();
    private final List<String> unseen = new ArrayList<>();

    /** The card of the listeners of a server that is played by the test. */
    private final class Desk {
        final ListenFixture server = new ListenFixture();
        final ListenersCard card = new ListenersCard(
                server.listen, copied::add, first -> Optional.of(directory.resolve(first)), Edt::later, unseen::add);

        Desk() {
            new JPanel().add(card);
        }

        void press(String name) {
            AbstractButton button = button(name);
            assertTrue(button.isEnabled(), name);
            button.doClick();
        }

        AbstractButton button(String name) {
            return ComponentFinder.one(
                    card,
                    AbstractButton.class,
                    one -> isShown(one)
                            && name.equals(one.getAccessibleContext().getAccessibleName()));
        }

        boolean has(String name) {
            return ComponentFinder.all(card, AbstractButton.class).stream()
                    .anyMatch(one -> isShown(one)
                            && name.equals(one.getAccessibleContext().getAccessibleName()));
        }

        JTextField field(String name) {
            return ComponentFinder.one(
                    card,
                    JTextField.class,
                    one -> isShown(one)
                            && name.equals(one.getAccessibleContext().getAccessibleName()));
        }

        private boolean isShown(Component one) {
            for (Component at = one; at != card; at = at.getParent()) {
                if (!at.isVisible()) {
                    return false;
                }
            }
            return true;
        }

        boolean shows(String words) {
            Predicate<String> has = text -> text.contains(words);
            return ComponentFinder.all(card, InertParagraph.class).stream()
                            .anyMatch(one -> isShown(one) && has.test(one.text()))
                    || ComponentFinder.all(card, InertLabel.class).stream()
                            .anyMatch(one -> isShown(one) && has.test(one.text()));
        }
    }

    @AfterAll
    static void leaveNoTheme() {
        OnEdt.run(() -> LookAndFeelSetup.install(Theme.LIGHT, 100));
    }

    @Test
    void eachListenerIsThereWithAddressWordsCodeCertificateAndClients() {
        OnEdt.run(() -> {
            Desk desk = new Desk();
            desk.server.listening(1, HERE).listening(2, SECRET);
            desk.server.connect(1);
            desk.server.connect(2);
            desk.card.tick();
            for (String words : List.of(
                    "127.0.0.1:5050",
                    "127.0.0.1:5443",
                    "Listening · 2 clients connected",
                    "Listening · no clients connected",
                    "64-byte text length, then UTF-8 text (header64)",
                    "Only this computer can connect · Replies: Framed · No class code",
                    "Only this computer can connect · Replies: Framed · TLS · Class code: apple")) {
                assertTrue(desk.shows(words), words);
            }
            desk.press("Copy fingerprint");
            assertEquals(List.of(ListenFixture.FINGERPRINT), copied);
        });
    }

    @Test
    void oneMoreListenerNeedsNothingTyped() {
        OnEdt.run(() -> {
            Desk desk = new Desk();
            desk.server.listening(1, HERE.asking(new ClassCode("apple")));
            desk.press("Add a listener");
            desk.press("Listen");
            Request.StartListening asked =
                    (Request.StartListening) desk.server.asked().orElseThrow();
            assertEquals("apple", asked.settings().code().word());
            assertEquals("127.0.0.1", ((Where.Tcp) asked.settings().where()).address());
            assertTrue(((Where.Tcp) asked.settings().where()).port() > 5050);
            desk.server.listening(2, asked.settings());
            assertTrue(desk.has("Add a listener"), "the list shows again");
            assertEquals(2, desk.server.listen.list().all().size());
        });
    }

    @Test
    void portAndFramingOfTheMainListenerChangeByOneRequest() {
        OnEdt.run(() -> {
            Desk desk = new Desk();
            desk.server.listening(1, HERE);
            desk.server.connect(1);
            desk.press("Change the listener 127.0.0.1:5050");
            assertTrue(desk.shows("1 connected client keeps its connection and its format"));
            desk.field("Port").setText("6060");
            desk.field("Framing").setText("lines");
            desk.press("Apply");
            ListenerSettings changed = new ListenerSettings(
                    new Where.Tcp("127.0.0.1", 6060),
                    Framings.LINES,
                    HERE.replyAs(),
                    HERE.strict(),
                    HERE.goodbye(),
                    HERE.auto(),
                    HERE.code());
            assertEquals(Optional.of(new Request.MoveListener(1, changed)), desk.server.asked());
            assertEquals(Optional.empty(), desk.server.asked());
            desk.server.moved(1, HERE, 2, changed);
            assertTrue(desk.shows("127.0.0.1:6060") && desk.shows("One line of UTF-8 text"));
            assertFalse(desk.shows("127.0.0.1:5050"));
        });
    }

    @Test
    void anUnchangedFormAsksForNothing() {
        OnEdt.run(() -> {
            Desk desk = new Desk();
            desk.server.listening(1, HERE);
            desk.press("Change the listener 127.0.0.1:5050");
            desk.press("Apply");
            assertEquals(Optional.empty(), desk.server.asked());
            assertTrue(desk.has("Add a listener"));
        });
    }

    @Test
    void afterAFailureTheFormStaysAsItWasTypedAndNoNoticeIsNeeded() {
        OnEdt.run(() -> {
            Desk desk = new Desk();
            desk.server.listening(1, HERE);
            desk.press("Add a listener");
            desk.field("Port").setText("6060");
            desk.field("Class code").setText("pear");
            desk.press("Listen");
            ListenerSettings asked =
                    ((Request.StartListening) desk.server.asked().orElseThrow()).settings();
            desk.server.failed(asked, "Port 6060 on 127.0.0.1 is in use.");
            assertTrue(desk.shows("Port 6060 on 127.0.0.1 is in use."));
            assertEquals("6060", desk.field("Port").getText());
            assertEquals("pear", desk.field("Class code").getText());
            assertTrue(desk.button("Listen").isEnabled());
            assertEquals(List.of(), unseen);
        });
    }

    @Test
    void aFailureAfterTheFormWasLeftIsSaidElsewhere() {
        OnEdt.run(() -> {
            Desk desk = new Desk();
            desk.press("Add a listener");
            desk.field("Port").setText("6060");
            desk.press("Listen");
            ListenerSettings asked =
                    ((Request.StartListening) desk.server.asked().orElseThrow()).settings();
            desk.press("Cancel");
            desk.server.failed(asked, "In use.");
            assertEquals(List.of("In use."), unseen);
        });
    }

    @Test
    void whatWasTypedIsThereWhenTheCardOpensAgain() {
        OnEdt.run(() -> {
            Desk desk = new Desk();
            desk.card.showAdd();
            desk.field("Class code").setText("pear");
            desk.card.showList();
            assertEquals("pear", desk.field("Class code").getText());
            desk.card.showAdd();
            assertEquals("pear", desk.field("Class code").getText());
            assertTrue(desk.card.first() instanceof JTextComponent);
        });
    }

    @Test
    void aListenerIsStoppedStartedAndRemovedInPlace() {
        OnEdt.run(() -> {
            Desk desk = new Desk();
            desk.server.listening(1, HERE);
            desk.server.connect(1);
            assertFalse(desk.button("Remove the listener 127.0.0.1:5050 from the list")
                    .isEnabled());
            desk.press("Stop the listener 127.0.0.1:5050");
            assertEquals(Optional.of(new Request.StopListening(1)), desk.server.asked());
            desk.server.ended(1, HERE);
            assertTrue(desk.shows("Stopped · 1 client is still connected"));
            desk.press("Start the listener 127.0.0.1:5050");
            assertEquals(Optional.of(new Request.StartListening(HERE)), desk.server.asked());
            desk.server.failed(HERE, "In use.");
            assertTrue(desk.shows("Not listening") && desk.shows("In use."));
            desk.press("Remove the listener 127.0.0.1:5050 from the list");
            assertFalse(desk.shows("127.0.0.1:5050"));
        });
    }

    @Test
    void theCertificateIsSavedInANewFileAndNeverOverAnother() throws Exception {
        Desk desk = OnEdt.call(Desk::new);
        OnEdt.run(() -> {
            desk.server.listening(1, SECRET);
            desk.press("Save certificate…");
        });
        Path file = directory.resolve("switchboard-5443.pem");
        Await.until("it is saved", () -> OnEdt.call(() -> desk.shows("The certificate is saved in " + file)));
        assertEquals(ListenFixture.CERTIFICATE, Files.readString(file));
        Files.writeString(file, "mine");
        OnEdt.run(() -> desk.press("Save certificate…"));
        Await.until("it is refused", () -> OnEdt.call(() -> desk.shows("The certificate is not saved: ")));
        assertEquals("mine", Files.readString(file));
    }

    @Test
    void theServerIsOpenedToTheNetworkFromTheList() {
        OnEdt.run(() -> {
            Desk desk = new Desk();
            desk.server.listening(1, HERE);
            desk.press("Open to the network");
            assertEquals(
                    Optional.of(new Request.MoveListener(1, HERE.at(new Where.Tcp("0.0.0.0", 5050)))),
                    desk.server.asked());
        });
    }

    @Test
    void accessControlIsTheOtherTab() {
        OnEdt.run(() -> {
            Desk desk = new Desk();
            desk.card.showAccess();
            JTabbedPane tabs = ComponentFinder.one(desk.card, JTabbedPane.class, any -> true);
            assertEquals("Access control", tabs.getTitleAt(tabs.getSelectedIndex()));
            assertEquals("Class code", desk.card.first().getAccessibleContext().getAccessibleName());
        });
    }

    @Test
    void atEachSizeTheMistakeIsBelowItsFieldAndTheButtonsAreInView() {
        OnEdt.run(() -> {
            for (int[] size : new int[][] {{100, 904, 560}, {200, 840, 500}}) {
                LookAndFeelSetup.install(Theme.LIGHT, size[0]);
                Desk desk = new Desk();
                desk.server.listening(1, HERE);
                desk.card.getParent().remove(desk.card);
                desk.card.showAdd();
                desk.field("Port").setText("none");
                desk.card.setSize(size[1], size[2]);
                desk.card.addNotify();
                desk.card.validate();
                desk.card.validate();
                String what = " at " + size[0];
                Rectangle cancel = place(desk, desk.button("Cancel"));
                Rectangle listen = place(desk, desk.button("Listen"));
                Rectangle card = new Rectangle(desk.card.getSize());
                assertTrue(card.contains(cancel) && card.contains(listen), cancel + ", " + listen + what);
                assertTrue(cancel.x + cancel.width < listen.x && listen.x - cancel.getMaxX() < 60, "together" + what);
                InertParagraph mistake = ComponentFinder.one(
                        desk.card, InertParagraph.class, one -> one.text().startsWith("A port is a number"));
                Rectangle field = place(desk, desk.field("Port"));
                Rectangle said = place(desk, mistake);
                assertTrue(said.y >= field.getMaxY() && said.y - field.getMaxY() < 40, said + " " + field + what);
                assertTrue(said.x >= 0 && said.getMaxX() <= card.width, said + what);
                desk.card.removeNotify();
            }
        });
    }

    @Test
    void theListFillsTheCardWithoutAFrameOfItsOwnAlsoAfterAnotherTheme() {
        OnEdt.run(() -> {
            LookAndFeelSetup.install(Theme.DARK, 100);
            Desk desk = new Desk();
            desk.server.listening(1, HERE);
            desk.card.getParent().remove(desk.card);
            SwingUtilities.updateComponentTreeUI(desk.card);
            desk.card.setSize(904, 560);
            desk.card.addNotify();
            desk.card.validate();
            desk.card.validate();
            JScrollPane scroll = ComponentFinder.one(desk.card, JScrollPane.class, Component::isVisible);
            assertEquals(new Insets(0, 0, 0, 0), scroll.getInsets());
            assertTrue(scroll.getHeight() > 400, "the list has all the room: " + scroll.getHeight());
            desk.card.removeNotify();
        });
    }

    private static Rectangle place(Desk desk, Component one) {
        return SwingUtilities.convertRectangle(one.getParent(), one.getBounds(), desk.card);
    }
}
