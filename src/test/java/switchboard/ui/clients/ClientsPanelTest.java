package switchboard.ui.clients;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.formdev.flatlaf.util.UIScale;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import javax.swing.JLabel;
import javax.swing.JMenu;
import javax.swing.JMenuItem;
import javax.swing.JTable;
import javax.swing.JTextArea;
import javax.swing.JTextField;
import javax.swing.event.TableModelEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.event.ConflatedSubscription;
import switchboard.event.EventBus;
import switchboard.event.Fact;
import switchboard.event.LiveChanges;
import switchboard.event.LiveFold;
import switchboard.event.Request;
import switchboard.event.Request.Target;
import switchboard.model.Annotation;
import switchboard.model.ClientSummary;
import switchboard.model.CloseReason;
import switchboard.model.ConnectionId;
import switchboard.model.Note;
import switchboard.ui.LocalizedDigits;
import switchboard.ui.Settings;
import switchboard.ui.edt.OnEdt;
import switchboard.ui.fake.ComponentFinder;
import switchboard.ui.fake.DemoClass;
import switchboard.ui.fake.FakeNotes;
import switchboard.ui.live.ClientSelection;
import switchboard.ui.live.LiveModel;
import switchboard.ui.live.RequestSender;
import switchboard.ui.look.LookAndFeelSetup;
import switchboard.ui.look.Theme;
import switchboard.ui.note.NoteCard;
import switchboard.ui.note.NoteWriter;
import switchboard.ui.table.ColumnChoice;
import switchboard.wire.framing.Framings;

@Timeout(60)
class ClientsPanelTest {
    private static final long NOW = 1_763_816_701_000_000L;

    /** A panel on a real event bus. */
    private static final class Room {
        final EventBus bus = new EventBus();
        final ConflatedSubscription<LiveChanges> news = bus.subscribe("test", new LiveFold());
        final LiveModel live = new LiveModel();
        final ClientSelection selection = new ClientSelection();
        final DemoClass lesson = new DemoClass(bus, NOW);
        final List<String> copied = new ArrayList<>();
        final FakeNotes notes = new FakeNotes();
        final List<String> lost = new ArrayList<>();
        final Settings settings = Settings.inMemory();
        final ClientsPanel panel;

        Room() {
            LookAndFeelSetup.install(Theme.LIGHT, 100);
            panel = new ClientsPanel(
                    live,
                    selection,
                    new RequestSender(bus, sentence -> {}),
                    new NoteWriter(notes, Runnable::run, lost::add),
                    copied::add,
                    settings,
                    () -> NOW,
                    ZoneOffset.UTC,
                    id -> {},
                    () -> {});
        }

        JTable table() {
            return panel.table();
        }

        int width(ClientColumn column) {
            return table().getColumnModel().getColumn(column.ordinal()).getWidth();
        }

        ColumnChoice<ClientColumn> choice() {
            return new ColumnChoice<>(settings, "clients.columns", Set.of(ClientColumn.CLIENT), ClientColumn.USUAL);
        }

        List<Long> order() {
            return IntStream.range(0, table().getRowCount())
                    .mapToObj(row ->
                            ((ClientSummary) table().getValueAt(row, 0)).id().number())
                    .toList();
        }

        Set<Long> selectedRows() {
            Set<Long> ids = new TreeSet<>();
            for (int row : table().getSelectedRows()) {
                ids.add(((ClientSummary) table().getValueAt(row, 0)).id().number());
            }
            return ids;
        }

        void press(String key) {
            table().getActionMap().get(key).actionPerformed(null);
        }

        Request asked() throws InterruptedException {
            return bus.requests().poll(0).orElseThrow();
        }
    }

