package switchboard.ui.note;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.KeyboardFocusManager;
import java.awt.event.MouseAdapter;
import java.util.Optional;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.Timer;
import net.miginfocom.swing.MigLayout;
import switchboard.model.Annotation;
import switchboard.model.Note;
import switchboard.ui.LocalizedFormats;
import switchboard.ui.Strings;
import switchboard.ui.desktop.KeyBindings;
import switchboard.ui.desktop.TypingListener;
import switchboard.ui.look.InertLabel;
import switchboard.ui.look.InertParagraph;

/**
 * The card on which the note of a message or client is edited; it lies over the table beside the row.
 *
 * <p>It stays open until the note is on disk or the user cancels, so that no text is lost after a failure. Event
 * dispatch thread only.
 */
public final class NoteCard extends JPanel {
    /** The largest length of a note, in chars. */
    public static final int LONGEST = 10_000;

    private static final long serialVersionUID = 1L;
    private static final int WIDTH = 400;

    /** The time after which the card shows that saving takes long. */
    private static final int SLOW_MILLIS = 2_000;

    /** The length above which the card shows the number of chars. */
    private static final int NEARLY = LONGEST * 9 / 10;

    private final transient NoteWriter noteWriter;
    private final InertLabel title = new InertLabel("", "Label.foreground", "semibold.font", Optional.empty());
    private final JTextArea text = new JTextArea(4, 20);
    private final JLabel state = new JLabel(" ");
    private final InertParagraph failure = new InertParagraph("sb.err", "small.font", false);
    private final JButton save = new JButton(Strings.of("note.save"));
    private final JButton cancel = new JButton(Strings.of("note.cancel"));
    private final Timer slow = new Timer(SLOW_MILLIS, event -> say("note.slow", false));
    private transient Optional<Note.Subject> subject = Optional.empty();
    private transient Optional<Component> before = Optional.empty();
    private transient Note was = Note.NONE;

    /** The note that is being saved, by which a late callback is told from the present one. */
    private transient Optional<Annotation> saving = Optional.empty();

    private int anchorTop;
    private int anchorBottom;

    /** Creates a card that is hidden until {@link #open} is called. */
    public NoteCard(NoteWriter noteWriter) {
        super(new MigLayout("insets 10 14 12 14, fill, wrap 1", "[grow,fill]", "[]6[grow,fill]6[]"));
        this.noteWriter = noteWriter;
        putClientProperty("FlatLaf.styleClass", "floating");
        add(title, "wmin 0");
        text.setLineWrap(true);
        text.setWrapStyleWord(true);
        text.getAccessibleContext().setAccessibleName(Strings.of("note.text"));
        add(new JScrollPane(text), "hmin 40, wmin 0");
        JPanel foot = new JPanel(new MigLayout("insets 0, fillx", "[grow]0[]6[]", "[]6[]6[]"));
        foot.setOpaque(false);
        state.putClientProperty("FlatLaf.styleClass", "small");
        foot.add(state, "span 3, growx, wmin 0, wrap");
        foot.add(failure, "span 3, growx, wmin 0, hidemode 3, wrap");
        failure.setVisible(false);
        save.putClientProperty("FlatLaf.styleClass", "primary");
        save.addActionListener(event -> save());
        cancel.addActionListener(event -> close());
        foot.add(cancel, "skip 1");
        foot.add(save);
        add(foot, "wmin 0");
        slow.setRepeats(false);
        // Consumes mouse events, so that they do not reach the table below the card.
        addMouseListener(new MouseAdapter() {});
        TypingListener.add(text, this::showState);
        KeyBindings.inside(this, "control ENTER", this::save);
        KeyBindings.inside(this, "meta ENTER", this::save);
        KeyBindings.inside(this, "ESCAPE", this::close);
        text.setFocusTraversalKeys(KeyboardFocusManager.FORWARD_TRAVERSAL_KEYS, null);
        KeyBindings.focused(text, "TAB", text::transferFocus);
        KeyBindings.focused(text, "shift TAB", text::transferFocusBackward);
        setVisible(false);
    }

