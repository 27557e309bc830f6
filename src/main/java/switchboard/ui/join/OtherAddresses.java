package switchboard.ui.join;

import com.formdev.flatlaf.util.UIScale;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import switchboard.model.ListenerInfo.Reachable;
import switchboard.ui.Strings;
import switchboard.ui.look.InertText;

/** The further addresses of the listener as buttons; a click makes one the main address. Event dispatch thread only. */
final class OtherAddresses extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int GAP = 4;

    private final transient Consumer<String> onPrefer;
    private final transient List<JComponent> parts = new ArrayList<>();
    private transient List<Reachable> shown = List.of();
    private transient List<Integer> rows = List.of();

    OtherAddresses(Consumer<String> onPrefer) {
        super(new MigLayout("insets 0, gap " + GAP + " 0", "", "[center]"));
        this.onPrefer = onPrefer;
        setOpaque(false);
        setVisible(false);
    }

    /** Replaces the offered addresses. */
    void show(List<Reachable> others) {
        setVisible(!others.isEmpty());
        if (others.equals(shown)) {
            return;
        }
        shown = List.copyOf(others);
        parts.clear();
        JLabel also = new JLabel(Strings.of("join.also"));
        also.putClientProperty("FlatLaf.styleClass", "muted");
        parts.add(also);
        for (Reachable other : others) {
            JButton button =
                    new JButton(InertText.of(Strings.of("header.network.address", other.address(), other.adapter())));
            button.putClientProperty("JButton.buttonType", "toolBarButton");
            button.putClientProperty("FlatLaf.style", "foreground: $Component.linkColor");
            button.setToolTipText(Strings.of("join.prefer", other.address()));
            button.addActionListener(event -> onPrefer.accept(other.address()));
            parts.add(button);
        }
        rows = List.of();
    }

    /** Wraps the buttons into as many rows as {@code width} pixels need. */
    void fit(int width) {
        List<Integer> wanted = new ArrayList<>();
        int gap = UIScale.scale(GAP);
        int used = 0;
        int row = 0;
        for (JComponent part : parts) {
            int needs = part.getPreferredSize().width + gap;
            if (used > 0 && used + needs > width) {
                row++;
                used = 0;
            }
            used += needs;
            wanted.add(row);
        }
        if (wanted.equals(rows)) {
            return;
        }
        removeAll();
        for (int i = 0; i < parts.size(); i++) {
            // One layout cell for each row, so that the rows do not share columns.
            add(parts.get(i), "cell 0 " + wanted.get(i) + ", wmin 0");
        }
        rows = wanted;
    }
}
