package switchboard.ui.log.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import javax.swing.DefaultListSelectionModel;
import javax.swing.event.TableModelEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.filter.ClientCondition;
import switchboard.filter.Filter;
import switchboard.filter.TextCondition;
import switchboard.model.ClientStep.Kind;
import switchboard.model.ConnectionId;
import switchboard.ui.fake.FakeLog;

@Timeout(20)
class LogRowsModelTest {
    private static final Optional<Set<ConnectionId>> ALL_STEPS = Optional.of(Set.of());

    private final FakeLog log = FakeLog.quick(1_000);
    private final LogTableModel messages = new LogTableModel(log, Runnable::run, 160);
    private final LogRowsModel rows = new LogRowsModel(messages);
    private final List<String> events = new ArrayList<>();
    private final List<Integer> told = new ArrayList<>();

    @BeforeEach
    void listen() {
        rows.addTableModelListener(event -> events.add(
                switch (event.getType()) {
                    case TableModelEvent.INSERT -> "insert " + event.getFirstRow() + "-" + event.getLastRow();
                    case TableModelEvent.DELETE -> "delete " + event.getFirstRow() + "-" + event.getLastRow();
                    default -> event.getLastRow() == Integer.MAX_VALUE ? "all" : "update";
                }));
        rows.addListener(new LogTableModel.Listener() {
            @Override
            public void replacing() {}

            @Override
            public void replaced() {}

            @Override
            public void added(int count) {
                told.add(count);
            }

            @Override
            public void dropped(int count) {
                told.add(-count);
            }

            @Override
            public void stateChanged() {}
        });
        rows.showSteps(ALL_STEPS);
        events.clear();
    }

    private static LogStep step(long place, long after, long client, Kind kind) {
        return StepPositionsTest.step(place, after, client, kind);
    }

    private List<String> shown() {
        return IntStream.range(0, rows.getRowCount())
                .mapToObj(row -> rows.step(row)
                        .map(step -> step.client() + " " + step.step().kind())
                        .orElseGet(() -> Long.toString(rows.numberAt(row))))
                .toList();
    }

    @Test
    void stepsStandBetweenTheMessagesInTheirOrder() {
        messages.setNewestNumber(2);
        rows.addSteps(List.of(step(1, 0, 1, Kind.CAME), step(2, 1, 2, Kind.CAME), step(3, 1, 1, Kind.LEFT)));
        assertEquals(List.of("#1 CAME", "1", "#2 CAME", "#1 LEFT", "2"), shown());
        messages.setNewestNumber(3);
        rows.addSteps(List.of(step(4, 3, 2, Kind.LEFT)));
        assertEquals(List.of("#1 CAME", "1", "#2 CAME", "#1 LEFT", "2", "3", "#2 LEFT"), shown());
        assertEquals(2, rows.rowOf(2) - rows.rowOf(1) - 1);
    }

    @Test
    void aStepWaitsForTheMessageBeforeIt() {
        messages.setNewestNumber(1);
        rows.addSteps(List.of(step(1, 3, 1, Kind.LEFT)));
        assertEquals(List.of("1"), shown());
        messages.setNewestNumber(4);
        assertEquals(List.of("1", "2", "3", "#1 LEFT", "4"), shown());
        assertEquals(List.of("insert 0-0", "insert 1-3", "insert 3-3"), events);
    }

    @Test
    void growthAtTheEndIsOneInsert() {
        messages.setNewestNumber(1);
        rows.addSteps(List.of(step(1, 1, 1, Kind.CAME)));
        rows.addSteps(List.of(step(2, 1, 2, Kind.CAME), step(3, 1, 3, Kind.CAME)));
        messages.setNewestNumber(50);
        assertEquals(List.of("insert 0-0", "insert 1-1", "insert 2-3", "insert 4-52"), events);
        assertEquals(List.of(1, 1, 2, 49), told);
    }

    @Test
    void stepsThatAreReadLaterTakeTheirPlaces() {
        messages.setNewestNumber(2);
        rows.addSteps(List.of(step(3, 2, 1, Kind.LEFT)));
        rows.addSteps(List.of(step(1, 0, 1, Kind.CAME), step(2, 1, 1, Kind.FINISHED), step(3, 2, 1, Kind.LEFT)));
        assertEquals(List.of("#1 CAME", "1", "#1 FINISHED", "2", "#1 LEFT"), shown());
    }

    @Test
    void aFilterOfClientsKeepsTheirStepsAndOneOfMessagesHidesAll() {
        messages.setNewestNumber(14);
        rows.addSteps(List.of(step(1, 0, 1, Kind.CAME), step(2, 6, 2, Kind.CAME), step(3, 14, 2, Kind.LEFT)));
        rows.show(new ClientCondition(Set.of(new ConnectionId(2))), Optional.of(Set.of(new ConnectionId(2))));
        assertEquals(List.of("1", "#2 CAME", "8", "#2 LEFT"), shown());
        rows.show(new TextCondition("x"), Optional.empty());
        assertEquals(List.of("3", "6", "9", "12"), shown());
        rows.show(Filter.ALL, ALL_STEPS);
        assertEquals(17, rows.getRowCount());
        rows.showSteps(Optional.empty());
        assertEquals(14, rows.getRowCount());
    }

    @Test
    void stepsBetweenMessagesThatAreDroppedGoWithThem() {
        messages.setNewestNumber(100);
        rows.addSteps(List.of(step(1, 3, 1, Kind.CAME), step(2, 90, 2, Kind.CAME)));
        told.clear();
        messages.setNewestNumber(165);
        assertTrue(messages.isTruncated());
        assertEquals(messages.getRowCount() + 1, rows.getRowCount());
        assertEquals(messages.numberAt(0), rows.numberAt(0));
        assertEquals(2, told.size());
        assertEquals(-(165 - messages.getRowCount()) - 1, told.getFirst());
        assertEquals("#2 CAME", shown().get(rows.rowOf(90) + 1));
    }

    @Test
    void aStepIsNoMessage() {
        messages.setNewestNumber(3);
        rows.addSteps(List.of(step(1, 1, 1, Kind.CAME), step(2, 3, 1, Kind.LEFT)));
        rows.setVisibleRows(0, 4, true);
        assertEquals(List.of("1", "#1 CAME", "2", "3", "#1 LEFT"), shown());
        assertEquals(Optional.empty(), rows.row(1));
        assertEquals(2, rows.numberAt(1), "the next message");
        assertEquals(3, rows.numberAt(4), "the last message");
        assertEquals(OptionalLong.of(1_000), rows.sinceRowBefore(2), "since the message before the step");
        DefaultListSelectionModel selected = new DefaultListSelectionModel();
        selected.setSelectionInterval(0, 4);
        assertEquals(3, rows.messagesIn(selected));
        assertEquals(2, rows.messagesIn(1, 3));
        assertEquals(2, rows.rowBeside(1, 1));
        assertEquals(-1, rows.rowBeside(3, 1));
    }
}
