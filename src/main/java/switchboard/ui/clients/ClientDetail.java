package switchboard.ui.clients;

import java.util.Collection;
import java.util.List;
import javax.swing.JTextArea;
import switchboard.event.ClientSummary;
import switchboard.ui.Quantities;
import switchboard.ui.Strings;
import switchboard.ui.look.InertText;

/** Says more about the client that is selected than its row can. Event dispatch thread only. */
final class ClientDetail extends JTextArea {
    private static final long serialVersionUID = 1L;

    ClientDetail() {
        setLineWrap(true);
        setWrapStyleWord(true);
        setEditable(false);
        setFocusable(false);
        setOpaque(false);
        setBorder(null);
        putClientProperty("FlatLaf.styleClass", "medium");
        putClientProperty("FlatLaf.style", "foreground: $sb.text2");
        setVisible(false);
    }

    /** Tell of these. */
    void show(Collection<ClientSummary> selected) {
        String words = switch (selected.size()) {
            case 0 -> "";
            case 1 -> of(List.copyOf(selected).getFirst());
            default -> Strings.of("clients.detail.many", selected.size());
        };
        if (!words.equals(getText())) {
            setText(words);
            setVisible(!words.isEmpty());
            revalidate();
        }
    }

    private static String of(ClientSummary client) {
        String words = Strings.of(
                "clients.detail.live",
                InertText.of(client.info().peer()),
                Quantities.count(client.messagesIn()),
                Quantities.bytes(client.bytesIn()),
                Quantities.count(client.messagesOut()),
                Quantities.bytes(client.bytesOut()),
                Strings.of("clients.menu.as." + client.replyAs().word()));
        String more = client.farewell();
        if (more.isEmpty()) {
            more = client.problem().map(problem -> problem.sentence()).orElse("");
        }
        return more.isEmpty() ? words : words + "\n" + InertText.of(more);
    }
}
