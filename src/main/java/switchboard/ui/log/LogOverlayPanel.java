package switchboard.ui.log;

import java.awt.Component;
import java.awt.Dimension;
import java.util.Optional;
import javax.swing.JComponent;
import javax.swing.JPanel;
import switchboard.ui.note.NoteCard;

/**
 * The container that lays the placeholder, the button for new messages and the note card over the log table. Event
 * dispatch thread only.
 */
final class LogOverlayPanel extends JPanel {
    private static final long serialVersionUID = 1L;

    private final Component table;
    private final JComponent empty;
    private final JComponent pill;
    private final transient Optional<NoteCard> card;

    LogOverlayPanel(Component table, JComponent empty, JComponent pill, Optional<NoteCard> card) {
        super(null);
        this.table = table;
        this.empty = empty;
        this.pill = pill;
        this.card = card;
        setOpaque(false);
        card.ifPresent(this::add);
        add(pill);
        add(empty);
        add(table);
    }

    @Override
    public boolean isOptimizedDrawingEnabled() {
        return false;
    }

    @Override
    public void doLayout() {
        table.setBounds(0, 0, getWidth(), getHeight());
        Dimension pillSize = pill.getPreferredSize();
        pill.setBounds(
                (getWidth() - pillSize.width) / 2,
                getHeight() - pillSize.height - pillSize.height / 2,
                pillSize.width,
                pillSize.height);
        int margin = pillSize.height;
        int width = Math.max(0, getWidth() - 2 * margin);
        empty.setSize(width, empty.getHeight());
        int height = Math.min(empty.getPreferredSize().height, getHeight());
        empty.setBounds(margin, (getHeight() - height) / 2, width, height);
        card.ifPresent(NoteCard::place);
    }

    @Override
    public Dimension getPreferredSize() {
        return table.getPreferredSize();
    }

    @Override
    public Dimension getMinimumSize() {
        return new Dimension(200, 80);
    }
}
