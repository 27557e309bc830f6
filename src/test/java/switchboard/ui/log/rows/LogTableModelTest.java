package switchboard.ui.log.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.swing.event.TableModelEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.filter.Filter;
import switchboard.filter.MarkCondition;
import switchboard.filter.TextCondition;
import switchboard.ui.fake.FakeLog;

@Timeout(20)
final class LogTableModelTest {
    private static final Filter SOME = new TextCondition("x");

    private final List<String> events = new ArrayList<>();

    private LogTableModel model(FakeLog log, int mostRows) {
        LogTableModel model = new LogTableModel(log, Runnable::run, mostRows);
        model.addTableModelListener(event -> events.add(
                switch (event.getType()) {
                    case TableModelEvent.INSERT -> "insert " + event.getFirstRow() + "-" + event.getLastRow();
                    case TableModelEvent.DELETE -> "delete " + event.getFirstRow() + "-" + event.getLastRow();
                    default -> event.getLastRow() == Integer.MAX_VALUE ? "all" : "update";
                }));
        return model;
    }

    @Test
    void growthIsOneInsertAtTheEnd() {
        LogTableModel model = model(FakeLog.slow(1000), 1_000_000);
        model.setNewestNumber(100);
        model.setNewestNumber(130);
        model.setNewestNumber(130);
        assertEquals(List.of("insert 0-99", "insert 100-129"), events);
        assertEquals(130, model.getRowCount());
        assertEquals(130, model.numberAt(129));
    }

    @Test
    void inAFloodTheNewestRowsAreReadBeforeTheyAreShown() {
        FakeLog log = FakeLog.slow(1_000_000);
        LogTableModel model = model(log, 10_000_000);
        model.setNewestNumber(100);
        model.setNewestNumber(5_100);
        model.setNewestNumber(10_100);
        assertEquals(100, model.getRowCount(), "nothing is shown yet that can't be read");
        assertEquals(List.of("rows 5037+64"), log.waiting());
        log.next().answer().run();
        assertEquals(5_100, model.getRowCount());
        assertEquals("text 5100", model.row(5_099).orElseThrow().preview());
        assertEquals(List.of("rows 10037+64"), log.waiting(), "and what came meanwhile is next");
        log.next().fail("The file is gone.");
        assertEquals(10_100, model.getRowCount(), "what can't be read is shown as such");
        model.setNewestNumber(20_000);
        assertEquals(20_000, model.getRowCount());
    }

    @Test
    void onlyWhatIsLookedAtIsReadAndOneQuestionAtATime() {
        FakeLog log = FakeLog.slow(1_000_000);
        LogTableModel model = model(log, 10_000_000);
        model.setNewestNumber(1_000_000);
        model.setVisibleRows(600, 630, true);
        assertEquals(List.of("rows 513+256"), log.waiting());
        assertTrue(model.row(600).isEmpty());
        log.next().answer().run();
        assertEquals("text 601", model.row(600).orElseThrow().preview());
        assertEquals(List.of("rows 769+256"), log.waiting(), "the next page in the direction of scrolling");
    }

    @Test
    void rowsThatWereScrolledPastAreNeverAskedFor() {
        FakeLog log = FakeLog.slow(1_000_000);
        LogTableModel model = model(log, 10_000_000);
        model.setNewestNumber(1_000_000);
        for (int row = 0; row < 900_000; row += 1000) {
            model.setVisibleRows(row, row + 30, true);
        }
        model.setVisibleRows(999_900, 999_930, true);
        log.answerAll();
        assertTrue(log.asked <= 4, "asked " + log.asked);
        assertEquals("text 999901", model.row(999_900).orElseThrow().preview());
    }

    @Test
    void aLateAnswerFromBeforeAFilterFillsTheCacheAndChangesNoRows() {
        FakeLog log = FakeLog.slow(9000);
        LogTableModel model = model(log, 1_000_000);
        model.setNewestNumber(9000);
        model.setVisibleRows(0, 20, true);
        FakeLog.Question late = log.next();
        model.show(SOME);
        log.answerAll();
        assertEquals(3000, model.getRowCount());
        late.answer().run();
        assertEquals(3000, model.getRowCount());
        assertEquals(3, model.numberAt(0));
        assertEquals("text 3", model.row(0).orElseThrow().preview());
    }

    @Test
    void theOldRowsStayUntilTheFirstMatchesAreThere() {
        FakeLog log = FakeLog.slow(100);
        LogTableModel model = model(log, 1_000_000);
        model.setNewestNumber(100);
        model.show(SOME);
        assertEquals(100, model.getRowCount());
        log.next().answer().run();
        assertEquals(33, model.getRowCount());
    }

    @Test
    void aFilterThatWasReplacedSaysNothingMore() {
        FakeLog log = FakeLog.slow(100);
        LogTableModel model = model(log, 1_000_000);
        model.setNewestNumber(100);
        model.show(SOME);
        FakeLog.Question first = log.next();
        model.show(Filter.ALL);
        first.answer().run();
        assertEquals(100, model.getRowCount());
    }

    @Test
    void aFilteredViewGrowsByAppendingOnly() {
        FakeLog log = FakeLog.slow(90);
        LogTableModel model = model(log, 1_000_000);
        model.setNewestNumber(90);
        model.show(SOME);
        log.answerAll();
        events.clear();
        log.newest = 99;
        model.setNewestNumber(95);
        model.setNewestNumber(99);
        assertEquals(List.of("matches 90..95"), log.waiting(), "one question at a time");
        log.answerAll();
        assertEquals(List.of("insert 30-30", "insert 31-32"), events);
        assertEquals(99, model.numberAt(32));
    }

