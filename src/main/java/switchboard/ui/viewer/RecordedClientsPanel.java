package switchboard.ui.viewer;

import java.awt.Rectangle;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JPopupMenu;
import javax.swing.JScrollPane;
import javax.swing.SwingUtilities;
import net.miginfocom.swing.MigLayout;
import switchboard.model.Annotation;
import switchboard.model.Note;
import switchboard.record.LoggedClient;
import switchboard.ui.LocalizedFormats;
import switchboard.ui.Strings;
import switchboard.ui.command.CommandActions;
import switchboard.ui.command.WindowCommand;
import switchboard.ui.live.ClientSelection;
import switchboard.ui.look.InertParagraph;
import switchboard.ui.note.NoteCard;
import switchboard.ui.note.NoteOverlayPane;
import switchboard.ui.note.NoteWriter;
import switchboard.ui.panes.MainPart;
import switchboard.ui.table.CellText;
import switchboard.ui.table.Column;
import switchboard.ui.table.Column.TextStyle;
import switchboard.ui.table.SortableTable;

/**
 * The pane of a recorded session's clients with the times of connecting and leaving. Event dispatch thread only.
 *
 * <p>The selected clients filter the log.
 */
final class RecordedClientsPanel extends JPanel implements MainPart {
    private static final long serialVersionUID = 1L;
    private static final DateTimeFormatter TIME = LocalizedFormats.time("HH:mm:ss");

    private final SortableTable<LoggedClient> table;
    private final JLabel count = new JLabel();
    private final InertParagraph detail = new InertParagraph("sb.text2", "medium.font", false);
    private final transient ClientSelection selection;
    private final transient NoteWriter noteWriter;
    private final NoteCard card;
    private final transient CommandActions commands;

    RecordedClientsPanel(ClientSelection selection, ZoneId zone, NoteWriter noteWriter) {
        super(new MigLayout("insets 0, fill, wrap 1, hidemode 3", "[grow,fill]", "[31!]8[grow,fill]0[]"));
        this.selection = selection;
        this.noteWriter = noteWriter;
        card = new NoteCard(noteWriter);
        setOpaque(false);
        DateTimeFormatter time = TIME.withZone(zone);
        Comparator<LoggedClient> byNumber = Comparator.comparing(LoggedClient::id);
        table = new SortableTable<>(
                Strings.of("clients.title"),
                List.of(
                        new Column<>(
                                Strings.of("clients.column.client"),
                                0,
                                TextStyle.TEXT,
                                client -> CellText.client(
                                        client.id(),
                                        title(client),
                                        client.note().marked() ? "bookmark" : ""),
                                byNumber),
                        new Column<>(
                                Strings.of("viewer.column.came"),
                                90,
                                TextStyle.MONO,
                                client -> CellText.muted(client.openedAt() == 0 ? "" : at(time, client.openedAt())),
                                Comparator.comparingLong(LoggedClient::openedAt)),
                        new Column<>(
                                Strings.of("viewer.column.left"),
                                90,
                                TextStyle.MONO,
                                client -> CellText.muted(
                                        client.closedAt().isPresent()
                                                ? at(time, client.closedAt().getAsLong())
                                                : ""),
                                Comparator.comparingLong(
                                        client -> client.closedAt().orElse(Long.MAX_VALUE)))),
                LoggedClient::id,
                0,
                true);
        JPanel head = new JPanel(new MigLayout("insets 0", "[]8[]push", "[center]"));
        head.setOpaque(false);
        JLabel title = new JLabel(Strings.of("clients.title"));
        title.putClientProperty("FlatLaf.styleClass", "h3");
        title.setLabelFor(table);
        head.add(title);
        count.putClientProperty("FlatLaf.styleClass", "muted");
        head.add(count, "wmin 0");
        add(head, "wmin 0");
        JScrollPane scroll = new JScrollPane(table);
        scroll.putClientProperty("FlatLaf.styleClass", "pane");
        add(new NoteOverlayPane(card, List.of(scroll)), "wmin 0, hmin 60, push");
        add(detail, "wmin 0, gaptop 6");
        table.onSelect(() ->
                selection.set(table.selected().stream().map(LoggedClient::id).collect(Collectors.toSet())));
        selection.onChange(this::selectionChanged);
        commands = new CommandActions(this, table);
        commands.add(WindowCommand.SELECT_NO_CLIENT, () -> !selection.ids().isEmpty(), table::clearSelection);
        commands.add(WindowCommand.SELECT_ALL_CLIENTS, table::selectAll);
        commands.add(WindowCommand.MARK_CLIENTS, this::toggleMarks);
        commands.add(WindowCommand.EDIT_CLIENT_NOTE, () -> table.chosen().isPresent(), this::editNote);
        table.onMenu((x, y) -> menu().show(table, x, y));
        selectionChanged();
    }

    private static String title(LoggedClient client) {
        return client.name().isEmpty() ? client.id() + "  " + client.peer() : client.id() + "  " + client.name();
    }

    private static String at(DateTimeFormatter time, long micros) {
        return time.format(Instant.EPOCH.plusNanos(TimeUnit.MICROSECONDS.toNanos(micros)));
    }

    void show(List<LoggedClient> clients) {
        table.show(clients);
        count.setText(LocalizedFormats.count(clients.size()));
        selectionChanged();
    }

    private void selectionChanged() {
        table.mark(selection.ids());
        List<LoggedClient> chosen = table.selected();
        detail.setText(chosen.size() == 1 ? words(chosen.getFirst()) : "");
        detail.setVisible(chosen.size() == 1);
        revalidate();
    }

    private boolean allMarked() {
        return table.selected().stream().allMatch(client -> client.note().marked());
    }

    /** Marks the selected clients, or removes the marks if all of them are marked. */
    private void toggleMarks() {
        boolean mark = !allMarked();
        noteWriter.put(table.selected().stream()
                .filter(client -> client.note().marked() != mark)
                .map(client -> new Annotation(
                        new Note.Subject.OfClient(client.id()),
                        new Note(mark, client.note().text())))
                .toList());
    }

    /** Opens the note card of the selected client. */
    private void editNote() {
        table.chosen().ifPresent(client -> {
            Rectangle cell = SwingUtilities.convertRectangle(
                    table, table.getCellRect(table.getSelectedRow(), 0, true), card.getParent());
            card.open(
                    new Note.Subject.OfClient(client.id()),
                    Strings.of("note.of.client", title(client)),
                    client.note(),
                    cell.y,
                    cell.y + cell.height);
        });
    }

    /** Creates the context menu of the selected clients. */
    JPopupMenu menu() {
        JPopupMenu menu = new JPopupMenu(Strings.of("clients.title"));
        menu.add(commands.get(WindowCommand.MARK_CLIENTS)
                .item(Strings.of(allMarked() ? "clients.menu.unmark" : "clients.menu.mark")));
        menu.add(commands.get(WindowCommand.EDIT_CLIENT_NOTE).item());
        return menu;
    }

    private static String words(LoggedClient client) {
        String farewell = client.farewell().map(Strings::render).orElse(Strings.of("viewer.never.left"));
        String note = client.note().text();
        return client.peer() + "\n" + farewell + (note.isEmpty() ? "" : "\n" + note);
    }

    SortableTable<LoggedClient> table() {
        return table;
    }

    @Override
    public JComponent mainPart() {
        return table;
    }
}
