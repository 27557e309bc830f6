package switchboard.ui.log;

import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import switchboard.ui.Strings;
import switchboard.ui.look.Icons;
import switchboard.ui.look.InertText;

/** The bar above the log that shows an error, with a button to try again. Event dispatch thread only. */
final class LogErrorBar extends JPanel {
    private static final long serialVersionUID = 1L;

    private final JLabel text = new JLabel();
    private final JButton retry = new JButton(Strings.of("log.retry"));

    LogErrorBar(Runnable onRetry) {
        super(new MigLayout("insets 4 10 4 4, fillx, hidemode 3", "[]8[grow,fill]8[]", "[]"));
        putClientProperty("FlatLaf.styleClass", "errorBanner");
        add(new JLabel(Icons.of("circle-x", "sb.err")));
        add(text, "wmin 0");
        retry.addActionListener(event -> onRetry.run());
        add(retry);
        setVisible(false);
    }

    /** Shows a sentence; an empty one hides the bar. */
    void say(String sentence, boolean canRetry) {
        text.setText(InertText.of(sentence));
        text.setToolTipText(sentence.isEmpty() ? null : InertText.of(sentence));
        retry.setVisible(canRetry);
        setVisible(!sentence.isEmpty());
    }
}