    /**
     * Opens the card beside a row; if another note has unsaved changes, that one stays open with a hint.
     *
     * @param subjectTitle the title: the message or client of the note
     * @param top the upper edge of the row, in pixels of this card's container
     * @param bottom the lower edge of the row
     */
    public void open(Note.Subject about, String subjectTitle, Note now, int top, int bottom) {
        if (isVisible() && isChanged() && !subject.equals(Optional.of(about))) {
            say("note.unsaved", true);
            text.requestFocusInWindow();
            return;
        }
        if (!isVisible()) {
            before = Optional.ofNullable(
                    KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner());
        }
        subject = Optional.of(about);
        was = now;
        anchorTop = top;
        anchorBottom = bottom;
        setSaving(Optional.empty());
        failed("");
        title.setText(subjectTitle);
        text.setText(now.text());
        text.setCaretPosition(text.getDocument().getLength());
        showState();
        setVisible(true);
        place();
        text.requestFocusInWindow();
    }

    private boolean isChanged() {
        return !text.getText().equals(was.text());
    }

    private void save() {
        String words = text.getText().strip();
        if (subject.isEmpty() || saving.isPresent() || isTooLong()) {
            return;
        }
        if (words.equals(was.text())) {
            close();
            return;
        }
        Annotation saved = new Annotation(subject.get(), new Note(was.marked(), words));
        setSaving(Optional.of(saved));
        failed("");
        noteWriter.put(
                saved,
                () -> {
                    if (isSaving(saved)) {
                        close();
                    }
                },
                sentence -> {
                    if (isSaving(saved)) {
                        setSaving(Optional.empty());
                        showState();
                        failed(sentence);
                    }
                });
    }

    private boolean isSaving(Annotation saved) {
        return saving.filter(now -> now == saved).isPresent();
    }

    /** Shows why the note could not be saved; the text stays. */
    private void failed(String sentence) {
        failure.setText(sentence);
        failure.setVisible(!sentence.isEmpty());
        place();
    }

    private void setSaving(Optional<Annotation> now) {
        saving = now;
        boolean waits = now.isPresent();
        text.setEditable(!waits);
        save.setEnabled(!waits);
        if (waits) {
            slow.restart();
        } else {
            slow.stop();
        }
    }

    /** Closes the card and drops unsaved changes. */
    public void close() {
        if (isVisible()) {
            setSaving(Optional.empty());
            subject = Optional.empty();
            setVisible(false);
            before.ifPresent(Component::requestFocusInWindow);
            before = Optional.empty();
        }
    }

    private boolean isTooLong() {
        return text.getDocument().getLength() > LONGEST;
    }

    private void showState() {
        int length = text.getDocument().getLength();
        save.setEnabled(!isTooLong() && saving.isEmpty());
        if (isTooLong()) {
            say("note.long", true);
        } else if (length > NEARLY) {
            say("note.length", false);
        } else {
            say("note.hint", false);
        }
    }

    private void say(String key, boolean wrong) {
        state.putClientProperty("FlatLaf.styleClass", wrong ? "small error" : "small muted");
        String words = Strings.of(
                key,
                LocalizedFormats.count(text.getDocument().getLength()),
                LocalizedFormats.count(LONGEST),
                LocalizedFormats.count(Math.max(0, text.getDocument().getLength() - LONGEST)));
        state.setText(words);
        state.setToolTipText(words);
    }

    /**
     * Places the card below the row, or above it if there is no space below; called whenever the container is laid out.
     */
    public void place() {
        Container room = getParent();
        if (!isVisible() || room == null) {
            return;
        }
        int margin = UIScale.scale(8);
        int width = Math.max(0, Math.min(UIScale.scale(WIDTH), room.getWidth() - 2 * margin));
        Dimension wanted = getPreferredSize();
        int height = Math.min(wanted.height, Math.max(0, room.getHeight() - 2 * margin));
        boolean below = anchorBottom + margin / 2 + height <= room.getHeight() - margin;
        int y = below ? anchorBottom + margin / 2 : anchorTop - margin / 2 - height;
        int x = room.getComponentOrientation().isLeftToRight() ? room.getWidth() - width - 2 * margin : 2 * margin;
        setBounds(
                Math.max(margin, x),
                Math.clamp(y, margin, Math.max(margin, room.getHeight() - height - margin)),
                width,
                height);
        validate();
    }
}
