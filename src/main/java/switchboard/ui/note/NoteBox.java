package switchboard.ui.note;

import java.util.Optional;
import javax.swing.Icon;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import switchboard.event.Note;
import switchboard.ui.Strings;
import switchboard.ui.look.Icons;
import switchboard.ui.look.InertParagraph;

/**
 * Shows a note in full, and where that is possible leads to where it is written. Event dispatch thread only.
 *
 * <p>Where there is no note it is not there.
 */
public final class NoteBox extends JPanel {
    private static final long serialVersionUID = 1L;

    private final JLabel sign = new JLabel();
    private final InertParagraph words = new InertParagraph("Label.foreground", "Label.font", false);

    /** Make an empty one; {@code onEdit} is called when a person wants to change it. */
    public NoteBox(Optional<Runnable> onEdit) {
        super(new MigLayout("insets 8 12 8 12, fillx", "[]8[grow,fill]8[]", "[top]"));
        putClientProperty("FlatLaf.styleClass", "warnBanner");
        add(sign);
        add(words, "wmin 0");
        onEdit.ifPresent(edit -> {
            JButton change = new JButton(Icons.of("pencil", 16, "Label.foreground"));
            change.putClientProperty("JButton.buttonType", "toolBarButton");
            change.setToolTipText(Strings.of("note.edit"));
            change.getAccessibleContext().setAccessibleName(Strings.of("note.edit"));
            change.addActionListener(event -> edit.run());
            add(change);
        });
        setVisible(false);
    }

    /** Show this note. */
    public void show(Note note) {
        sign.setIcon(icon(note));
        sign.getAccessibleContext().setAccessibleName(Strings.of(note.marked() ? "note.marked" : "note.note"));
        words.setText(note.text().isEmpty() ? Strings.of("note.marked") : note.text());
        setVisible(!note.isEmpty());
        revalidate();
    }

    private static Icon icon(Note note) {
        return Icons.of(note.marked() ? "bookmark" : "sticky-note", 16, "sb.warn");
    }
}
