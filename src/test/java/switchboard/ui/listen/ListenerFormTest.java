package switchboard.ui.listen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Component;
import java.awt.Rectangle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.swing.AbstractButton;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JScrollBar;
import javax.swing.JTextField;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.model.ClassCode;
import switchboard.model.ListenerSettings;
import switchboard.model.ListenerSettings.AutoReply;
import switchboard.model.ListenerSettings.Where;
import switchboard.ui.LocalizedDigits;
import switchboard.ui.fake.ComponentFinder;
import switchboard.ui.fake.DemoClass;
import switchboard.ui.fake.OnEdt;
import switchboard.ui.look.InertParagraph;
import switchboard.wire.ReplyFormat;
import switchboard.wire.framing.Framing;
import switchboard.wire.framing.Framings;

@Timeout(30)
final class ListenerFormTest {
    /** The settings that are proposed, which are those of an unchanged form. */
    private static final ListenerSettings UNTOUCHED =
            DemoClass.settings("127.0.0.1").at(new Where.Tcp("127.0.0.1", 5051));

    /** The port of another listener of this server. */
    private static final int OURS = 5059;

    private final List<ListenerSettings> started = new ArrayList<>();
    private final List<String> cancelled = new ArrayList<>();

    /** A form with methods to fill it in. */
    private final class Filled {
        final ListenerForm form;

        Filled(ListenerSettings defaults) {
            form = new ListenerForm(
                    new ListenerForm.Task("Add a listener", "Listen", "", where -> where.port() == OURS),
                    defaults,
                    (by, settings) -> started.add(settings),
                    () -> cancelled.add("cancelled"));
        }

        JTextField text(String name) {
            return ComponentFinder.one(form, JTextField.class, one -> isCalled(one, name));
        }

        JComboBox<?> choice(String name) {
            return ComponentFinder.one(form, JComboBox.class, one -> isCalled(one, name));
        }

        JCheckBox box(String words) {
            return ComponentFinder.one(
                    form, JCheckBox.class, one -> one.getText().startsWith(words));
        }

        AbstractButton listen() {
            return ComponentFinder.button(form, "Listen");
        }

        private static boolean isCalled(JComponent component, String name) {
            return name.equals(component.getAccessibleContext().getAccessibleName());
        }

        Filled type(String name, String words) {
            text(name).setText(words);
            return this;
        }

        /** Presses the button and returns the settings of the new listener. */
        ListenerSettings asked() {
            started.clear();
            assertTrue(listen().isEnabled());
            listen().doClick();
            assertEquals(1, started.size());
            return started.getFirst();
        }

        /**
         * Checks that the button is disabled and returns the error of a field, both as text and for assistive
         * technology.
         */
        String complaint(String name) {
            assertFalse(listen().isEnabled());
            assertEquals(Optional.empty(), form.settings());
            JComponent field = ComponentFinder.one(
                    form,
                    JComponent.class,
                    one -> isCalled(one, name) && one.getClientProperty("JComponent.outline") != null);
            assertEquals("error", field.getClientProperty("JComponent.outline"));
            String sentence = field.getAccessibleContext().getAccessibleDescription();
            assertTrue(complaints().contains(sentence), sentence);
            return sentence;
        }

        /** Returns all sentences that the form shows. */
        List<String> words() {
            return ComponentFinder.all(form, InertParagraph.class).stream()
                    .filter(Component::isVisible)
                    .map(InertParagraph::text)
                    .toList();
        }

        /** Returns all errors that the form shows. */
        List<String> complaints() {
            return ComponentFinder.all(form, InertParagraph.class).stream()
                    .filter(Component::isVisible)
                    .filter(label -> "error".equals(label.getClientProperty("FlatLaf.styleClass")))
                    .map(InertParagraph::text)
                    .toList();
        }
    }

    private Filled form() {
        return new Filled(UNTOUCHED);
    }

    private static ListenerSettings with(
            Framing framing, ReplyFormat replyAs, boolean strict, String goodbye, AutoReply auto, String code) {
        return new ListenerSettings(
                new Where.Tcp("0.0.0.0", 5050, true), framing, replyAs, strict, goodbye, auto, new ClassCode(code));
    }

