package switchboard.ui.desktop;

import java.awt.GraphicsEnvironment;
import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import switchboard.wire.Escapes;

/** Takes text that a person copies. */
@FunctionalInterface
public interface Clipboard {
    /** Takes a text. */
    void copy(String text);

    /**
     * Returns the system's clipboard; where there is no display it takes texts and forgets them.
     *
     * <p>What it gets can be pasted anywhere, into a terminal too: lines stay lines, whatever else would move, hide or
     * turn text is written out ({@link Escapes#lines}).
     */
    static Clipboard system() {
        return inert(text -> {
            if (!GraphicsEnvironment.isHeadless()) {
                StringSelection selection = new StringSelection(text);
                Toolkit.getDefaultToolkit().getSystemClipboard().setContents(selection, selection);
            }
        });
    }

    /** Returns one that makes texts inert before another one takes them. */
    static Clipboard inert(Clipboard target) {
        return text -> target.copy(Escapes.lines(text));
    }
}
