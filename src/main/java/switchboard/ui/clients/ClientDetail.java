package switchboard.ui.clients;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import switchboard.model.ClientSummary;
import switchboard.model.ConnectionId;
import switchboard.ui.LocalizedFormats;
import switchboard.ui.Strings;
import switchboard.ui.live.MessageRate;
import switchboard.ui.look.InertParagraph;
import switchboard.wire.Finding;

/** The panel below the table with details of the selected client. Event dispatch thread only. */
final class ClientDetail extends JPanel {
    private static final long serialVersionUID = 1L;

    /** The length in chars above which a note is shortened. */
    private static final int NOTE = 300;

    private final InertParagraph words = new InertParagraph("sb.text2", "medium.font", false);

    private final transient LongSupplier clock;
    private transient Optional<ConnectionId> measured = Optional.empty();
    private transient MessageRate rate = new MessageRate();

    /**
     * Creates an empty panel.
     *
     * @param clock the elapsed time since the program started, in microseconds
     */
    ClientDetail(LongSupplier clock) {
        super(new MigLayout("insets 0, fill", "[grow,fill]"));
        this.clock = clock;
        setOpaque(false);
        add(words, "wmin 0");
        setVisible(false);
    }

    /** Shows details of one client, or the number of clients if several are selected. */
    void show(Collection<ClientSummary> selected) {
        words.setText(
                switch (selected.size()) {
                    case 0 -> "";
                    case 1 -> of(List.copyOf(selected).getFirst());
                    default -> Strings.of("clients.detail.many", selected.size());
                });
        setVisible(!selected.isEmpty());
    }

    /** Returns the messages per second of a client, measured since it was selected. */
    private long rate(ClientSummary client) {
        if (!measured.equals(Optional.of(client.id()))) {
            measured = Optional.of(client.id());
            rate = new MessageRate();
        }
        return rate.at(clock.getAsLong(), client.messagesIn() + client.messagesOut());
    }

    private String of(ClientSummary client) {
        String answered = client.answeredAfter().isPresent()
                ? Strings.of(
                        "clients.detail.answered",
                        LocalizedFormats.elapsed(client.answeredAfter().getAsLong()))
                : Strings.of("clients.detail.unanswered");
        String words = Strings.of(
                "clients.detail.live",
                client.info().encrypted()
                        ? Strings.of("wire.title.tls", client.info().peer())
                        : client.info().peer(),
                LocalizedFormats.count(client.messagesIn()),
                LocalizedFormats.bytes(client.bytesIn()),
                LocalizedFormats.count(client.messagesOut()),
                LocalizedFormats.bytes(client.bytesOut()),
                Strings.of("clients.menu.as." + client.replyAs().word()),
                client.reading().framing().name(),
                client.reading().charset().name(),
                LocalizedFormats.count(rate(client)),
                answered);
        String more = client.farewell()
                .or(() -> client.problem().map(Finding::text))
                .map(Strings::render)
                .orElse("");
        String note = client.note().text();
        return words + (more.isEmpty() ? "" : "\n" + more) + (note.isEmpty() ? "" : "\n✎ " + shortened(note));
    }

    /** Shortened so that the panel does not push the table away; the note card shows the whole note. */
    private static String shortened(String note) {
        return note.length() <= NOTE ? note : note.substring(0, note.offsetByCodePoints(0, NOTE / 2)) + "…";
    }
}
