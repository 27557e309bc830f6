package switchboard.ui.reply;

import java.awt.ComponentOrientation;
import java.text.Bidi;
import java.util.function.Consumer;
import javax.swing.JTextArea;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import javax.swing.text.AbstractDocument;
import javax.swing.text.AttributeSet;
import javax.swing.text.BadLocationException;
import javax.swing.text.DocumentFilter;
import javax.swing.undo.UndoManager;
import switchboard.ui.Strings;
import switchboard.ui.desktop.Keys;
import switchboard.ui.edt.Edt;

/**
 * Where a reply is written: several lines, undo and redo, either writing direction.
 *
 * <p>Tab leaves it. Event dispatch thread only.
 */
final class ReplyEditor extends JTextArea {
    private static final long serialVersionUID = 1L;

    /** How many characters it takes: a text component gets slow beyond that. */
    static final int LONGEST = 32_768;

    private final UndoManager undo = new UndoManager();

    /**
     * @param onChange called after each change of the text
     * @param onTooLong called with a sentence when something was too long to be put in
     */
    ReplyEditor(Runnable onChange, Consumer<String> onTooLong) {
        super(3, 40);
        setLineWrap(true);
        setWrapStyleWord(true);
        setFocusTraversalKeys(java.awt.KeyboardFocusManager.FORWARD_TRAVERSAL_KEYS, null);
        getAccessibleContext().setAccessibleName(Strings.of("reply.editor"));
        putClientProperty("JTextField.placeholderText", Strings.of("reply.hint"));
        Keys.focused(this, "TAB", this::transferFocus);
        Keys.focused(this, "shift TAB", this::transferFocusBackward);
        Keys.focused(this, "menu Z", () -> {
            if (undo.canUndo()) {
                undo.undo();
            }
        });
        Keys.focused(this, "menu Y", this::redo);
        Keys.focused(this, "menu shift Z", this::redo);
        AbstractDocument document = (AbstractDocument) getDocument();
        document.setDocumentFilter(new Limit(onTooLong));
        document.addUndoableEditListener(undo);
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
                // The attributes of plain text never change.
            }

            private void changed() {
                Edt.later(ReplyEditor.this::turn);
                onChange.run();
            }
        });
    }

    private void redo() {
        if (undo.canRedo()) {
            undo.redo();
        }
    }

    /** Begin on the side on which the first letter with a direction begins. */
    private void turn() {
        String text = getText();
        boolean rightToLeft = !text.isEmpty()
                && !new Bidi(text.lines().findFirst().orElse(""), Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT)
                        .baseIsLeftToRight();
        ComponentOrientation wanted =
                rightToLeft ? ComponentOrientation.RIGHT_TO_LEFT : ComponentOrientation.LEFT_TO_RIGHT;
        if (!getComponentOrientation().equals(wanted)) {
            setComponentOrientation(wanted);
        }
    }

    /** Put another text in the place of the one that is there; undo brings it back. */
    void replaceText(String text) {
        setText(text);
        setCaretPosition(getText().length());
    }

    /** Keeps the text within its limit, and says so. */
    private static final class Limit extends DocumentFilter {
        private final Consumer<String> onTooLong;

        Limit(Consumer<String> onTooLong) {
            this.onTooLong = onTooLong;
        }

        @Override
        public void insertString(FilterBypass bypass, int offset, String text, AttributeSet attributes)
                throws BadLocationException {
            replace(bypass, offset, 0, text, attributes);
        }

        @Override
        public void replace(FilterBypass bypass, int offset, int length, String text, AttributeSet attributes)
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
