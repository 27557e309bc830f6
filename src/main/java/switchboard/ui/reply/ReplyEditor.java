package switchboard.ui.reply;

import java.awt.ComponentOrientation;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Insets;
import java.awt.KeyboardFocusManager;
import java.awt.geom.Rectangle2D;
import java.text.Bidi;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.JTextPane;
import javax.swing.UIManager;
import javax.swing.event.DocumentEvent;
import javax.swing.event.UndoableEditEvent;
import javax.swing.text.AbstractDocument;
import javax.swing.text.AttributeSet;
import javax.swing.text.BadLocationException;
import javax.swing.text.DocumentFilter;
import javax.swing.undo.CompoundEdit;
import javax.swing.undo.UndoManager;
import org.jspecify.annotations.Nullable;
import switchboard.ui.Strings;
import switchboard.ui.desktop.KeyBindings;
import switchboard.ui.desktop.TypingListener;
import switchboard.ui.edt.Edt;
import switchboard.ui.look.TextPainter;
import switchboard.ui.look.WavyUnderline;
import switchboard.wire.TypedBytes;

/**
 * The text editor of a reply: several lines, undo and redo, both writing directions, emoji.
 *
 * <p>The Tab key moves the focus. Event dispatch thread only.
 */
final class ReplyEditor extends JTextPane {
    private static final long serialVersionUID = 1L;

    /** The largest number of chars; a text component gets slow with more. */
    static final int LONGEST = 16_384;

    private static final int UNDO_STEPS = 1_000;

    private final UndoManager undo = new UndoManager();
    private transient Optional<CompoundEdit> replacing = Optional.empty();
    private boolean restyling;
    private transient Optional<Object> underline = Optional.empty();

    /**
     * @param onChange called after each change of the text
     * @param onTooLong called with a sentence when an insertion was rejected as too long
     */
    ReplyEditor(Runnable onChange, Consumer<String> onTooLong) {
        getAccessibleContext().setAccessibleName(Strings.of("reply.editor"));
        setFocusTraversalKeys(KeyboardFocusManager.FORWARD_TRAVERSAL_KEYS, null);
        KeyBindings.focused(this, "TAB", this::transferFocus);
        KeyBindings.focused(this, "shift TAB", this::transferFocusBackward);
        KeyBindings.focused(this, "menu Z", () -> {
            if (undo.canUndo()) {
                undo.undo();
            }
        });
        KeyBindings.focused(this, "menu Y", this::redo);
        KeyBindings.focused(this, "menu shift Z", this::redo);
        undo.setLimit(UNDO_STEPS);
        AbstractDocument document = (AbstractDocument) getDocument();
        // Set before there is text; otherwise emoji of several code points are drawn in parts.
        document.putProperty("i18n", true);
        document.setDocumentFilter(new LengthFilter(onTooLong));
        document.addUndoableEditListener(this::edited);
        TypingListener.add(this, () -> {
            onChange.run();
            if (!restyling) {
                restyling = true;
                // A document must not be changed by its own listeners.
                Edt.later(this::restyle);
            }
        });
    }

    @Override
    public void updateUI() {
        super.updateUI();
        // The look and feel scales it.
        setMargin(new Insets(5, 10, 5, 10));
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

    /** Sets the emoji font and the writing direction of the text's first line. */
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

    /**
     * Returns the height that shows the text, up to a number of lines.
     *
     * @param lines the largest number of lines
     */
    int heightFor(int lines) {
        Insets insets = getInsets();
        int most = insets.top + insets.bottom + (int) Math.ceil(lines * lineHeight());
        return Math.min(most, getPreferredSize().height);
    }

    /** Returns the height of the first line in pixels; fonts of other scripts have other heights. */
    private double lineHeight() {
        try {
            Rectangle2D first = modelToView2D(0);
            if (first != null && first.getHeight() > 0) {
                return first.getHeight();
            }
        } catch (BadLocationException noSuchPlace) {
            throw new IllegalStateException(noSuchPlace);
        }
        // The editor has no size yet.
        return getFontMetrics(getFont()).getHeight();
    }

    /** Replaces the text; one undo restores the old text. */
    void replaceText(String text) {
        CompoundEdit whole = new CompoundEdit();
        replacing = Optional.of(whole);
        setText(text);
        replacing = Optional.empty();
        whole.end();
        undo.addEdit(whole);
        setCaretPosition(getDocument().getLength());
    }

    /** Underlines a mistake, or removes the underline; one at the end of the text underlines the last character. */
    void mark(Optional<TypedBytes.Mistake> mistake) {
        underline.ifPresent(getHighlighter()::removeHighlight);
        underline = mistake.map(wrong -> {
            int end = Math.min(getDocument().getLength(), wrong.end());
            try {
                return getHighlighter()
                        .addHighlight(Math.max(0, Math.min(wrong.from(), end - 1)), end, WavyUnderline::paint);
            } catch (BadLocationException noSuchPlace) {
                throw new IllegalStateException(noSuchPlace);
            }
        });
        putClientProperty("JComponent.outline", mistake.isPresent() ? "error" : null);
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
            int room = getWidth() - insets.left - insets.right;
            String hint = Strings.of("reply.hint");
            TextPainter.paint(
                    g,
                    TextPainter.width(g.getFontMetrics(), hint) <= room ? hint : Strings.of("reply.hint.short"),
                    insets.left,
                    insets.top + g.getFontMetrics().getAscent(),
                    room);
            g.dispose();
        }
    }

    /** Rejects insertions that would exceed the limit, and reports them. */
    private static final class LengthFilter extends DocumentFilter {
        private final Consumer<String> onTooLong;

        LengthFilter(Consumer<String> onTooLong) {
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