    @Test
    void theMenuReadsTheSelectedClientsInAnotherFraming() throws Exception {
        OnEdt.run(() -> {
            Room room = new Room();
            room.lesson.arrive();
            room.live.pump(room.news);
            room.table().setRowSelectionInterval(2, 2);
            Set<ConnectionId> chosen = room.selection.ids();
            ClientActions actions = new ClientActions(
                    room.live,
                    room.selection,
                    new RequestSender(room.bus, sentence -> {}),
                    new NoteWriter(room.notes, Runnable::run, room.lost::add),
                    room.copied::add,
                    id -> {});
            List<String> other = new ArrayList<>();
            JMenu menu = ReadAsMenu.of(actions, () -> other.add("asked"));
            List<JMenuItem> items = Arrays.stream(menu.getMenuComponents())
                    .filter(JMenuItem.class::isInstance)
                    .map(JMenuItem.class::cast)
                    .toList();
            assertEquals(
                    List.of("header64: the length in decimal digits, padded with spaces to 64 bytes, then the body"),
                    items.stream()
                            .filter(JMenuItem::isSelected)
                            .map(JMenuItem::getText)
                            .toList());
            for (JMenuItem item : items) {
                if (item.getText().startsWith("lines: ") || item.getText().startsWith("Listener default")) {
                    item.doClick();
                }
            }
            items.getLast().doClick();
            assertEquals(new Request.ReadAs(new Request.Target.Only(chosen), Optional.empty()), room.asked());
            assertEquals(
                    new Request.ReadAs(new Request.Target.Only(chosen), Optional.of(Framings.LINES)), room.asked());
            assertEquals(List.of("asked"), other);
        });
    }

    @Test
    void whoIsSelectedStaysSelectedWhileOthersComeAndGoAndRowsAreSorted() throws Exception {
        OnEdt.run(() -> {
            Room room = new Room();
            room.lesson.arrive();
            room.live.pump(room.news);
            room.table().setRowSelectionInterval(2, 3);
            Set<ConnectionId> chosen = room.selection.ids();
            assertEquals(Set.of(new ConnectionId(3), new ConnectionId(4)), chosen);
            room.lesson.close(1, CloseReason.FIN, "It closed the connection.", false);
            room.lesson.close(3, CloseReason.RESET, "It was reset.", false);
            room.lesson.open(31);
            room.lesson.receive(4, NOW);
            room.live.pump(room.news);
            assertEquals(chosen, room.selection.ids());
            assertEquals(Set.of(3L, 4L), room.selectedRows());
        });
    }

    @Test
    void selectingElsewhereSelectsTheRows() throws Exception {
        OnEdt.run(() -> {
            Room room = new Room();
            room.lesson.arrive();
            room.live.pump(room.news);
            room.selection.set(Set.of(new ConnectionId(7), new ConnectionId(9)));
            assertEquals(Set.of(7L, 9L), room.selectedRows());
            room.selection.set(Set.of());
            assertEquals(Set.of(), room.selectedRows());
        });
    }

    @Test
    void whoLeftComesAfterEverybodyElse() throws Exception {
        OnEdt.run(() -> {
            Room room = new Room();
            room.lesson.arrive();
            room.live.pump(room.news);
            List<Long> order = room.order();
            assertEquals(30, order.size());
            assertEquals(List.of(13L, 16L, 20L), order.subList(27, 30));
        });
    }

    @Test
    void aClientThatOnlyChangesIsOneRowThatChanges() throws Exception {
        OnEdt.run(() -> {
            Room room = new Room();
            room.lesson.arrive();
            room.live.pump(room.news);
            List<String> told = new ArrayList<>();
            room.table().getModel().addTableModelListener(event -> told.add(kind(event)));
            room.lesson.receive(4, NOW);
            room.live.pump(room.news);
            assertEquals(List.of("update 3-3"), told);
        });
    }

    private static String kind(TableModelEvent event) {
        return (event.getType() == TableModelEvent.UPDATE ? "update " : "other ") + event.getFirstRow() + "-"
                + event.getLastRow();
    }

    @Test
    void theKeysAskForWhatTheySayOfWhoIsSelectedAndThere() throws Exception {
        OnEdt.run(() -> {
            Room room = new Room();
            room.lesson.arrive();
            room.live.pump(room.news);
            room.selection.set(Set.of(new ConnectionId(1), new ConnectionId(13)));
            room.press("SPACE");
            assertEquals(new Request.Hold(new Target.Only(Set.of(new ConnectionId(1)))), room.asked());
            room.selection.set(Set.of(new ConnectionId(5)));
            room.press("SPACE");
            assertEquals(new Request.Release(new Target.Only(Set.of(new ConnectionId(5)))), room.asked());
            room.selection.set(Set.of(new ConnectionId(13)));
            room.press("SPACE");
            assertEquals(Optional.empty(), room.bus.requests().poll(0));
        });
    }

