package switchboard.ui.finding;

import java.awt.Font;
import java.util.List;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.UIManager;
import net.miginfocom.swing.MigLayout;
import switchboard.ui.Strings;
import switchboard.ui.desktop.Clipboard;
import switchboard.ui.look.Icons;
import switchboard.ui.look.WrappedText;
import switchboard.wire.Finding;
import switchboard.wire.Severity;

/**
 * A box with one finding about a message: the explanation, its certainty, and the repair. Event dispatch thread only.
 */
final class FindingBox extends JPanel {
    private static final long serialVersionUID = 1L;

    private final WrappedText repair = new WrappedText(Strings.of("wire.finding.repair"));

    /**
     * Creates the box.
     *
     * @param actions what can be done about the finding, each a button
     */
    FindingBox(Finding finding, Clipboard clipboard, List<FindingActions.Action> actions) {
        super(new MigLayout("insets 8 12 8 12, fillx, hidemode 3", "[]8[grow,fill]8[]", "[]4[]"));
        boolean problem = finding.severity() == Severity.PROBLEM;
        putClientProperty("FlatLaf.styleClass", problem ? "errorBanner" : "infoBanner");
        setOpaque(true);
        JLabel icon = new JLabel(problem ? Icons.of("triangle-alert", "sb.err") : Icons.of("info", "sb.info"));
        icon.getAccessibleContext()
                .setAccessibleName(Strings.of(problem ? "wire.finding.problem" : "wire.finding.note"));
        add(icon, "top");
        WrappedText sentence = new WrappedText(Strings.of("wire.finding.sentence"));
        sentence.setText(Strings.render(finding.text()));
        add(sentence, "wmin 0");
        JLabel certainty = new JLabel(
                Strings.of("wire.certainty." + finding.certainty().name().toLowerCase(java.util.Locale.ROOT)));
        certainty.putClientProperty("FlatLaf.styleClass", "small");
        certainty.setVisible(problem);
        add(certainty, "top");
        String words = finding.repair().map(Strings::render).orElse("");
        repair.setText(words);
        updateUI();
        add(repair, "newline, skip 1, wmin 0");
        JButton copy = new JButton(Icons.of("copy"));
        copy.putClientProperty("JButton.buttonType", "toolBarButton");
        copy.setToolTipText(Strings.of("wire.finding.copy"));
        copy.getAccessibleContext().setAccessibleName(Strings.of("wire.finding.copy"));
        copy.addActionListener(event -> clipboard.copy(words));
        add(copy, "top");
        repair.setVisible(!words.isEmpty());
        copy.setVisible(!words.isEmpty());
        for (FindingActions.Action action : actions) {
            JButton button = new JButton(action.text());
            button.addActionListener(event -> action.work().run());
            add(button, "newline, skip 1, growx 0, alignx left");
        }
        sentence.setFont(sentence.getFont().deriveFont(problem ? Font.BOLD : Font.PLAIN));
    }

    @Override
    public void updateUI() {
        super.updateUI();
        if (repair != null) {
            repair.setFont(UIManager.getFont("monospaced.font"));
        }
    }
}