    @Test
    void untouchedItListensAsProposed() {
        OnEdt.run(() -> {
            Filled form = form();
            assertEquals(List.of(), form.complaints());
            assertEquals(UNTOUCHED, form.asked());
            ListenerSettings others = with(
                    Framings.parse("lines"), ReplyFormat.LINE, true, "bye", new AutoReply.Fixed("welcome"), "apple");
            assertEquals(others, new Filled(others).asked());
            ListenerSettings unix = UNTOUCHED.at(new Where.Unix(Path.of("/tmp/class")));
            assertEquals(unix, new Filled(unix).asked());
        });
    }

    @Test
    void addressAndPortAreTakenAsTypedWithoutBlanksAround() {
        OnEdt.run(() -> assertEquals(
                UNTOUCHED.at(new Where.Tcp("::1", 6000)),
                form().type("Address", " ::1 ").type("Port", " 6000 ").asked()));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "65535, 65535", "05050, 5050"})
    void theseArePorts(String typed, int port) {
        OnEdt.run(() -> assertEquals(
                UNTOUCHED.at(new Where.Tcp("127.0.0.1", port)),
                form().type("Port", typed).asked()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-1", "65536", "99999", "123456", "5 0", "http", "0x10", "٥٠٥٠", "5050.0"})
    void theseAreNoPorts(String typed) {
        OnEdt.run(() -> {
            Filled form = form().type("Port", typed);
            assertEquals("A port is a number from 0 to 65535.", form.complaint("Port"));
            form.type("Port", "5052");
            assertEquals(List.of(), form.complaints());
            assertTrue(form.listen().isEnabled());
        });
    }

    @Test
    void aPortOfAnotherListenerIsRefusedWhileItIsTyped() {
        OnEdt.run(() -> {
            Filled form = form().type("Port", Integer.toString(OURS));
            assertEquals(
                    "Port 5059 belongs to another listener of this server: choose another one.",
                    form.complaint("Port"));
            assertEquals(List.of(), form.type("Port", "5060").complaints());
        });
    }

    @Test
    void afterAFailureTheReasonIsBelowThePortAndEverythingStaysAsItWasTyped() {
        OnEdt.run(() -> {
            Filled form = form().type("Port", "6000").type("Class code", "apple");
            editor(form).setText("lines");
            form.box("Strict").doClick();
            ListenerSettings asked = form.asked();
            form.form.await();
            assertFalse(form.listen().isEnabled(), "not twice");
            form.form.failed("Port 6000 is in use.");
            assertEquals(List.of("Port 6000 is in use."), form.complaints());
            assertEquals(
                    "Port 6000 is in use.",
                    form.text("Port").getAccessibleContext().getAccessibleDescription());
            assertEquals(asked, form.asked());
            form.type("Port", "6001");
            assertEquals(List.of(), form.complaints());
        });
    }

    @Test
    void anotherThemeKeepsWhatWasTypedAndGoesOnChecking() {
        OnEdt.run(() -> {
            Filled form = form();
            editor(form).setText("u16le");
            SwingUtilities.updateComponentTreeUI(form.form);
            assertEquals("u16le", form.asked().framing().name());
            editor(form).setText("bogus");
            form.complaint("Framing");
        });
    }

    @Test
    void aFailureOfASocketIsBelowItsPath() {
        OnEdt.run(() -> {
            Filled form = form().type("or Unix socket", "/tmp/class");
            form.asked();
            form.form.await();
            form.form.failed("No such folder.");
            assertEquals(List.of("No such folder."), form.complaints());
            assertEquals(
                    "No such folder.",
                    form.text("or Unix socket").getAccessibleContext().getAccessibleDescription());
        });
    }

    @Test
    void theFramingIsSaidInWordsAboveItsNameAndInTheList() {
        OnEdt.run(() -> {
            Filled form = form();
            editor(form).setText("u16");
            assertTrue(form.words().contains("2-byte binary length, highest byte first, then UTF-8 text"));
            JComboBox<?> framing = form.choice("Framing");
            assertEquals(
                    "64-byte text length, then UTF-8 text (header64)",
                    ((JLabel) new FramingCellRenderer(() -> StandardCharsets.UTF_8)
                                    .getListCellRendererComponent(new JList<>(), framing.getItemAt(0), 0, false, false))
                            .getText());
        });
    }

    @Test
    void theButtonsAreInViewAtAnySizeOfTheForm() {
        OnEdt.run(() -> {
            Filled form = form();
            editor(form).setText("bogus");
            for (int height : new int[] {560, 260, 150}) {
                form.form.setSize(430, height);
                form.form.addNotify();
                form.form.validate();
                form.form.validate();
                for (String words : List.of("Listen", "Cancel")) {
                    Component button = ComponentFinder.button(form.form, words);
                    Rectangle place =
                            SwingUtilities.convertRectangle(button.getParent(), button.getBounds(), form.form);
                    assertTrue(form.form.contains(place.getLocation()), words + " at " + place);
                    assertTrue(place.getMaxX() <= 430 && place.getMaxY() <= height, words + " at " + place);
                    assertTrue(place.width >= button.getPreferredSize().width, words + " is cut");
                }
                // A displayable component would be asked for its location on a screen.
                form.form.removeNotify();
            }
        });
    }

    @Test
    void withoutAnAddressThereIsNowhereToListen() {
        OnEdt.run(() -> {
            Filled form = form().type("Address", " ");
            assertEquals("Enter an address of this computer, such as 127.0.0.1.", form.complaint("Address"));
            assertEquals(List.of(), form.type("Address", "0.0.0.0").complaints());
        });
    }

    @Test
    void theWholePathOfASocketTakesThePlaceOfAddressAndPort() {
        OnEdt.run(() -> {
            Filled form = form().type("Address", "").type("Port", "none");
            form.box("TLS").setSelected(true);
            form.type("or Unix socket", " /tmp/class ");
            assertEquals(List.of(), form.complaints());
            for (JComponent idle :
                    List.of(form.text("Address"), form.text("Port"), form.text("Class code"), form.box("TLS"))) {
                assertFalse(idle.isEnabled());
            }
            assertEquals(UNTOUCHED.at(new Where.Unix(Path.of("/tmp/class"))), form.asked());
            form.type("or Unix socket", "");
            assertTrue(form.text("Port").isEnabled());
            assertEquals(
                    List.of(
                            "Enter an address of this computer, such as 127.0.0.1.",
                            "A port is a number from 0 to 65535."),
                    form.complaints());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"class", "./class", "~/class"})
    void apartOfAPathIsNone(String typed) {
        OnEdt.run(() -> assertEquals(
                "Enter the full path of the socket file.",
                form().type("or Unix socket", typed).complaint("or Unix socket")));
    }

    @Test
    void eachFramingThatIsOfferedCanBeChosen() {
        OnEdt.run(() -> {
            Filled form = form();
            JComboBox<?> framing = form.choice("Framing");
            List<String> offered = new ArrayList<>();
            for (int item = 0; item < framing.getItemCount(); item++) {
                framing.setSelectedIndex(item);
                ListenerSettings asked = form.asked();
                offered.add(asked.framing().name());
                assertEquals(framing.getItemAt(item), asked.framing().name());
                assertEquals(asked.framing().description().english(), framing.getToolTipText());
            }
            assertEquals(Framings.names(), offered);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"header32", "zero8", " lines ", "u32le,counts=itself", "begin=\\x02,end=#|;"})
    void otherFramingsCanBeTyped(String typed) {
        OnEdt.run(() -> {
            Filled form = form();
            editor(form).setText(typed);
            assertEquals(typed.strip(), form.asked().framing().name());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "header", "header0", "headers", "u9", "64"})
    void theseAreNoFramings(String typed) {
        OnEdt.run(() -> {
            Filled form = form();
            editor(form).setText(typed);
            assertEquals(
                    "Choose one from the list, another width such as header32, or a description such as end=;",
                    form.complaint("Framing"));
        });
    }

    @Test
    void aMistakeInADescriptionIsSaidBesideTheFieldAndTheWordsBelowIt() {
        OnEdt.run(() -> {
            Filled form = form();
            editor(form).setText("end=\\r\\n|\\q");
            assertEquals(
                    "Mistake at character 10, this is no escape; possible are \\n, \\r, \\t, \\0, \\\\, \\xHH, \\uHHHH and"
                            + " \\u{HHHH}.",
                    form.complaint("Framing"));
            editor(form).setText("end=\\r\\n");
            assertEquals("end=\\r\\n", form.asked().framing().name());
            assertEquals("the bytes up to CR LF", form.choice("Framing").getToolTipText());
            editor(form).setText("pause=50ms");
            assertEquals("pause=50ms", form.asked().framing().name());
            form.type("or Unix socket", "/tmp/some.sock");
            assertEquals("Pauses cannot be measured on a Unix socket.", form.complaint("Framing"));
        });
    }

    private static JTextField editor(Filled form) {
        return (JTextField) form.choice("Framing").getEditor().getEditorComponent();
    }

    @ParameterizedTest
    @EnumSource(ReplyFormat.class)
    void repliesLeaveAsChosen(ReplyFormat format) {
        OnEdt.run(() -> {
            Filled form = form();
            form.choice("Replies").setSelectedItem(format.word());
            assertEquals(format, form.asked().replyAs());
        });
    }

    @Test
    void strictnessEncryptionAndCodeAreTakenAndTakenBack() {
        OnEdt.run(() -> {
            Filled form = form();
            form.box("Strict").doClick();
            form.box("TLS").doClick();
            form.type("Class code", " apple ");
            ListenerSettings asked = form.asked();
            assertTrue(asked.strict());
            assertEquals(new Where.Tcp("127.0.0.1", 5051, true), asked.where());
            assertEquals("apple", asked.code().word());
            form.box("Strict").doClick();
            form.box("TLS").doClick();
            form.type("Class code", "");
            assertEquals(UNTOUCHED, form.asked());
        });
    }

    @Test
    void aCodeThatIsTooLongIsSaid() {
        OnEdt.run(() -> {
            assertEquals(
                    "a".repeat(64),
                    form().type("Class code", "a".repeat(64)).asked().code().word());
            assertEquals(
                    LocalizedDigits.ofUser("One line of at most 64 characters."),
                    form().type("Class code", "a".repeat(65)).complaint("Class code"));
        });
    }

    @Test
    void enterInAFieldListensAndNothingElseWhileSomethingIsWrong() {
        OnEdt.run(() -> {
            Filled form = form();
            for (String field : List.of("Address", "Port", "or Unix socket", "Class code")) {
                form.text(field).postActionEvent();
            }
            editor(form).postActionEvent();
            assertEquals(5, started.size());
            form.type("Port", "none");
            form.text("Port").postActionEvent();
            assertEquals(5, started.size());
        });
    }

    @Test
    void typingBeginsAtThePortAndTabLeadsThroughTheFieldsToTheButtons() {
        OnEdt.run(() -> {
            Filled form = form();
            assertEquals(form.text("Port"), form.form.first());
            List<String> order = new ArrayList<>();
            collect(form.form.getComponents(), order);
            assertEquals(
                    List.of(
                            "Address",
                            "Port",
                            "or Unix socket",
                            "Framing",
                            "Replies",
                            "Encoding",
                            "Class code",
                            "TLS: encrypt the connection",
                            "Strict: disconnect on the first framing error",
                            "Cancel",
                            "Listen"),
                    order);
        });
    }

    private static void collect(Component[] components, List<String> order) {
        Arrays.stream(components).forEach(one -> {
            if (one instanceof JTextField || one instanceof JComboBox || one instanceof AbstractButton) {
                order.add(one.getAccessibleContext().getAccessibleName());
            } else if (one instanceof JComponent inner && !(one instanceof JScrollBar)) {
                collect(inner.getComponents(), order);
            }
        });
    }

    @Test
    void cancelAsksForNothing() {
        OnEdt.run(() -> {
            ComponentFinder.one(form().form, JButton.class, button -> "Cancel".equals(button.getText()))
                    .doClick();
            assertEquals(List.of("cancelled"), cancelled);
            assertEquals(List.of(), started);
        });
    }
}
