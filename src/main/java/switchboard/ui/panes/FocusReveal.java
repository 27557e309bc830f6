package switchboard.ui.panes;

import java.awt.Rectangle;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import javax.swing.JComponent;

/** Scrolls components into view when they get the focus, so that the keyboard reaches all of a page. */
public final class FocusReveal {
    private FocusReveal() {}

    /** Scrolls a component into view from now on each time it gets the focus. Event dispatch thread only. */
    public static void add(JComponent component) {
        component.addFocusListener(new FocusAdapter() {
            @Override
            public void focusGained(FocusEvent event) {
                component.scrollRectToVisible(new Rectangle(0, 0, component.getWidth(), component.getHeight()));
            }
        });
    }
}
