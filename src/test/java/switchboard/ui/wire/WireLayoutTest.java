package switchboard.ui.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.model.ConnectionId;
import switchboard.model.Note;
import switchboard.record.LoggedMessage;
import switchboard.ui.wire.WireLayout.Cell;
import switchboard.ui.wire.WireLayout.Content;
import switchboard.ui.wire.bytes.WireContent;
import switchboard.wire.Direction;
import switchboard.wire.FrameStatus;
import switchboard.wire.Message;
import switchboard.wire.ReadTrace;
import switchboard.wire.framing.FrameReader;
import switchboard.wire.framing.Framings;
import switchboard.wire.framing.MemoryBudget;

@Timeout(20)
final class WireLayoutTest {
    private static final WireLayout.Metrics METRICS = new WireLayout.Metrics(24, 40, 4, 30, 72, 12);

    private static WireContent content(Message message) {
        return WireContent.of(new LoggedMessage(
                1,
                0,
                new ConnectionId(1),
                "",
                "127.0.0.1:1",
                Direction.IN,
                message,
                OptionalLong.empty(),
                Note.NONE,
                false,
                StandardCharsets.UTF_8));
    }

    private static WireContent framed(String text) {
        return content(Framings.HEADER64.frame(text.getBytes(UTF_8)));
    }

    private static void assertEveryByteOnce(WireContent content, WireLayout layout) {
        int at = 0;
        for (Cell cell : layout.cells()) {
            if (cell.length() > 0) {
                assertEquals(at, cell.start());
                at = cell.end();
            }
        }
        assertEquals(content.bytes().length, at);
    }

    @Test
    void thePaddingOfAHeaderIsOneBoxUntilItIsOpened() {
        WireContent hello = framed("Hello Server!");
        WireLayout folded = WireLayout.of(hello, Set.of(), 400, METRICS);
        assertTrue(folded.cells().stream()
                .anyMatch(cell -> cell.content() instanceof Content.Run run && run.count() == 62 && cell.start() == 2));
        assertEquals(3 + 13, folded.cells().size());
        WireLayout opened = WireLayout.of(hello, Set.of(2), 400, METRICS);
        assertEquals(64 + 1 + 13, opened.cells().size(), "and a handle that folds it again");
        assertEveryByteOnce(hello, folded);
        assertEveryByteOnce(hello, opened);
    }

    @Test
    void noBoxLeavesTheWidthOrLiesOnAnother() {
        WireContent content = framed("žluťoučký kůň 🧦 👩‍💻 a long text that takes several rows of boxes");
        for (int width = 120; width < 900; width += 37) {
            List<Cell> cells = WireLayout.of(content, Set.of(), width, METRICS).cells();
            assertTrue(cells.size() > 60, cells.size() + " boxes");
            for (Cell cell : cells) {
                assertTrue(cell.box().getMaxX() <= Math.max(width - 12, 12 + 72 + 24), width + ": " + cell);
                for (Cell other : cells) {
                    assertFalse(other != cell && other.box().intersects(cell.box()), cell + " on " + other);
                }
            }
        }
    }

    @Test
    void aCharacterThatIsWiderThanARowGoesOnInTheNext() {
        WireContent content = framed("👩‍💻");
        WireLayout layout = WireLayout.of(content, Set.of(), 180, METRICS);
        assertEveryByteOnce(content, layout);
        List<Boolean> firsts = layout.cells().stream()
                .filter(cell -> cell.start() >= 64)
                .map(cell -> ((Content.Of) cell.content()).first())
                .toList();
        assertTrue(firsts.size() > 1);
        assertEquals(1, firsts.stream().filter(first -> first).count());
    }

    @Test
    void bytesThatNeverCameAreDrawnToo() {
        byte[] header = Framings.HEADER64.frame(new byte[13]).bytes();
        byte[] bytes = java.util.Arrays.copyOf(header, 64 + 9);
        WireContent cut = content(new Message(FrameStatus.PARTIAL, bytes, 64, 9, ReadTrace.single(1, 73), List.of()));
        assertEquals(4, cut.missing());
        assertEquals(
                4,
                WireLayout.of(cut, Set.of(), 400, METRICS).cells().stream()
                        .filter(cell -> cell.content() instanceof Content.Missing)
                        .count());
    }

    @Test
    void skippedBytesAreNotDrawnAsBytesThatNeverCame() {
        List<Message> messages = new ArrayList<>();
        FrameReader reader = Framings.HEADER64.reader(10, false, MemoryBudget.UNLIMITED);
        byte[] tooLong = Framings.HEADER64.frame(new byte[100]).bytes();
        reader.accept(tooLong, 0, 64 + 90, 0, messages::add);
        reader.end(messages::add);
        WireContent content = content(messages.getFirst());
        assertEquals(80, content.skipped());
        assertEquals(10, content.missing());
    }

    @Test
    void aLongBodyIsLaidOutOnlyAtItsBeginning() {
        WireContent content = framed("é".repeat(1 << 20));
        WireLayout layout = WireLayout.of(content, Set.of(), 400, METRICS);
        assertTrue(
                layout.cells().size() > 1000 && layout.cells().size() < 1100,
                layout.cells().size() + " cells");
        assertEquals(1 << 20, content.text().characters());
    }

    @Test
    void aMessageWithoutBodyHasAHeadingAndNoBoxes() {
        WireLayout layout = WireLayout.of(framed(""), Set.of(), 400, METRICS);
        assertEquals(2, layout.headings().size());
        assertEquals(2, layout.cells().size(), "the digit and the folded padding");
    }

    @Test
    void aBoxIsFoundByItsPlaceAndByItsByte() {
        WireLayout layout = WireLayout.of(framed("héllo"), Set.of(), 400, METRICS);
        Cell e = layout.cellOfByte(66).orElseThrow();
        assertEquals(65, e.start());
        assertEquals(2, e.length());
        assertEquals(
                e,
                layout.at((int) e.box().getCenterX(), (int) e.box().getCenterY())
                        .orElseThrow());
    }
}
