package switchboard.ui.desktop;

import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import javax.swing.text.JTextComponent;

/** Calls an action after each change of a text, by a person or by the program. Event dispatch thread only. */
public final class TypingListener implements DocumentListener {
    private final Runnable onChange;

    private TypingListener(Runnable onChange) {
        this.onChange = onChange;
    }

    /**
     * Adds a listener to a text component.
     *
     * @param onChange called after each change of the text; not when only its style changes
     */
    public static void add(JTextComponent component, Runnable onChange) {
        component.getDocument().addDocumentListener(new TypingListener(onChange));
    }

    @Override
    public void insertUpdate(DocumentEvent event) {
        onChange.run();
    }

    @Override
    public void removeUpdate(DocumentEvent event) {
        onChange.run();
    }

    @Override
    public void changedUpdate(DocumentEvent event) {
        // The text is the same; its style has changed.
    }
}
