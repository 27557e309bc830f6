package switchboard.ui.note;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.swing.BorderFactory;
import javax.swing.Icon;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import net.miginfocom.swing.MigLayout;
import switchboard.model.Note;
import switchboard.ui.Strings;
import switchboard.ui.command.WindowCommand;
import switchboard.ui.look.Icons;
import switchboard.ui.look.InertText;
import switchboard.ui.look.WrappedText;

/**
 * A box that shows a whole note, with an optional button to edit it. Event dispatch thread only.
 *
 * <p>It is hidden while there is no note.
 */
public final class NoteBox extends JPanel {
    private static final long serialVersionUID = 1L;

    private final JLabel iconLabel = new JLabel();
    private final WrappedText words = new WrappedText(Strings.of("note.text"));

    /**
     * Creates an empty box.
     *
     * @param onEdit called to edit the note; empty if it cannot be changed
     */
    public NoteBox(Optional<Runnable> onEdit) {
        super(new MigLayout("insets 6 12 6 12, fillx", "[]8[grow,fill]8[]", "[top]"));
        putClientProperty("FlatLaf.styleClass", "warnBanner");
        add(iconLabel);
        add(new BoundedScrollPane(words), "wmin 0");
        onEdit.ifPresent(edit -> {
            JButton change = new JButton(Icons.of("pencil", 16, "Label.foreground"));
            change.putClientProperty("JButton.buttonType", "toolBarButton");
            change.setToolTipText(Strings.of("note.edit") + " (" + WindowCommand.EDIT_MESSAGE_NOTE.keys() + ")");
            change.getAccessibleContext().setAccessibleName(Strings.of("note.edit"));
            change.addActionListener(event -> edit.run());
            add(change);
        });
        setVisible(false);
    }

    /** Shows a note; an empty one hides the box. */
    public void show(Note note) {
        iconLabel.setIcon(icon(note));
        iconLabel.getAccessibleContext().setAccessibleName(Strings.of(note.marked() ? "note.marked" : "note.note"));
        words.setText(
                note.text().isEmpty()
                        ? Strings.of("note.marked")
                        : note.text().lines().map(InertText::of).collect(Collectors.joining("\n")));
        words.setCaretPosition(0);
        setVisible(!note.isEmpty());
        revalidate();
    }

    /** A scroll pane as high as its text, up to a largest height. */
    private static final class BoundedScrollPane extends JScrollPane {
        private static final long serialVersionUID = 1L;
        private static final int HIGHEST = 132;

        private final WrappedText words;

        BoundedScrollPane(WrappedText words) {
            super(words, VERTICAL_SCROLLBAR_AS_NEEDED, HORIZONTAL_SCROLLBAR_NEVER);
            this.words = words;
            setBorder(BorderFactory.createEmptyBorder());
            setOpaque(false);
            getViewport().setOpaque(false);
        }

        @Override
        public Dimension getPreferredSize() {
            return new Dimension(UIScale.scale(120), Math.min(words.getPreferredSize().height, UIScale.scale(HIGHEST)));
        }

        @Override
        public Dimension getMinimumSize() {
            return new Dimension(0, getPreferredSize().height);
        }
    }

    private static Icon icon(Note note) {
        return Icons.of(note.marked() ? "bookmark" : "sticky-note", 16, "sb.warn");
    }
}
