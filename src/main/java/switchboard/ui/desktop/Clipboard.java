package switchboard.ui.desktop;

import java.awt.GraphicsEnvironment;
import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import switchboard.wire.Escapes;

/** A clipboard for text. Event dispatch thread only. */
@FunctionalInterface
public interface Clipboard {
    /** Copies a text to the clipboard. */
    void copy(String text);

    /**
     * Returns the system's clipboard; without a display, copied texts are dropped.
     *
     * <p>The copied text may be pasted anywhere, also into a terminal. Line breaks and tabs are kept; characters that
     * would control, hide or reorder text are escaped by {@link Escapes#lines}.
     */
    static Clipboard system() {
        return inert(text -> {
            if (!GraphicsEnvironment.isHeadless()) {
                StringSelection selection = new StringSelection(text);
                Toolkit.getDefaultToolkit().getSystemClipboard().setContents(selection, selection);
            }
        });
    }

    /** Returns a clipboard that escapes texts and then copies them to {@code target}. */
    static Clipboard inert(Clipboard target) {
        return text -> target.copy(Escapes.lines(text));
    }
}
