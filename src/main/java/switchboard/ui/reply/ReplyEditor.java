package switchboard.ui.reply;

import com.formdev.flatlaf.util.UIScale;
import java.awt.ComponentOrientation;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Insets;
import java.awt.KeyboardFocusManager;
import java.text.Bidi;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.JTextPane;
import javax.swing.UIManager;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import javax.swing.event.UndoableEditEvent;
import javax.swing.text.AbstractDocument;
import javax.swing.text.AttributeSet;
import javax.swing.text.BadLocationException;
import javax.swing.text.DocumentFilter;
import javax.swing.undo.CompoundEdit;
import javax.swing.undo.UndoManager;
import org.jspecify.annotations.Nullable;
import switchboard.ui.Strings;
import switchboard.ui.desktop.Keys;
import switchboard.ui.edt.Edt;
import switchboard.ui.look.TextPainter;

/**
 * Where a reply is written: several lines, undo and redo, either writing direction, emoji.
 *
 * <p>Tab leaves it. Event dispatch thread only.
 */
final class ReplyEditor extends JTextPane {
    private static final long serialVersionUID = 1L;

    /** How many characters it takes: a text component gets slow beyond that. */
    static final int LONGEST = 16_384;

    private static final int UNDO_STEPS = 1_000;

    private final UndoManager undo = new UndoManager();
    private transient Optional<CompoundEdit> replacing = Optional.empty();
    private boolean restyling;

    /**
     * @param onChange called after each change of the text
     * @param onTooLong called with a sentence when something was too long to be put in
     */
    ReplyEditor(Runnable onChange, Consumer<String> onTooLong) {
        getAccessibleContext().setAccessibleName(Strings.of("reply.editor"));
        setFocusTraversalKeys(KeyboardFocusManager.FORWARD_TRAVERSAL_KEYS, null);
        Keys.focused(this, "TAB", this::transferFocus);
        Keys.focused(this, "shift TAB", this::transferFocusBackward);
        Keys.focused(this, "menu Z", () -> {
            if (undo.canUndo()) {
                undo.undo();
            }
        });
        Keys.focused(this, "menu Y", this::redo);
        Keys.focused(this, "menu shift Z", this::redo);
        undo.setLimit(UNDO_STEPS);
        AbstractDocument document = (AbstractDocument) getDocument();
        // Needed before there is text, else emoji of several code points fall apart.
        document.putProperty("i18n", true);
        document.setDocumentFilter(new Limit(onTooLong));
        document.addUndoableEditListener(this::edited);
        document.addDocumentListener(new DocumentListener() {
            @Override
            public void insertUpdate(DocumentEvent event) {
                changed();
            }

            @Override
            public void removeUpdate(DocumentEvent event) {
                changed();
            }

            @Override
            public void changedUpdate(DocumentEvent event) {
                // Which font an emoji has says nothing about the text.
            }

            private void changed() {
                onChange.run();
                if (!restyling) {
                    restyling = true;
                    // The document may not be touched while it tells of its change.
                    Edt.later(ReplyEditor.this::restyle);
                }
            }
        });
    }

    @Override
    public void updateUI() {
        super.updateUI();
        setMargin(UIScale.scale(new Insets(6, 10, 6, 10)));
    }

    private void edited(UndoableEditEvent event) {
        boolean onlyFonts =
                event.getEdit() instanceof DocumentEvent change && change.getType() == DocumentEvent.EventType.CHANGE;
        if (!onlyFonts) {
            replacing.ifPresentOrElse(whole -> whole.addEdit(event.getEdit()), () -> undo.addEdit(event.getEdit()));
        }
    }

    private void redo() {
        if (undo.canRedo()) {
            undo.redo();
        }
    }

    /** Gives emoji the font that has them, and begin on the side on which the text begins. */
    private void restyle() {
        restyling = false;
        String text = getText();
        EmojiStyle.apply(getStyledDocument(), text);
        boolean rightToLeft = !text.isEmpty()
                && !new Bidi(text.lines().findFirst().orElse(""), Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT)
                        .baseIsLeftToRight();
        ComponentOrientation wanted =
                rightToLeft ? ComponentOrientation.RIGHT_TO_LEFT : ComponentOrientation.LEFT_TO_RIGHT;
        if (!getComponentOrientation().equals(wanted)) {
            setComponentOrientation(wanted);
        }
    }

    /** Puts another text in the place of the one that is there; one undo brings it back. */
    void replaceText(String text) {
        CompoundEdit whole = new CompoundEdit();
        replacing = Optional.of(whole);
        setText(text);
        replacing = Optional.empty();
        whole.end();
        undo.addEdit(whole);
        setCaretPosition(getDocument().getLength());
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        super.paintComponent(graphics);
        if (getDocument().getLength() == 0) {
            Graphics2D g = (Graphics2D) graphics.create();
            TextPainter.hint(g);
            Insets insets = getInsets();
            g.setFont(getFont());
            g.setColor(Optional.ofNullable(UIManager.getColor("TextField.placeholderForeground"))
                    .orElseGet(this::getDisabledTextColor));
            TextPainter.paint(
                    g,
                    Strings.of("reply.hint"),
                    insets.left,
                    insets.top + g.getFontMetrics().getAscent(),
                    getWidth() - insets.left - insets.right);
            g.dispose();
        }
    }

    /** Keeps the text within its limit, and says so. */
    private static final class Limit extends DocumentFilter {
        private final Consumer<String> onTooLong;

        Limit(Consumer<String> onTooLong) {
            this.onTooLong = onTooLong;
        }

        @Override
        public void insertString(FilterBypass bypass, int offset, String text, @Nullable AttributeSet attributes)
                throws BadLocationException {
            replace(bypass, offset, 0, text, attributes);
        }

        @Override
        public void replace(
                FilterBypass bypass, int offset, int length, @Nullable String text, @Nullable AttributeSet attributes)
                throws BadLocationException {
            String added = text == null ? "" : text;
            if (bypass.getDocument().getLength() - length + added.length() > LONGEST) {
                onTooLong.accept(Strings.of("reply.too.long", LONGEST));
            } else {
                super.replace(bypass, offset, length, added, attributes);
            }
        }
    }
}
