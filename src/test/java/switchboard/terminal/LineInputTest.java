package switchboard.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.terminal.LineInput.Line;

@Timeout(20)
class LineInputTest {
    @Test
    void lfAndCrlfAndTheEndOfTheStreamEndALine() throws IOException {
        assertEquals(
                List.of(line("a"), line("b"), line(""), line("c\rd"), line("ž 🧦")),
                lines("a\nb\r\n\nc\rd\nž 🧦", 100));
    }

    @Test
    void aLineThatIsTooLongIsSkippedAndSaidSo() throws IOException {
        assertEquals(List.of(new Line("", true), line("12345"), line("12345")), lines("123456\n12345\n12345\r\n", 5));
    }

    @Test
    void anEndlessLineTakesNoMoreMemoryThanALineMay() throws IOException {
        InputStream zeros = new InputStream() {
            private long left = 50_000_000;

            @Override
            public int read() {
                return left-- > 0 ? 0 : -1;
            }
        };
        assertEquals(Optional.of(new Line("", true)), new LineInput(zeros, StandardCharsets.UTF_8, 10).next());
    }

    @Test
    void aLongLineIsReadInBlocks() throws IOException {
        AtomicInteger reads = new AtomicInteger();
        byte[] typed = ("x".repeat(4 << 20) + "\nnext\n").getBytes(StandardCharsets.UTF_8);
        InputStream counted = new FilterInputStream(new ByteArrayInputStream(typed)) {
            @Override
            public int read() {
                throw new AssertionError("read byte by byte");
            }

            @Override
            public int read(byte[] into, int start, int length) throws IOException {
                reads.incrementAndGet();
                return super.read(into, start, length);
            }
        };
        LineInput input = new LineInput(counted, StandardCharsets.UTF_8, 16 << 20);
        assertEquals(Optional.of(line("x".repeat(4 << 20))), input.next());
        assertEquals(Optional.of(line("next")), input.next());
        assertTrue(reads.get() < 1_000, "reads: " + reads);
    }

    private static Line line(String text) {
        return new Line(text, false);
    }

    private static List<Line> lines(String text, int longest) throws IOException {
        LineInput input = new LineInput(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8, longest);
        List<Line> lines = new ArrayList<>();
        for (Optional<Line> line = input.next(); line.isPresent(); line = input.next()) {
            lines.add(line.get());
        }
        return lines;
    }
}
