package switchboard.ui.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Dimension;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JMenuItem;
import javax.swing.JTabbedPane;
import javax.swing.JTable;
import javax.swing.JToggleButton;
import javax.swing.JToolTip;
import javax.swing.plaf.basic.BasicHTML;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.ui.edt.OnEdt;

@Timeout(60)
class InertComponentsTest {
    private static final String MARKUP = "<html><img src=file:///nowhere.png width=700 height=700>";

    private static void isText(JComponent component) {
        assertNull(
                component.getClientProperty(BasicHTML.propertyKey),
                component.getClass().getName());
    }

    @Test
    void noComponentTakesTextForMarkupInAnyTheme() throws Exception {
        for (Theme theme : new Theme[] {Theme.LIGHT, Theme.DARK}) {
            OnEdt.run(() -> {
                LookAndFeelSetup.install(theme, 100);
                isText(new JLabel(MARKUP));
                isText(new JButton(MARKUP));
                isText(new JToggleButton(MARKUP));
                isText(new JCheckBox(MARKUP));
                isText(new JMenuItem(MARKUP));
                JToolTip tip = new JToolTip();
                tip.setTipText(MARKUP);
                isText(tip);
                JTable table = new JTable(new String[][] {{MARKUP}}, new String[] {MARKUP});
                isText((JComponent) table.prepareRenderer(table.getCellRenderer(0, 0), 0, 0));
                isText((JComponent) table.getTableHeader()
                        .getDefaultRenderer()
                        .getTableCellRendererComponent(table, MARKUP, false, false, -1, 0));
                JList<String> list = new JList<>(new String[] {MARKUP});
                isText((JComponent) list.getCellRenderer().getListCellRendererComponent(list, MARKUP, 0, false, false));
            });
        }
    }

    @Test
    void theTestWouldSeeMarkupWhereItIsNotSwitchedOff() throws Exception {
        OnEdt.run(() -> {
            LookAndFeelSetup.install(Theme.LIGHT, 100);
            JLabel label = new JLabel();
            label.putClientProperty("html.disable", false);
            label.setText(MARKUP);
            assertTrue(label.getClientProperty(BasicHTML.propertyKey) != null);
        });
    }

    @Test
    void aTabTitleIsOneLineOfTextHighWhateverItSays() throws Exception {
        OnEdt.run(() -> {
            LookAndFeelSetup.install(Theme.LIGHT, 100);
            JTabbedPane tabs = new JTabbedPane();
            tabs.addTab(MARKUP, new JLabel());
            JTabbedPane plain = new JTabbedPane();
            plain.addTab("plain", new JLabel());
            for (JTabbedPane pane : new JTabbedPane[] {tabs, plain}) {
                pane.setSize(new Dimension(900, 900));
                pane.doLayout();
            }
            assertEquals(plain.getBoundsAt(0).height, tabs.getBoundsAt(0).height);
        });
    }

    @Test
    void updatingTheLookKeepsItOff() throws Exception {
        OnEdt.run(() -> {
            LookAndFeelSetup.install(Theme.LIGHT, 100);
            JLabel label = new JLabel(MARKUP);
            LookAndFeelSetup.install(Theme.DARK, 150);
            label.updateUI();
            isText(label);
        });
    }

    @Test
    void whateverMovesHidesOrTurnsTextIsShown() {
        assertEquals("a[U+202E]b", InertText.of("a\u202Eb"));
        assertEquals("two␍␊lines␀", InertText.of("two\r\nlines\u0000"));
        assertEquals("␡[U+0085][U+200B][U+FEFF]", InertText.of("\u007F\u0085\u200B\uFEFF"));
        assertEquals("x[U+200D]y", InertText.of("x\u200Dy"));
        assertEquals("[U+2066]", InertText.of("\u2066"));
    }

    @Test
    void ordinaryTextAndEmojiStayAsTheyAre() {
        for (String text : new String[] {
            "Hello", "žluťoučký kůň", "مرحبا", "李雷", "👩‍💻 Mia", "🇨🇿", "👍🏽", "❤️", "<html>", "C:\\temp", "1️⃣"
        }) {
            assertEquals(text, InertText.of(text));
        }
    }

    @Test
    void emojiRunsHoldJoinedEmojiTogether() {
        assertEquals(1, EmojiRuns.of("👩‍💻").size());
        assertEquals(new EmojiRuns.Run(1, 6), EmojiRuns.of("x👩‍💻y").getFirst());
        assertEquals(1, EmojiRuns.of("🇨🇿🇩🇪").size());
        assertTrue(EmojiRuns.of("12 # * © ®").isEmpty());
        assertFalse(EmojiRuns.of("❤️").isEmpty());
    }
}
