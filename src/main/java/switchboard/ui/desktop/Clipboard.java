package switchboard.ui.desktop;

import java.awt.GraphicsEnvironment;
import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;

/** Takes text that a person copies. */
@FunctionalInterface
public interface Clipboard {
    /** Take a text. */
    void copy(String text);

    /** Return the system's clipboard; where there is no display it takes texts and forgets them. */
    static Clipboard system() {
        return text -> {
            if (!GraphicsEnvironment.isHeadless()) {
                StringSelection selection = new StringSelection(text);
                Toolkit.getDefaultToolkit().getSystemClipboard().setContents(selection, selection);
            }
        };
    }
}
