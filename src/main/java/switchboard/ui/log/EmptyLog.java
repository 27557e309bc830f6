package switchboard.ui.log;

import java.awt.Color;
import java.util.Optional;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingConstants;
import net.miginfocom.swing.MigLayout;
import switchboard.ui.Strings;
import switchboard.ui.log.rows.FilterScan;
import switchboard.ui.look.Icons;

/** The placeholder for an empty log; tells why it is empty and what to do. Event dispatch thread only. */
final class EmptyLog extends JPanel {
    private static final long serialVersionUID = 1L;

    private final JLabel icon = new JLabel(Icons.of("inbox", 48, "sb.text2"));
    private final JLabel title = new JLabel("", SwingConstants.CENTER);
    private final JLabel hint = new JLabel("", SwingConstants.CENTER);
    private final JButton clear = new JButton(Strings.of("log.filter.clear"));
    private transient Optional<JComponent> start = Optional.empty();

    EmptyLog(Runnable onClear) {
        super(new MigLayout("insets 0, fillx, wrap 1, hidemode 3", "[grow,center]", "[]12[]4[]12[]"));
        setOpaque(false);
        setBackground(new Color(0, true));
        add(icon);
        title.putClientProperty("FlatLaf.styleClass", "h4");
        add(title, "wmin 0, growx");
        hint.putClientProperty("FlatLaf.styleClass", "muted");
        add(hint, "wmin 0, growx");
        clear.addActionListener(event -> onClear.run());
        add(clear);
    }

    /** Sets the component that is shown while nobody has come. */
    void setStart(JComponent component) {
        start = Optional.of(component);
        add(component, "grow, wmin 0, hmin 0");
    }

    /**
     * Tells that there are no messages yet.
     *
     * @param first whether no client has come so far
     */
    void showEmptyLog(boolean first) {
        showStart(first);
        title.setText(Strings.of("log.empty.title"));
        hint.setText(Strings.of("log.empty.hint"));
        clear.setVisible(false);
    }

    /** Tells that no message has matched the filter so far. */
    void showNoMatches(String words, FilterScan.State search) {
        showStart(false);
        title.setText(Strings.of(
                switch (search) {
                    case DONE -> "log.empty.nomatch";
                    case SEARCHING -> "log.empty.searching";
                    case STOPPED -> "log.empty.stopped";
                }));
        hint.setText(words);
        clear.setVisible(search != FilterScan.State.SEARCHING);
    }

    private void showStart(boolean first) {
        boolean started = first && start.isPresent();
        start.ifPresent(component -> component.setVisible(started));
        icon.setVisible(!started);
        title.setVisible(!started);
        hint.setVisible(!started);
    }
}
