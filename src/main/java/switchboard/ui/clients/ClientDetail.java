package switchboard.ui.clients;

import java.util.Collection;
import java.util.List;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import switchboard.event.ClientSummary;
import switchboard.ui.Quantities;
import switchboard.ui.Strings;
import switchboard.ui.look.InertParagraph;

/** Says more about the client that is selected than its row can. Event dispatch thread only. */
final class ClientDetail extends JPanel {
    private static final long serialVersionUID = 1L;

    private final InertParagraph words = new InertParagraph("sb.text2", "medium.font", false);

    ClientDetail() {
        super(new MigLayout("insets 0, fill", "[grow,fill]"));
        setOpaque(false);
        add(words, "wmin 0");
        setVisible(false);
    }

    /** Tell of these. */
    void show(Collection<ClientSummary> selected) {
        words.setText(
                switch (selected.size()) {
                    case 0 -> "";
                    case 1 -> of(List.copyOf(selected).getFirst());
                    default -> Strings.of("clients.detail.many", selected.size());
                });
        setVisible(!selected.isEmpty());
    }

    private static String of(ClientSummary client) {
        String words = Strings.of(
                "clients.detail.live",
                client.info().encrypted()
                        ? Strings.of("wire.title.tls", client.info().peer())
                        : client.info().peer(),
                Quantities.count(client.messagesIn()),
                Quantities.bytes(client.bytesIn()),
                Quantities.count(client.messagesOut()),
                Quantities.bytes(client.bytesOut()),
                Strings.of("clients.menu.as." + client.replyAs().word()));
        String more = client.farewell();
        if (more.isEmpty()) {
            more = client.problem().map(problem -> problem.sentence()).orElse("");
        }
        return more.isEmpty() ? words : words + "\n" + more;
    }
}
