package switchboard.ui.finding;

import com.formdev.flatlaf.util.UIScale;
import java.util.List;
import javax.swing.JButton;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import switchboard.ui.Strings;
import switchboard.ui.desktop.Clipboard;
import switchboard.ui.edt.Edt;
import switchboard.ui.look.Icons;
import switchboard.ui.look.WrappedText;
import switchboard.wire.Finding;

/**
 * A finding about a message: its name as a chip, the explanation, the repair, and what can be done about it. Event
 * dispatch thread only.
 *
 * <p>With enough width the chip and the buttons stand beside the texts, else above and below them.
 */
final class FindingBox extends JPanel {
    private static final long serialVersionUID = 1L;

    /** The width at 100 % zoom from which chip, texts and buttons stand side by side. */
    private static final int WIDE_ENOUGH = 560;

    private static final String SMALL_BUTTON = "margin: 1,8,1,8";

    private final MigLayout layout = new MigLayout("insets 0 4 0 0, fillx, hidemode 3", "[]8[grow,fill]8[]", "[]0[]0[]2[]");
    private final FindingLabel chip;
    private final WrappedText sentence = new WrappedText(Strings.of("wire.finding.sentence"));
    private final WrappedText repair = new WrappedText(Strings.of("wire.finding.repair"), "monospaced.font");
    private final JPanel buttons = new JPanel(new MigLayout("insets 0, gap 6", "", "[center]"));
    private final JButton copy = new JButton(Icons.of("copy", 16, "Label.foreground"));
    private boolean wide;

    /**
     * Creates the box.
     *
     * @param actions what can be done about the finding, each a button
     */
    FindingBox(Finding finding, Clipboard clipboard, List<FindingActions.Action> actions) {
        setLayout(layout);
        setOpaque(false);
        chip = new FindingLabel(finding);
        sentence.setText(Strings.render(finding.text()));
        String words = finding.repair().map(Strings::render).orElse("");
        repair.setText(words);
        repair.setVisible(!words.isEmpty());
        copy.putClientProperty("JButton.buttonType", "toolBarButton");
        copy.setToolTipText(Strings.of("wire.finding.copy"));
        copy.getAccessibleContext().setAccessibleName(Strings.of("wire.finding.copy"));
        copy.addActionListener(event -> clipboard.copy(words));
        copy.setVisible(!words.isEmpty());
        buttons.setOpaque(false);
        for (FindingActions.Action action : actions) {
            JButton button = new JButton(action.text());
            button.putClientProperty("FlatLaf.style", SMALL_BUTTON);
            button.addActionListener(event -> action.work().run());
            buttons.add(button);
        }
        buttons.setVisible(!actions.isEmpty());
        add(chip);
        add(sentence);
        add(repair);
        add(buttons);
        add(copy);
        place();
    }

    private void place() {
        layout.setComponentConstraints(chip, "cell 0 0, top, growx 0");
        layout.setComponentConstraints(sentence, wide ? "cell 1 0, wmin 0, gaptop 2" : "cell 0 1 3 1, growx, wmin 0");
        layout.setComponentConstraints(repair, wide ? "cell 1 1, wmin 0" : "cell 0 2 3 1, growx, wmin 0");
        layout.setComponentConstraints(buttons, wide ? "cell 2 0 1 2, top" : "cell 0 3 3 1, growx 0");
        layout.setComponentConstraints(copy, wide ? "cell 2 0, top" : "cell 2 0, top, gapleft push");
        revalidate();
    }

    @Override
    public void setBounds(int x, int y, int width, int height) {
        super.setBounds(x, y, width, height);
        boolean wider = width >= UIScale.scale(WIDE_ENOUGH);
        if (wider != wide) {
            wide = wider;
            place();
            // Once more, because the present layout undoes the invalidation.
            Edt.later(this::revalidate);
        }
    }
}
