package switchboard.ui.log;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Graphics;
import java.awt.KeyboardFocusManager;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.util.function.Supplier;
import javax.swing.JTextField;
import javax.swing.Timer;
import javax.swing.UIManager;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import javax.swing.text.BadLocationException;
import javax.swing.text.JTextComponent;
import switchboard.filter.Completion;
import switchboard.filter.FilterLanguage;
import switchboard.filter.Parsed;
import switchboard.filter.Vocabulary;
import switchboard.ui.Strings;
import switchboard.ui.desktop.Keys;
import switchboard.ui.look.Icons;

/**
 * The field in which a filter is typed: it proposes how to go on and marks what it does not understand.
 *
 * <p>Event dispatch thread only.
 */
final class FilterField extends JTextField {
    private static final long serialVersionUID = 1L;
    private static final int TYPING_MILLIS = 150;

    private final transient Supplier<Vocabulary> vocabulary;
    private final transient Runnable onTyped;
    private final transient Proposals proposals = new Proposals(this, this::take);
    private final Timer typing = new Timer(TYPING_MILLIS, event -> typed());
    private boolean setting;

    /**
     * @param vocabulary what the session has that can be proposed
     * @param onTyped called soon after the text has changed
     */
    FilterField(Supplier<Vocabulary> vocabulary, Runnable onTyped) {
        this.vocabulary = vocabulary;
        this.onTyped = onTyped;
        typing.setRepeats(false);
        putClientProperty("JTextField.placeholderText", Strings.of("log.filter.hint"));
        putClientProperty("JTextField.leadingIcon", Icons.of("search"));
        putClientProperty("JTextField.showClearButton", true);
        getAccessibleContext().setAccessibleName(Strings.of("log.filter.name"));
        getAccessibleContext().setAccessibleDescription(Strings.of("log.filter.tip"));
        getDocument().addDocumentListener(new Typing());
        setFocusTraversalKeys(KeyboardFocusManager.FORWARD_TRAVERSAL_KEYS, null);
        Keys.focused(this, "TAB", this::tab);
        Keys.focused(this, "shift TAB", this::transferFocusBackward);
        Keys.focused(this, "DOWN", () -> move(1));
        Keys.focused(this, "UP", () -> move(-1));
        Keys.focused(this, "control SPACE", this::propose);
        addActionListener(event -> enter());
        Keys.focused(this, "ESCAPE", this::escape);
        addFocusListener(new FocusAdapter() {
            @Override
            public void focusLost(FocusEvent event) {
                settle();
            }
        });
        addHierarchyListener(event -> proposals.hide());
    }

    /** Puts a text in as if it had been typed, without proposals. */
    void put(String filter) {
        setting = true;
        try {
            setText(filter);
        } finally {
            setting = false;
        }
        apply();
    }

    private void apply() {
        typing.stop();
        onTyped.run();
    }

    private void typed() {
        if (isFocusOwner()) {
            propose();
        } else {
            onTyped.run();
        }
    }

    private void propose() {
        proposals.show(FilterLanguage.complete(getText(), getCaretPosition(), vocabulary.get()));
        speak();
        onTyped.run();
    }

    /** Takes the proposals away; what was not understood so far is said then. */
    private void settle() {
        if (proposals.isShown()) {
            proposals.hide();
            onTyped.run();
        }
    }

    /** Returns whether ways to go on are shown, so that what is typed may well be only half of it. */
    boolean isProposing() {
        return proposals.isShown();
    }

    private void speak() {
        String spoken = proposals.spoken();
        getAccessibleContext().setAccessibleDescription(spoken.isEmpty() ? Strings.of("log.filter.tip") : spoken);
    }

    private void take(Completion completion) {
        String text = getText();
        int to = Math.min(completion.to(), text.length());
        int from = Math.min(completion.from(), to);
        // A condition that wants a value, or a word that wants another one, goes on right there.
        boolean open = completion.replacement().matches(".*[:=<> ]$");
        boolean last = to == text.length();
        String put = completion.replacement() + (open || !last ? "" : " ");
        setting = true;
        try {
            setText(text.substring(0, from) + put + text.substring(to));
            setCaretPosition(from + put.length());
        } finally {
            setting = false;
        }
        proposals.hide();
        if (open) {
            propose();
        } else {
            apply();
        }
    }

    private void move(int by) {
        if (proposals.isShown()) {
            proposals.move(by);
        } else {
            propose();
        }
        speak();
    }

    private void tab() {
        if (proposals.chosen().isPresent()) {
            take(proposals.chosen().get());
        } else if (proposals.first().isPresent() && !getText().isEmpty()) {
            take(proposals.first().get());
        } else {
            transferFocus();
        }
    }

    private void enter() {
        if (proposals.chosen().isPresent()) {
            take(proposals.chosen().get());
        } else {
            proposals.hide();
            apply();
        }
    }

    private void escape() {
        if (proposals.isShown()) {
            settle();
        } else {
            put("");
        }
    }

    /** Marks what was not understood, or nothing. */
    void mark(Parsed parsed) {
        getHighlighter().removeAllHighlights();
        boolean wrong = parsed instanceof Parsed.Misunderstood;
        putClientProperty("JComponent.outline", wrong ? "error" : null);
        if (parsed instanceof Parsed.Misunderstood what) {
            int length = getDocument().getLength();
            int to = Math.min(length, what.at() + Math.max(1, what.length()));
            // At the very end it is the last character that something is missing behind.
            int from = Math.max(0, Math.min(what.at(), to - 1));
            try {
                getHighlighter().addHighlight(from, to, FilterField::underline);
            } catch (BadLocationException noSuchPlace) {
                throw new IllegalStateException(noSuchPlace);
            }
        }
    }

    /** Draws a wave below what is marked. */
    private static void underline(Graphics g, int from, int to, Shape bounds, JTextComponent field) {
        try {
            Rectangle first = field.modelToView2D(from).getBounds();
            Rectangle last = field.modelToView2D(to).getBounds();
            int step = Math.max(2, UIScale.scale(2));
            int bottom = first.y + first.height - 1;
            g.setColor(UIManager.getColor("Component.error.borderColor"));
            for (int x = first.x, up = 0; x < Math.max(last.x, first.x + 3 * step); x += step, up = 1 - up) {
                g.drawLine(x, bottom - up * step, x + step, bottom - (1 - up) * step);
            }
        } catch (BadLocationException changedMeanwhile) {
            // It is marked anew in a moment.
        }
    }

    /** Whatever is typed is looked at once the hand rests. */
    private final class Typing implements DocumentListener {
        private void changed() {
            if (!setting) {
                typing.restart();
            }
        }

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
            changed();
        }
    }
}