    private static Annotation annotation(long client, Note note) {
        return new Annotation(new Note.Subject.OfClient(new ConnectionId(client)), note);
    }

    @Test
    void marksAreSetForAllSelectedClientsAndTakenAwayWhereAllHaveOne() throws Exception {
        OnEdt.run(() -> {
            Room room = new Room();
            room.lesson.arrive();
            room.bus.publish(new Fact.NoteKept(
                    new Note.Subject.OfClient(new ConnectionId(2)), new Note(true, "sits at the back")));
            room.live.pump(room.news);
            room.selection.set(Set.of(new ConnectionId(1), new ConnectionId(2)));
            room.press("menu M");
            assertEquals(List.of(annotation(1, new Note(true, ""))), room.notes.put);
            room.selection.set(Set.of(new ConnectionId(2)));
            room.press("menu M");
            assertEquals(annotation(2, new Note(false, "sits at the back")), room.notes.put.getLast());
            room.notes.fail("The mark was not kept.");
            assertEquals(List.of("The mark was not kept."), room.lost);
            assertEquals(Optional.empty(), room.bus.requests().poll(0));
        });
    }

    @Test
    void theNoteOfAClientIsWrittenOnACardThatStaysUntilItIsKept() throws Exception {
        OnEdt.run(() -> {
            Room room = new Room();
            room.lesson.arrive();
            room.live.pump(room.news);
            room.table().setRowSelectionInterval(2, 2);
            room.press("menu shift M");
            NoteCard card = ComponentFinder.one(room.panel, NoteCard.class, any -> true);
            assertTrue(card.isVisible());
            ComponentFinder.one(card, JTextArea.class, any -> true).setText("late again");
            ComponentFinder.press(card, "control ENTER");
            assertEquals(List.of(annotation(3, new Note(false, "late again"))), room.notes.put);
            assertTrue(card.isVisible());
            room.notes.keep();
            assertFalse(card.isVisible());
        });
    }

    @Test
    void aNameThatIsBeingTypedIsNotMovedUnderTheHands() throws Exception {
        OnEdt.run(() -> {
            Room room = new Room();
            room.lesson.arrive();
            room.live.pump(room.news);
            room.table().setRowSelectionInterval(1, 1);
            room.press("F2");
            assertTrue(room.table().isEditing());
            room.lesson.close(1, CloseReason.FIN, "It closed the connection.", false);
            room.live.pump(room.news);
            assertTrue(room.table().isEditing());
            ((JTextField) room.table().getEditorComponent()).setText(" Bára ");
            room.table().getCellEditor().stopCellEditing();
            assertEquals(new Request.Rename(new ConnectionId(2), "Bára"), room.asked());
            assertEquals(List.of(1L, 13L, 16L, 20L), room.order().subList(26, 30));
        });
    }

    @Test
    void tenThousandClientsAreShownAndSortedInOnePass() throws Exception {
        OnEdt.run(() -> {
            Room room = new Room();
            for (int number = 1; number <= 10_000; number++) {
                room.lesson.open(number);
            }
            room.live.pump(room.news);
            assertEquals(10_000, room.table().getRowCount());
            long begin = System.nanoTime();
            for (int round = 0; round < 20; round++) {
                room.lesson.receive(round + 1, NOW);
                room.live.pump(room.news);
            }
            double millis = (System.nanoTime() - begin) / 20e6;
            assertTrue(millis < 100, "a round took " + millis + " ms");
        });
    }

