package switchboard.ui.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import javax.swing.JButton;
import javax.swing.JTextField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.ui.look.Theme;
import switchboard.ui.fake.ComponentFinder;
import switchboard.ui.edt.OnEdt;
import switchboard.ui.look.LookAndFeelSetup;
import switchboard.wire.framing.Framing;
import switchboard.wire.framing.Framings;

@Timeout(60)
class FramingFormTest {
    private static JTextField field(FramingForm form) {
        return ComponentFinder.one(form, JTextField.class, any -> true);
    }

    private static JButton button(FramingForm form) {
        return ComponentFinder.one(form, JButton.class, any -> true);
    }

    private static String said(FramingForm form) {
        return field(form).getAccessibleContext().getAccessibleDescription();
    }

    @Test
    void aDescriptionIsSaidInWordsAndChosenByOneClick() throws Exception {
        OnEdt.run(() -> {
            LookAndFeelSetup.install(Theme.LIGHT, 100);
            List<Framing> chosen = new ArrayList<>();
            FramingForm form = new FramingForm("lines", false, chosen::add);
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
            FramingForm form = new FramingForm("", true, chosen::add);
            field(form).setText("u32,cunts=itself");
            assertTrue(said(form).startsWith("Here at character 5, there is no setting “cunts”"), said(form));
            assertFalse(button(form).isEnabled());
            field(form).setText("pause=50ms");
            assertEquals("Pauses cannot be measured on a Unix socket.", said(form));
            field(form).postActionEvent();
            assertEquals(List.of(), chosen);
        });
    }
}
