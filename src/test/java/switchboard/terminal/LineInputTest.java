package switchboard.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