    @Test
    void theColumnsFillTheTableAndTheWordOfEachKindOfLeavingFitsInEveryWidth() throws Exception {
        OnEdt.run(() -> {
            Room room = new Room();
            room.lesson.arrive();
            room.live.pump(room.news);
            for (int width : new int[] {190, 230, 290, 700}) {
                room.panel.setSize(width, 500);
                room.panel.addNotify();
                room.panel.validate();
                int viewport = room.table().getParent().getWidth();
                assertEquals(viewport, room.table().getWidth(), "in " + width);
                assertEquals(viewport, room.table().getColumnModel().getTotalColumnWidth(), "in " + width);
                int status = room.width(ClientColumn.STATUS);
                for (CloseReason reason : CloseReason.values()) {
                    int needed = ClientCellRenderer.statusWidth(
                            room.table().getFontMetrics(room.table().getFont()),
                            List.of(ClientStatusBadge.word(reason)));
                    assertTrue(needed <= status, reason + " needs " + needed + " of " + status + " in " + width);
                }
                assertTrue(room.width(ClientColumn.CLIENT) > 40, "in " + width);
                assertEquals(width >= 290, room.width(ClientColumn.WAITING) > 0, "in " + width);
                room.panel.removeNotify();
            }
        });
    }

    @Test
    void eighteenClientsFitIntoTheHeightOfASmallWindow() throws Exception {
        OnEdt.run(() -> {
            Room room = new Room();
            assertTrue(
                    room.table().getRowHeight() <= UIScale.scale(24),
                    "rows of " + room.table().getRowHeight());
        });
    }

    @Test
    void theChosenColumnsAreKept() throws Exception {
        OnEdt.run(() -> {
            Room room = new Room();
            room.panel.setSize(900, 500);
            room.panel.addNotify();
            room.panel.validate();
            assertEquals(0, room.width(ClientColumn.ADDRESS));
            ColumnChoice<ClientColumn> choice = room.choice();
            choice.items(ClientColumn::title, () -> {}).stream()
                    .filter(item -> item.getText().equals("Address"))
                    .forEach(JMenuItem::doClick);
            choice.items(ClientColumn::title, () -> {}).stream()
                    .filter(item -> item.getText().equals("Waiting"))
                    .forEach(JMenuItem::doClick);
            assertEquals(
                    Set.of(ClientColumn.CLIENT, ClientColumn.STATUS, ClientColumn.ADDRESS),
                    room.choice().shown());
            assertFalse(
                    choice.items(ClientColumn::title, () -> {}).getFirst().isEnabled(), "the client is always shown");
        });
    }

    @Test
    void goingToTheEndOfTheTableSelectsNobody() throws Exception {
        OnEdt.run(() -> {
            Room room = new Room();
            room.lesson.arrive();
            room.live.pump(room.news);
            ComponentFinder.press(room.table(), "control END");
            ComponentFinder.press(room.table(), "control HOME");
            assertEquals(Set.of(), room.selection.ids());
            assertEquals(Set.of(), room.selectedRows());
        });
    }

    @Test
    void theNumberOfConnectedClientsIsTheServersOwn() throws Exception {
        OnEdt.run(() -> {
            Room room = new Room();
            room.lesson.arrive();
            room.live.pump(room.news);
            String counted = LocalizedDigits.ofUser("27 connected");
            assertTrue(
                    ComponentFinder.all(room.panel, JLabel.class).stream()
                            .anyMatch(label -> counted.equals(label.getText())),
                    counted);
            assertEquals(27, room.live.latest().counts().live());
        });
    }

    @Test
    void theSelectionNeverChangesUnderWhoHoldsIt() throws Exception {
        OnEdt.run(() -> {
            ClientSelection selection = new ClientSelection();
            List<Integer> sizes = new ArrayList<>();
            selection.onChange(() -> sizes.add(selection.ids().size()));
            selection.set(Set.of(new ConnectionId(2), new ConnectionId(1)));
            selection.set(Set.of(new ConnectionId(1), new ConnectionId(2)));
            Set<ConnectionId> held = selection.ids();
            selection.set(Set.of());
            assertEquals(List.of(2, 0), sizes);
            assertArrayEquals(new Object[] {new ConnectionId(1), new ConnectionId(2)}, held.toArray());
        });
    }
}
