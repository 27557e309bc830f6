package switchboard.ui.clients;

import java.awt.Component;
import java.util.Optional;
import javax.swing.JPopupMenu;
import switchboard.ui.Strings;
import switchboard.ui.edt.Edt;
import switchboard.wire.framing.Framing;

/** Shows the form for another framing above the clients. Event dispatch thread only. */
final class FramingPopup {
    private FramingPopup() {}

    /** Shows the form at a place of the table; the key Escape and a click elsewhere close it. */
    static void show(Component table, int x, int y, ClientActions actions) {
        JPopupMenu popup = new JPopupMenu(Strings.of("clients.read.title"));
        String present = actions.framing().map(Framing::name).orElse("");
        FramingForm form = new FramingForm(present, actions.hasUnixClient(), framing -> {
            popup.setVisible(false);
            actions.readAs(Optional.of(framing));
        });
        popup.add(form);
        popup.show(table, x, y);
        Edt.later(form::focus);
    }
}
