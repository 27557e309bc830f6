package switchboard.ui.log;

import java.util.Optional;
import javax.swing.JPanel;
import javax.swing.Timer;
import net.miginfocom.swing.MigLayout;
import switchboard.ui.look.Icons;
import switchboard.ui.look.InertLabel;

/**
 * A sentence over the log about what was done, which goes away by itself and moves no row. Event dispatch thread only.
 */
final class PassingSentence extends JPanel {
    private static final long serialVersionUID = 1L;

    private final InertLabel words =
            new InertLabel("", "Label.foreground", "Label.font", Optional.of(Icons.of("info", 14, "sb.info")));
    private final Timer ending;

    /**
     * Creates a hidden sentence.
     *
     * @param millis the time for which a sentence is shown, in milliseconds
     */
    PassingSentence(int millis) {
        super(new MigLayout("insets 6 12 6 12, fillx", "[grow,fill]", "[]"));
        putClientProperty("FlatLaf.styleClass", "infoBanner");
        add(words, "wmin 0");
        ending = new Timer(millis, event -> say(""));
        ending.setRepeats(false);
        setVisible(false);
    }

    /** Shows a sentence for a while; an empty one hides what is shown. */
    void say(String sentence) {
        words.setText(sentence);
        getAccessibleContext().setAccessibleName(sentence);
        boolean shown = !sentence.isEmpty();
        setVisible(shown);
        if (shown) {
            ending.restart();
        } else {
            ending.stop();
        }
        revalidate();
    }
}
