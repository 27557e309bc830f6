package switchboard.ui.log;

import java.awt.Component;
import java.awt.Dimension;
import java.util.Optional;
import javax.swing.JComponent;
import javax.swing.JPanel;
import switchboard.ui.note.NoteCard;

/**
 * The container that lays the placeholder, the button for new messages, a passing sentence and the note card over the
 * log table. Event dispatch thread only.
 */
final class LogOverlayPanel extends JPanel {
    private static final long serialVersionUID = 1L;

    private final Component table;
    private final JComponent empty;
    private final JComponent pill;
    private final JComponent passing;
    private final transient Optional<NoteCard> card;

    LogOverlayPanel(Component table, JComponent empty, JComponent pill, JComponent passing, Optional<NoteCard> card) {
        super(null);
        this.table = table;
        this.empty = empty;
        this.pill = pill;
        this.passing = passing;
        this.card = card;
        setOpaque(false);
        card.ifPresent(this::add);
        add(pill);
        add(passing);
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
        Dimension said = passing.getPreferredSize();
        int saidWidth = Math.min(width, said.width);
        // Above the button, so that both can be seen.
        passing.setBounds(
                (getWidth() - saidWidth) / 2, getHeight() - 2 * pillSize.height - said.height, saidWidth, said.height);
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
