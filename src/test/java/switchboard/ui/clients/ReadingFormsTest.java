package switchboard.ui.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JButton;
import javax.swing.JTextField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.ui.edt.OnEdt;
import switchboard.ui.fake.ComponentFinder;
import switchboard.ui.look.LookAndFeelSetup;
import switchboard.ui.look.Theme;
import switchboard.wire.framing.Framing;
import switchboard.wire.framing.Framings;

@Timeout(60)
class ReadingFormsTest {
    private static ChoiceForm form(String present, boolean unix, List<Framing> chosen) {
        return new ChoiceForm("Read as", present, typed -> ReadingForms.framing(typed, unix, chosen::add));
    }

    private static JTextField field(ChoiceForm form) {
        return ComponentFinder.one(form, JTextField.class, any -> true);
    }

    private static JButton button(ChoiceForm form) {
        return ComponentFinder.one(form, JButton.class, any -> true);
    }

    private static String said(ChoiceForm form) {
        return field(form).getAccessibleContext().getAccessibleDescription();
    }

    @Test
    void aDescriptionIsSaidInWordsAndChosenByOneClick() throws Exception {
        OnEdt.run(() -> {
            LookAndFeelSetup.install(Theme.LIGHT, 100);
            List<Framing> chosen = new ArrayList<>();
            ChoiceForm form = form("lines", false, chosen);
            field(form).setText("end=#|;");
            assertEquals("the bytes up to “#” or “;” when it is read, “#” when it is written", said(form));
            button(form).doClick();
            field(form).postActionEvent();
            assertEquals(List.of(Framings.parse("end=#|;"), Framings.parse("end=#|;")), chosen);
        });
    }

    @Test
    void aMistakeIsSaidBelowTheFieldAndCannotBeChosen() throws Exception {
        OnEdt.run(() -> {
            LookAndFeelSetup.install(Theme.DARK, 100);
            List<Framing> chosen = new ArrayList<>();
            ChoiceForm form = form("", true, chosen);
            field(form).setText("u32,cunts=itself");
            assertTrue(said(form).startsWith("Mistake at character 5, there is no setting “cunts”"), said(form));
            assertFalse(button(form).isEnabled());
            field(form).setText("pause=50ms");
            assertEquals("Pauses cannot be measured on a Unix socket.", said(form));
            field(form).postActionEvent();
            assertEquals(List.of(), chosen);
        });
    }

    @Test
    void anEncodingIsFoundByAnyOfItsNamesAndAMistakeNamesTheNearest() throws Exception {
        OnEdt.run(() -> {
            LookAndFeelSetup.install(Theme.LIGHT, 100);
            List<Charset> chosen = new ArrayList<>();
            ChoiceForm form = new ChoiceForm("In", "", typed -> ReadingForms.charset(typed, chosen::add));
            field(form).setText("latin1");
            field(form).postActionEvent();
            assertEquals(List.of(StandardCharsets.ISO_8859_1), chosen);
            field(form).setText("utf9");
            assertEquals("Unknown encoding. Did you mean UTF-8?", said(form));
            assertFalse(button(form).isEnabled());
        });
    }
}
