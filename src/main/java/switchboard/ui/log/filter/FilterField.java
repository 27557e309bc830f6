package switchboard.ui.log.filter;

import java.awt.KeyboardFocusManager;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.util.function.Supplier;
import javax.swing.JTextField;
import javax.swing.Timer;
import javax.swing.text.BadLocationException;
import switchboard.filter.Completion;
import switchboard.filter.FilterLanguage;
import switchboard.filter.ParsedFilter;
import switchboard.filter.Vocabulary;
import switchboard.ui.Strings;
import switchboard.ui.desktop.KeyBindings;
import switchboard.ui.desktop.TypingListener;
import switchboard.ui.look.Icons;
import switchboard.ui.look.WavyUnderline;

/**
 * The text field of the filter, with completion and with an underline below a syntax error.
 *
 * <p>Event dispatch thread only.
 */
public final class FilterField extends JTextField {
    private static final long serialVersionUID = 1L;

    /** The pause in typing after which the text is parsed. */
    private static final int TYPING_MILLIS = 150;

    private final transient Supplier<Vocabulary> vocabulary;
    private final transient Runnable onTyped;
    private final transient CompletionPopup popup = new CompletionPopup(this, this::take);
    private final Timer typing = new Timer(TYPING_MILLIS, event -> typed());
    private boolean setting;

    /**
     * @param vocabulary the values of the session that completion proposes
     * @param onTyped called shortly after the text has changed
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
        TypingListener.add(this, this::changed);
        setFocusTraversalKeys(KeyboardFocusManager.FORWARD_TRAVERSAL_KEYS, null);
        KeyBindings.focused(this, "TAB", this::tab);
        KeyBindings.focused(this, "shift TAB", this::transferFocusBackward);
        KeyBindings.focused(this, "DOWN", () -> move(1));
        KeyBindings.focused(this, "UP", () -> move(-1));
        KeyBindings.focused(this, "control SPACE", this::propose);
        addActionListener(event -> enter());
        KeyBindings.focused(this, "ESCAPE", () -> popup.isShown() || !getText().isEmpty(), this::escape);
        addFocusListener(new FocusAdapter() {
            @Override
            public void focusLost(FocusEvent event) {
                settle();
            }
        });
        addHierarchyListener(event -> popup.hide());
    }

    /** Sets the text as if it had been typed, without opening the completion popup. */
    public void put(String filter) {
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
        popup.show(FilterLanguage.complete(getText(), getCaretPosition(), vocabulary.get()));
        speak();
        onTyped.run();
    }

    /** Hides the completion popup; a syntax error that it held back is shown now. */
    private void settle() {
        if (popup.isShown()) {
            popup.hide();
            onTyped.run();
        }
    }

    /** Returns whether the completion popup is shown; then the text may be incomplete. */
    boolean isProposing() {
        return popup.isShown();
    }

    private void speak() {
        String spoken = popup.spoken();
        getAccessibleContext().setAccessibleDescription(spoken.isEmpty() ? Strings.of("log.filter.tip") : spoken);
    }

    private void take(Completion completion) {
        String text = getText();
        int to = Math.min(completion.to(), text.length());
        int from = Math.min(completion.from(), to);
        // Completion continues directly after a condition without a value or after an operator.
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
        popup.hide();
        if (open) {
            propose();
        } else {
            apply();
        }
    }

    private void move(int by) {
        if (popup.isShown()) {
            popup.move(by);
        } else {
            propose();
        }
        speak();
    }

    private void tab() {
        if (popup.chosen().isPresent()) {
            take(popup.chosen().get());
        } else if (popup.first().isPresent() && !getText().isEmpty()) {
            take(popup.first().get());
        } else {
            transferFocus();
        }
    }

    private void enter() {
        if (popup.chosen().isPresent()) {
            take(popup.chosen().get());
        } else {
            popup.hide();
            apply();
        }
    }

    private void escape() {
        if (popup.isShown()) {
            settle();
        } else {
            put("");
        }
    }

    /** Underlines the syntax error, or removes the underline. */
    void mark(ParsedFilter parsed) {
        getHighlighter().removeAllHighlights();
        boolean wrong = parsed instanceof ParsedFilter.Invalid;
        putClientProperty("JComponent.outline", wrong ? "error" : null);
        if (parsed instanceof ParsedFilter.Invalid what) {
            int length = getDocument().getLength();
            int to = Math.min(length, what.at() + Math.max(1, what.length()));
            // An error at the end of the text underlines the last character.
            int from = Math.max(0, Math.min(what.at(), to - 1));
            try {
                getHighlighter().addHighlight(from, to, WavyUnderline::paint);
            } catch (BadLocationException noSuchPlace) {
                throw new IllegalStateException(noSuchPlace);
            }
        }
    }

    /** Restarts the timer, so that the text is parsed when typing pauses. */
    private void changed() {
        if (!setting) {
            typing.restart();
        }
    }
}