    @Test
    void aLongLogIsSearchedInStretches() {
        FakeLog log = FakeLog.slow(1_000_000);
        LogTableModel model = model(log, 10_000_000);
        model.setNewestNumber(1_000_000);
        model.show(SOME);
        log.next().answer().run();
        assertEquals(5, model.percentSearched());
        log.answerAll();
        assertEquals(100, model.percentSearched());
        assertEquals(333_333, model.getRowCount());
    }

    @Test
    void aSearchThatIsStoppedKeepsWhatItFoundAndGoesOnFromThere() {
        FakeLog log = FakeLog.slow(1_000_000);
        LogTableModel model = model(log, 10_000_000);
        model.setNewestNumber(1_000_000);
        model.show(SOME);
        log.next().answer().run();
        assertEquals(FilterScan.State.SEARCHING, model.searchState());
        model.stopSearching();
        log.answerAll();
        model.setNewestNumber(1_000_100);
        assertEquals(FilterScan.State.STOPPED, model.searchState());
        assertEquals(16_666, model.getRowCount());
        assertTrue(log.waiting().isEmpty(), "also when the log grows");
        model.resumeSearch();
        assertEquals(List.of("matches 50000..1000100"), log.waiting());
        log.newest = 1_000_100;
        log.answerAll();
        assertEquals(FilterScan.State.DONE, model.searchState());
        assertEquals(333_366, model.getRowCount());
    }

    @Test
    void aNoteThatChangesBringsItsRowAnewWithoutLeavingAHole() {
        FakeLog log = FakeLog.slow(100);
        LogTableModel model = model(log, 1_000_000);
        model.setNewestNumber(100);
        model.setVisibleRows(0, 20, true);
        log.answerAll();
        model.noted(List.of(5L));
        assertTrue(model.row(4).isPresent(), "the old row stays until the new one is there");
        assertEquals(List.of("rows 5+1"), log.waiting());
        log.answerAll();
        assertTrue(log.waiting().isEmpty());
    }

    @Test
    void aNoteThatChangesWhileItsRowIsBeingReadIsReadOnceMore() {
        FakeLog log = FakeLog.slow(100);
        LogTableModel model = model(log, 1_000_000);
        model.setNewestNumber(100);
        model.setVisibleRows(0, 20, true);
        FakeLog.Question before = log.next();
        model.noted(List.of(5L));
        before.answer().run();
        assertEquals(List.of("rows 5+1"), log.waiting());
    }

    @Test
    void aMessageThatIsMarkedAppearsUnderTheFilterAndOneThatIsNotGoes() {
        Set<Long> marked = new HashSet<>(Set.of(10L, 30L));
        FakeLog log = new FakeLog(100, FakeLog::row, marked::contains, true);
        LogTableModel model = model(log, 1_000_000);
        model.setNewestNumber(100);
        model.show(new MarkCondition());
        marked.add(20L);
        marked.remove(30L);
        model.noted(List.of(20L, 30L));
        assertEquals(2, model.getRowCount());
        assertEquals(20, model.numberAt(1));
        assertEquals(List.of("insert 0-99", "all", "insert 1-1", "delete 2-2"), events);
    }

    @Test
    void aMessageIsFoundUnderEveryFilter() {
        LogTableModel model = model(FakeLog.quick(1_000_000), 10_000_000);
        model.setNewestNumber(1_000_000);
        assertEquals(599_999, model.rowOf(600_000));
        model.show(SOME);
        assertEquals(199_999, model.rowOf(600_000));
        assertEquals(-1, model.rowOf(600_001));
        assertEquals(600_003, model.numberAt(model.nearestRow(600_001)));
    }

    @Test
    void aFailureIsASentenceAndCanBeTriedAgain() {
        FakeLog log = FakeLog.slow(100);
        LogTableModel model = model(log, 1_000_000);
        model.setNewestNumber(100);
        model.setVisibleRows(0, 20, true);
        log.next().fail("The session file can't be read.");
        assertEquals(Optional.of("The session file can't be read."), model.failure());
        assertTrue(log.waiting().isEmpty(), "it does not ask again by itself");
        model.retry(Filter.ALL);
        log.answerAll();
        assertEquals(Optional.empty(), model.failure());
        assertEquals("text 1", model.row(0).orElseThrow().preview());
    }

    @Test
    void whatTheFileDoesNotHaveIsNotAskedForAgain() {
        FakeLog log = FakeLog.slow(50);
        LogTableModel model = model(log, 1_000_000);
        model.setNewestNumber(100);
        model.setVisibleRows(60, 80, true);
        log.answerAll();
        model.setVisibleRows(60, 80, true);
        assertTrue(log.waiting().isEmpty());
    }

    @Test
    void moreRowsThanATableCanShowLeaveOutTheOldest() {
        FakeLog log = FakeLog.slow(5000);
        LogTableModel model = model(log, 1600);
        model.setNewestNumber(1600);
        model.setNewestNumber(1650);
        assertEquals(1500, model.getRowCount());
        assertEquals(1650, model.numberAt(1499));
        assertTrue(model.isTruncated());
        model.setNewestNumber(5000);
        log.answerAll();
        assertEquals(1500, model.getRowCount());
        assertEquals(5000, model.numberAt(model.getRowCount() - 1));
    }

    @Test
    void theRowsKeptAreBounded() {
        LogTableModel model = model(FakeLog.quick(1_000_000), 10_000_000);
        model.setNewestNumber(1_000_000);
        for (int row = 0; row < 100_000; row += 200) {
            model.setVisibleRows(row, row + 30, true);
        }
        assertTrue(model.row(99_810).isPresent());
        assertTrue(model.row(0).isEmpty());
    }
}
